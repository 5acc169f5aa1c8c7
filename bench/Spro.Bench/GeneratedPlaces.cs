using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Bench;

/// <summary>Invented places, spread over communes by their population and over the networks, with usual hours.</summary>
internal static class GeneratedPlaces
{
    private const string Source = "bench";
    private const int PlacesPerStructure = 20;

    private static readonly string[] Days = ["Mo-Fr", "Mo-Th", "Tu-Sa", "Mo,We,Fr", "Mo-We,Fr", "Tu,Th"];
    private static readonly string[] Mornings =
    [
        "08:30-12:00",
        "08:45-12:15",
        "09:00-12:00",
        "09:00-12:30",
        "09:30-12:30",
    ];
    private static readonly string[] Afternoons =
    [
        "13:30-16:30",
        "13:30-17:00",
        "13:30-17:30",
        "14:00-17:00",
        "14:00-18:00",
    ];

    public static async Task AddAsync(
        IDbContextFactory<SproDbContext> databases,
        IReadOnlyList<CommuneRecord> communes,
        int count,
        CancellationToken cancellationToken
    )
    {
        var random = new Random(35);
        var networks = Networks.BuiltIn.ToArray();
        var towns = new WeightedCommunes(communes);
        Structure? structure = null;
        foreach (var chunk in Enumerable.Range(0, count).Chunk(5000))
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            foreach (var i in chunk)
            {
                if (structure is null || i % PlacesPerStructure == 0)
                    db.Add(structure = NewStructure(i, networks[i / PlacesPerStructure % networks.Length]));
                var place = NewPlace(i, structure, towns.Draw(random), random);
                db.Add(place);
                db.Add(NewService(i, place, random));
            }
            await db.SaveChangesAsync(cancellationToken);
        }
        await using var last = await databases.CreateDbContextAsync(cancellationToken);
        await last.BumpPublicDataAsync(cancellationToken);
    }

    private static Structure NewStructure(int i, Network network)
    {
        var key = Text(i);
        return new Structure
        {
            Id = DirectoryIds.OfStructure(Source, key),
            Source = Source,
            SourceId = key,
            Name = $"{network.ShortName}, structure fictive {key}",
            NetworkCode = network.Code,
            IsFictitious = true,
        };
    }

    private static Place NewPlace(int i, Structure structure, CommuneRecord commune, Random random)
    {
        var key = Text(i);
        var home = commune.Position!.Value;
        return new Place
        {
            Id = DirectoryIds.OfPlace(Source, key),
            Source = Source,
            SourceId = key,
            StructureId = structure.Id,
            Name = $"{structure.Name} à {commune.Name}, lieu fictif {key}",
            Address = $"{Text(random.Next(1, 99))} rue de l'Exemple",
            Postcode = commune.Postcodes is [var first, ..] ? first : null,
            CommuneCode = commune.Code,
            DepartmentCode = commune.Department.Code,
            Latitude = home.Latitude + (random.NextDouble() - 0.5) * 0.04,
            Longitude = home.Longitude + (random.NextDouble() - 0.5) * 0.04,
            Hours = random.Next(10) == 0 ? null : Hours(random),
            Phone = $"02 61 91 {i / 100 % 100:00} {i % 100:00}",
            WrittenAlternative = $"lieu-{key}@example.org",
            Channels = Channels.Place | Channels.Phone | Channels.Written,
            ConfirmedOn = new DateOnly(2026, 11, 1),
            IsFictitious = true,
        };
    }

    private static ServiceOffer NewService(int i, Place place, Random random)
    {
        var key = Text(i);
        return new ServiceOffer
        {
            Id = DirectoryIds.OfService(Source, key),
            Source = Source,
            SourceId = key,
            StructureId = place.StructureId,
            PlaceId = place.Id,
            Name = "Premier accueil",
            MinimumAge = random.Next(4) == 0 ? 16 : null,
            MaximumAge = random.Next(8) == 0 ? 25 : null,
            Channels = place.Channels,
            IsFictitious = true,
        };
    }

    private static string Hours(Random random)
    {
        var usual = $"{Pick(Days, random)} {Pick(Mornings, random)},{Pick(Afternoons, random)}";
        return random.Next(4) switch
        {
            0 => usual,
            1 => $"{usual}; PH off",
            2 => $"{usual}; Sa {Pick(Mornings, random)}; PH off",
            _ => $"{usual}; We {Pick(Mornings, random)}",
        };
    }

    private static string Pick(string[] values, Random random) => values[random.Next(values.Length)];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Draws a commune as often as its people count.</summary>
    private sealed class WeightedCommunes
    {
        private readonly CommuneRecord[] _communes;
        private readonly long[] _until;

        public WeightedCommunes(IEnumerable<CommuneRecord> communes)
        {
            _communes = [.. communes.Where(commune => commune.Position is not null)];
            _until = new long[_communes.Length];
            var sum = 0L;
            for (var i = 0; i < _communes.Length; i++)
                _until[i] = sum += Math.Max(1, _communes[i].Population ?? 1);
        }

        public CommuneRecord Draw(Random random)
        {
            var found = Array.BinarySearch(_until, random.NextInt64(_until[^1]) + 1);
            return _communes[found < 0 ? ~found : found];
        }
    }
}
