using System.IO.Compression;
using System.Text;
using Spro.Core.Interchange.Territories;
using Spro.TestSupport;

namespace Spro.Core.Tests.Territories;

/// <summary>The real national files, and copies of them that tests damage.</summary>
internal sealed class NationalFolder : IDisposable
{
    public static string Source { get; } = RepositoryRoot.SharedData("data/communes");

    private static readonly Lazy<Task<TerritoryReading>> Whole = new(() =>
        NationalTerritoryReader.ReadAsync(Source, CancellationToken.None)
    );

    /// <summary>The real folder, read once for all tests that do not change what it gave.</summary>
    public static Task<TerritoryReading> ReadingAsync() => Whole.Value;

    public string Path { get; } = Directory.CreateTempSubdirectory("spro-territory-").FullName;

    /// <summary>A copy whose files point at the real ones until a test replaces them.</summary>
    public static NationalFolder Copy()
    {
        var copy = new NationalFolder();
        Directory.CreateDirectory(System.IO.Path.Combine(copy.Path, "zones"));
        string[] names =
        [
            "regions.json",
            "departements.json",
            "arrondissements.json",
            "communes.json.gz",
            "codes-postaux.json.gz",
            "insee_cog_mouvements-communes.csv.gz",
            "laposte_hexasmal.csv.gz",
            "zones/seed_insee_zone_emploi_commune.csv",
            "zones/seed_insee_epci_commune.csv.gz",
            "zones/seed_ft_clpe.csv",
        ];
        foreach (var name in names)
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(copy.Path, name), System.IO.Path.Combine(Source, name));
        }

        return copy;
    }

    public void Damage(string name, Func<byte[], byte[]> damage)
    {
        var file = System.IO.Path.Combine(Path, name);
        var damaged = damage(File.ReadAllBytes(file));
        File.Delete(file);
        File.WriteAllBytes(file, damaged);
    }

    /// <summary>Changes the text of a gzipped or plain file.</summary>
    public void Rewrite(string name, Func<string, string> rewrite, Encoding? encoding = null) =>
        Damage(
            name,
            bytes =>
            {
                var zipped = name.EndsWith(".gz", StringComparison.Ordinal);
                using var source = new MemoryStream(bytes);
                using Stream plain = zipped ? new GZipStream(source, CompressionMode.Decompress) : source;
                using var reader = new StreamReader(plain);
                var text = (encoding ?? Encoding.UTF8).GetBytes(rewrite(reader.ReadToEnd()));
                return zipped ? Zip(text) : text;
            }
        );

    public static byte[] Zip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
