using System.IO.Compression;
using System.Text;
using CsCheck;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.DataInclusion;
using Spro.Core.Interchange.Formats;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Interchange;

public sealed class DamagedFilesTests : IAsyncLifetime
{
    private static readonly ReadingContext Context = ImportFixture.Region;
    private ImportFixture _fixture = null!;

    public static TheoryData<string, string> Files { get; } =
        new()
        {
            { "france-services", "france-services/liste-fs-20221201.csv" },
            { "france-travail-agencies", "france-travail/pole_emploi_agencies.csv" },
            { "france-travail-agencies", "france-travail/agences_pe.json" },
            { "missions-locales", "missions-locales/referentiel_structures_milo.json" },
            { "dila", "dila/dila_local_service_sample_1.json" },
        };

    public async ValueTask InitializeAsync() => _fixture = await ImportFixture.OnAsync("sqlite");

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_cut_anywhere_is_refused_or_read_up_to_a_whole_record(string code, string real)
    {
        var bytes = await BytesAsync(real);
        var whole = await ReadAsync(code, "whole" + Path.GetExtension(real), bytes);
        var cuts = Gen.Int[1, bytes.Length - 1].Array[12].Single();
        foreach (var cut in cuts)
        {
            var items = await ReadAsync(code, "cut" + Path.GetExtension(real), bytes[..cut]);
            if (real.EndsWith(".json", StringComparison.Ordinal))
                Assert.Null(items);
            else if (items is not null)
                Assert.Equal(whole!.Take(items.Count), items);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Flipped_bytes_never_crash_a_reading(string code, string real)
    {
        var bytes = await BytesAsync(real);
        foreach (var seed in Gen.Int.Array[12].Single())
        {
            var random = new Random(seed);
            var damaged = bytes.ToArray();
            for (var flip = 0; flip < 20; flip++)
                damaged[random.Next(Math.Min(damaged.Length, 40_000))] = (byte)random.Next(256);
            await ReadAsync(code, "flipped" + Path.GetExtension(real), damaged);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Another_encoding_an_empty_file_or_another_file_altogether_is_refused_whole(
        string code,
        string real
    )
    {
        var text = Encoding.UTF8.GetString(await BytesAsync(real));
        var name = "x" + Path.GetExtension(real);
        Assert.Equal("wrong-encoding", await RefusalAsync(code, name, Encoding.Latin1.GetBytes("é" + text)));
        Assert.NotNull(await RefusalAsync(code, name, Encoding.Unicode.GetBytes(text)));
        Assert.Equal("empty-file", await RefusalAsync(code, name, []));
        Assert.NotNull(await RefusalAsync(code, name, "a,b,c\n1,2,3\n"u8.ToArray()));
        Assert.NotNull(await RefusalAsync(code, name, "{\"a\":[1]}"u8.ToArray()));
        Assert.NotNull(await RefusalAsync(code, name, RandomBytes(5000)));
    }

    [Theory]
    [InlineData("france-services")]
    [InlineData("france-travail-agencies")]
    [InlineData("data-inclusion")]
    [InlineData("dila")]
    public async Task A_zip_bomb_is_refused(string code)
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            gzip.Write("["u8);
            for (var megabyte = 0; megabyte < 400; megabyte++)
                gzip.Write(zeros);
        }
        var name = code is "france-services" or "france-travail-agencies" ? "x.csv.gz" : "x.json.gz";
        Assert.NotNull(await RefusalAsync(code, name, bomb.ToArray()));
    }

    [Fact]
    public async Task A_workbook_that_is_none_or_unzips_without_end_is_refused()
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await archive
                .CreateEntry("xl/worksheets/sheet1.xml")
                .OpenAsync(TestContext.Current.CancellationToken);
            var spaces = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 60; megabyte++)
                entry.Write(spaces);
        }
        Assert.Equal("file-too-large", await RefusalAsync("places", "bomb.xlsx", output.ToArray()));
        Assert.Equal("file-cut-short", await RefusalAsync("places", "cut.xlsx", output.ToArray()[..500]));
        using var other = new MemoryStream();
        using (var archive = new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("readme.txt");
        Assert.Equal("wrong-format", await RefusalAsync("places", "other.xlsx", other.ToArray()));
    }

