using System.Collections;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spro.Core.Common;

namespace Spro.Core.Structures;

/// <summary>The networks of a territory, in the order of their file.</summary>
public sealed class Networks : IReadOnlyList<Network>
{
    /// <summary>Stands for any place of any network that signed the charter; no place of its own.</summary>
    public const string AnySignatoryPlace = "ANY_SPRO_PLACE";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private static readonly Lazy<Networks> Embedded = new(() => Load(EmbeddedData.ReadText("networks.json")));

    private readonly Network[] _all;
    private readonly FrozenDictionary<string, int> _indexes;

    private Networks(Network[] all)
    {
        _all = all;
        _indexes = all.Index()
            .ToFrozenDictionary(entry => entry.Item.Code, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <summary>The networks that come with Spro (<c>data/networks.json</c>).</summary>
    public static Networks BuiltIn => Embedded.Value;

    /// <inheritdoc />
    public int Count => _all.Length;

    /// <inheritdoc />
    public Network this[int index] => _all[index];

    /// <summary>The network of that code.</summary>
    /// <exception cref="KeyNotFoundException">No network has it.</exception>
    public Network this[string code] => _all[_indexes[code]];

    /// <summary>Reads a list of networks; refuses unknown members, missing texts and codes used twice.</summary>
    /// <exception cref="RefusedException">The list is not usable; the message says why.</exception>
    public static Networks Load(string json)
    {
        Network[] all;
        try
        {
            all = JsonSerializer.Deserialize<Network[]>(json, Strict) ?? [];
        }
        catch (JsonException problem)
        {
            throw Refuse($"Fichier des réseaux illisible : {problem.Message}");
        }

        foreach (var network in all)
        {
            if (
                string.IsNullOrWhiteSpace(network.Code)
                || string.IsNullOrWhiteSpace(network.Name)
                || string.IsNullOrWhiteSpace(network.Description)
            )
            {
                throw Refuse($"Réseau « {network.Code} » : le code, le nom et la description sont nécessaires.");
            }
        }

        var twice = all.GroupBy(network => network.Code, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Count() > 1);
        return twice is null ? new Networks(all) : throw Refuse($"Réseau « {twice.Key} » : écrit deux fois.");
    }

    /// <summary>The network of that code; null when none has it.</summary>
    public Network? Find(string code) => _indexes.TryGetValue(code, out var index) ? _all[index] : null;

    /// <summary>Whether a network has that code.</summary>
    public bool Contains(string code) => _indexes.ContainsKey(code);

    /// <summary>Position of the network of that code, or -1.</summary>
    public int IndexOf(string code) => _indexes.GetValueOrDefault(code, -1);

    /// <inheritdoc />
    public IEnumerator<Network> GetEnumerator() => ((IEnumerable<Network>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static RefusedException Refuse(string message) => new("invalid-networks", message);
}
