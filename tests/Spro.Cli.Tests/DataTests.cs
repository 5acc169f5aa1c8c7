using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Feedback;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.TestSupport;

namespace Spro.Cli.Tests;

public sealed class DataTests : IDisposable
{
    private readonly Operator _operator = new();

    public void Dispose() => _operator.Dispose();

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_dry_run_writes_nothing()
    {
        var file = Places("Accueil de l'Exemple");

        var dry = await ReportAsync("import", "places", file, "--dry-run", "--json");
        var first = await ReportAsync("import", "places", file, "--json");
        var second = await ReportAsync("import", "places", file, "--json");

        Assert.Equal((1, 1, 0), dry);
        Assert.Equal((1, 1, 0), first);
        Assert.Equal((1, 0, 1), second);
    }

    [Fact]
    public async Task The_codes_of_the_ROME_go_in_once_and_what_is_not_the_ROME_is_refused()
    {
        var codes = _operator.Write(
            "referentiel_code_rome_v460.csv",
            "\"code_rome\",\"code_ogr\",\"libelle_rome\"\n\"A1101\",\"6\",\"Berger / Bergère d'essai\"\n"
        );

        var first = await ReportAsync("import", "rome", codes, "--json");
        var second = await ReportAsync("import", "rome", codes, "--json");
        var other = await _operator.RunAsync("import", "rome", Places("Accueil de l'Exemple"));
        var missing = await _operator.RunAsync("import", "rome", "nowhere");

        Assert.Equal((1, 1, 0), first);
        Assert.Equal((1, 0, 1), second);
        Assert.Equal(1, other.Code);
        Assert.Contains("n'est pas une table du ROME", other.Error, StringComparison.Ordinal);
        Assert.Equal(1, missing.Code);
    }