    [Fact]
    public async Task A_gzip_cut_short_is_refused()
    {
        using var output = new MemoryStream();
        await using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(
                await BytesAsync("france-services/liste-fs-20221201.csv"),
                TestContext.Current.CancellationToken
            );
        var bytes = output.ToArray();
        Assert.NotNull(await ReadAsync("france-services", "x.csv.gz", bytes));
        Assert.NotNull(await RefusalAsync("france-services", "x.csv.gz", bytes[..(bytes.Length / 2)]));
    }

    [Fact]
    public async Task A_cell_of_one_megabyte_rejects_its_line_and_the_others_are_taken()
    {
        var file = _fixture.File(
            "a.csv",
            $"structure_id;structure_nom;code_insee\ns1;{new string('x', 1 << 20)};53130\ns2;Structure d'essai;53130\n"
        );
        var report = await _fixture.ImportAsync(new PlacesFormat(Context, ColumnMapping.None), file);
        Assert.Equal((2, 1), (report.Read, report.Added));
        Assert.Equal(("a.csv:2", "structure_nom"), (report.Rejected[0].Where, report.Rejected[0].Field));
    }

    [Fact]
    public async Task A_row_with_a_missing_cell_is_left_out_and_a_last_one_cut_refuses_the_file()
    {
        const string header = "structure_id;structure_nom;code_insee\n";
        var inside = _fixture.File("a.csv", header + "s1;Structure d'essai\ns2;Structure d'essai;53130\n");
        var report = await _fixture.ImportAsync(new PlacesFormat(Context, ColumnMapping.None), inside);
        Assert.Equal(("a.csv:2", 1), (Assert.Single(report.Rejected).Where, report.Added));
        Assert.Equal(
            "file-cut-short",
            await RefusalAsync("places", "b.csv", Encoding.UTF8.GetBytes(header + "s3;Essai;53130\ns4;Ess"))
        );
        Assert.Equal(
            "file-cut-short",
            await RefusalAsync("places", "c.csv", Encoding.UTF8.GetBytes(header + "s3;\"Essai;53130\n"))
        );
        Assert.Single(await _fixture.AllAsync<Place>());
    }

    private static Task<byte[]> BytesAsync(string real) =>
        File.ReadAllBytesAsync(ImportFixture.Real(real), TestContext.Current.CancellationToken);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private async Task<string?> RefusalAsync(string code, string name, byte[] bytes)
    {
        var before = (await _fixture.AllAsync<Structure>()).Count;
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            _fixture.ImportAsync(FormatOf(code), _fixture.File(name, bytes))
        );
        Assert.Equal(before, (await _fixture.AllAsync<Structure>()).Count);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        return refusal.Code;
    }

    /// <summary>What a reading gives, in words; null when the file is refused. Anything else thrown fails the test.</summary>
    private async Task<List<string>?> ReadAsync(string code, string name, byte[] bytes)
    {
        var items = new List<string>();
        try
        {
            await foreach (
                var item in FormatOf(code).ReadAsync(_fixture.File(name, bytes), TestContext.Current.CancellationToken)
            )
                items.Add($"{item.Reject?.Field} {string.Join(' ', item.Gives.Select(one => one.SourceId))}");
            return items;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static IDirectoryFormat FormatOf(string code) =>
        code switch
        {
            "france-services" => new FranceServicesFormat(Context),
            "france-travail-agencies" => new FranceTravailFormat(Context),
            "missions-locales" => new MissionsLocalesFormat(Context),
            "data-inclusion" => new DataInclusionFormat(Context),
            "places" => new PlacesFormat(Context, ColumnMapping.None),
            _ => new DilaFormat(Context),
        };
}