    [Fact]
    public async Task Columns_of_another_name_are_mapped()
    {
        var file = _operator.Write(
            "own.csv",
            "Reseau du lieu;structure_id;structure_nom;lieu_id;lieu_nom;code_insee;Remarque\r\nML;s1;Structure;l1;Lieu;53130;rien\r\n"
        );

        var refused = await _operator.RunAsync("import", "places", file);
        var taken = await ReportAsync(
            "import",
            "places",
            file,
            "--json",
            "--map",
            "Reseau du lieu=reseau",
            "--map",
            "Remarque="
        );

        Assert.Equal(1, refused.Code);
        Assert.Contains("Reseau du lieu", refused.Error, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), taken);
    }

    [Fact]
    public async Task A_place_absent_from_a_complete_file_is_closed_in_that_department_only()
    {
        await _operator.RunAsync("import", "places", Places("Premier", "53130", "a"));
        await _operator.RunAsync("import", "places", Places("Second", "44109", "b"));

        await _operator.RunAsync("import", "places", Places("Troisième", "53130", "c"), "--complete", "53,72");

        await using var db = _operator.Open();
        var open = await db.Set<Place>()
            .Where(place => place.ValidTo == null)
            .Select(place => place.Name)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Premier", open);
        Assert.Contains("Second", open);
        Assert.Contains("Troisième", open);
    }

    [Fact]
    public async Task The_report_groups_what_is_left_out_by_reason()
    {
        var run = await _operator.RunAsync(
            "import",
            "france-travail-agencies",
            RepositoryRoot.SharedData("data/structures/france-travail"),
            "--dry-run"
        );

        Assert.Equal(0, run.Code);
        Assert.Contains("écartées", run.Out, StringComparison.Ordinal);
        Assert.Contains("TYPE_SITE", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.Split('\n').Length < 60, "the report is a page, not one line for each record");
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("dila")]
    [InlineData("france-services")]
    [InlineData("territory")]
    public async Task A_file_that_is_missing_is_refused_in_one_line(string format)
    {
        var run = await _operator.RunAsync("import", format, _operator.At("missing"));

        Assert.Equal(1, run.Code);
        Assert.Contains("n'existe pas", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("places", "modele.csv")]
    [InlineData("places", "modele.xlsx")]
    [InlineData("professionals", "modele.csv")]
    public async Task A_template_imports_as_it_is(string template, string name)
    {
        await _operator.RunAsync("templates", template, _operator.At(name));

        var run = await _operator.RunAsync("import", template, _operator.At(name), "--dry-run");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [InlineData("clefop.csv")]
    [InlineData("clefop.xlsx")]
    public async Task The_list_of_CLEFOP_is_a_template_that_the_territory_import_takes(string name)
    {
        await _operator.RunAsync("templates", "clefop", _operator.At(name));

        var empty = await _operator.RunAsync("import", "territory", _operator.At(name), "--json");

        Assert.Equal((0, ""), (empty.Code, empty.Error));
        using var report = JsonDocument.Parse(empty.Out);
        Assert.Equal(0, report.RootElement.GetProperty("closed").GetInt32());
    }

    [Fact]
    public async Task Open_data_has_every_place_and_no_formula()
    {
        await _operator.RunAsync("import", "places", Places("Lieu"));
        // The importers take formulas away; what a member writes one day may hold one.
        await using (var db = _operator.Open())
            await db.Set<Place>()
                .ExecuteUpdateAsync(
                    row => row.SetProperty(place => place.Name, "=HYPERLINK(1)"),
                    TestContext.Current.CancellationToken
                );

        var run = await _operator.RunAsync("open-data", "export", "--out", _operator.At("out"));

        Assert.Equal(0, run.Code);
        var csv = await File.ReadAllTextAsync(_operator.At("out/places.csv"), TestContext.Current.CancellationToken);
        Assert.Contains(";'=HYPERLINK(1);", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(";=", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(
            await File.ReadAllTextAsync(_operator.At("out/places.json"), TestContext.Current.CancellationToken)
        );
        Assert.Equal("=HYPERLINK(1)", json.RootElement.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Contains(
            "Licence Ouverte",
            json.RootElement.GetProperty("licence").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            1229,
            (
                await File.ReadAllLinesAsync(_operator.At("out/communes.csv"), TestContext.Current.CancellationToken)
            ).Length
        );
    }

    [Fact]
    public async Task The_demonstration_never_comes_to_a_public_address()
    {
        var run = await _operator.RunAsync(
            "demo",
            "load",
            "--Spro:PublicUrl=https://orientation.example.org",
            "--Spro:Demo=false"
        );

        Assert.Equal(1, run.Code);
    }

    [Fact]
    public async Task Retention_deletes_what_has_expired_and_nothing_else()
    {
        await _operator.RunAsync("database", "migrate");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using (var db = _operator.Open())
        {
            db.AddRange(
                new SavedSituation
                {
                    CodeHash = "old",
                    Query = "",
                    CreatedAt = now.AddDays(-91),
                    ExpiresAt = now.AddDays(-1),
                },
                new SavedSituation
                {
                    CodeHash = "new",
                    Query = "",
                    CreatedAt = now,
                    ExpiresAt = now.AddDays(90),
                },
                new Remark
                {
                    Id = Guid.NewGuid(),
                    Page = "/",
                    CreatedAt = now.AddDays(-367),
                },
                new Remark
                {
                    Id = Guid.NewGuid(),
                    Page = "/",
                    CreatedAt = now.AddDays(-360),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var run = await _operator.RunAsync("privacy", "retention", "--json");

        Assert.Equal(
            """{"savedSituations":1,"remarks":1,"contacts":0,"signIns":0,"readings":0,"messages":0,"appointments":0,"referrals":0,"invitations":0,"accountsClosed":0,"accountsForgotten":0,"dataRequests":0}""",
            run.Out.Trim()
        );
        await using var after = _operator.Open();
        Assert.Equal(
            "new",
            (await after.Set<SavedSituation>().SingleAsync(TestContext.Current.CancellationToken)).CodeHash
        );
        Assert.Equal(1, await after.Set<Remark>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_kept_under_a_code_is_given_then_erased_and_the_code_opens_nothing_more()
    {
        await _operator.RunAsync("database", "migrate");
        string code;
        await using (var db = _operator.Open())
            code = await new SavedSituations(new Stores(_operator), TimeProvider.System).KeepAsync(
                "?insee=53147&age=16-17",
                TestContext.Current.CancellationToken
            );

        var kept = await _operator.RunAsync("privacy", "export", "--code", code);
        var erased = await _operator.RunAsync("privacy", "erase", "--code", code.ToLowerInvariant());
        var again = await _operator.RunAsync("privacy", "erase", "--code", code);

        Assert.Contains(
            "?insee=53147&age=16-17",
            kept.Out.Replace("\\u0026", "&", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal(0, erased.Code);
        Assert.Equal(1, again.Code);
        Assert.Contains("Rien n'est gardé", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remarks_are_read_with_the_latest_first()
    {
        await _operator.RunAsync("database", "migrate");
        var remarks = new Remarks(new Stores(_operator), TimeProvider.System);
        foreach (var text in new[] { "ancienne", "récente" })
            await remarks.AddAsync(
                new Remark
                {
                    Kind = RemarkKind.AskedToPay,
                    Page = "/lieux/x",
                    Text = text,
                },
                form: Guid.Empty,
                TestContext.Current.CancellationToken
            );

        var run = await _operator.RunAsync("remarks", "list", "--json");

        using var list = JsonDocument.Parse(run.Out);
        Assert.Equal(
            ["récente", "ancienne"],
            list.RootElement.EnumerateArray().Select(one => one.GetProperty("text").GetString())
        );
        Assert.All(
            list.RootElement.EnumerateArray(),
            one => Assert.Equal("asked-to-pay", one.GetProperty("kind").GetString())
        );
    }

    private sealed class Stores(Operator who) : IDbContextFactory<SproDbContext>
    {
        public SproDbContext CreateDbContext() => who.Open();
    }

    private string Places(string name, string commune = "53130", string id = "l1") =>
        _operator.Write(
            $"{id}.csv",
            $"structure_id;structure_nom;reseau;lieu_id;lieu_nom;code_insee\r\ns-{id};Structure;ML;{id};{name};{commune}\r\n"
        );

    private async Task<(int Read, int Added, int Unchanged)> ReportAsync(params string[] args)
    {
        var run = await _operator.RunAsync(args);
        Assert.Equal("", run.Error);
        using var report = JsonDocument.Parse(run.Out);
        var root = report.RootElement;
        Assert.Empty(root.GetProperty("rejected").EnumerateArray());
        return (
            root.GetProperty("read").GetInt32(),
            root.GetProperty("added").GetInt32(),
            root.GetProperty("unchanged").GetInt32()
        );
    }
}
