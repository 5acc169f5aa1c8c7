using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Territories;
using Spro.Database.Sqlite;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

/// <summary>An empty database, the whole of France, and files that go away.</summary>
internal sealed class ImportFixture : IDbContextFactory<SproDbContext>, IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Lazy<Task<ReadingContext>> France = new(async () =>
    {
        var reading = await NationalFolder.ReadingAsync();
        return new ReadingContext(TerritoryIndex.Build(reading.Data, Today), WhyNotHours, Today);
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-import-").FullName;

    public ImportFixture()
    {
        using var db = CreateDbContext();
        db.Database.EnsureCreated();
    }

    public static ReadingContext Region { get; } = new(PaysDeLaLoire.Index, WhyNotHours, Today);

    public static string Structures { get; } = RepositoryRoot.SharedData("data/structures");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "spro.db")};Pooling=False";

    public static Task<ReadingContext> FranceAsync() => France.Value;

    public static string Real(string relative) => Path.Combine(Structures, relative);

    public SproDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        SqliteDatabase.Configure(options, ConnectionString);
        return new SproDbContext(options.Options);
    }

    public string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportReport> ImportAsync(IDirectoryFormat format, string path, DirectoryImportOptions? options = null) =>
        ImportAsync(
            format.Code,
            format.ReadAsync(path, TestContext.Current.CancellationToken),
            options ?? new DirectoryImportOptions()
        );

    public Task<ImportReport> ImportAsync(
        string source,
        IAsyncEnumerable<DirectoryItem> items,
        DirectoryImportOptions options
    ) =>
        new DirectoryImport(this, Clock).RunAsync(source, items, options, null, TestContext.Current.CancellationToken);

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var db = CreateDbContext();
        return await db.Set<T>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Place> PlaceAsync(string sourceId) =>
        Assert.Single(await AllAsync<Place>(), place => place.SourceId == sourceId);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // Stands for the evaluator of opening hours: enough to tell hours from prose.
    private static string? WhyNotHours(string hours) =>
        hours == "24/7" || System.Text.RegularExpressions.Regex.IsMatch(hours, @"\A((Mo|Tu|We|Th|Fr|Sa|Su|PH)|\d\d:\d\d|off|[-,; ])+\z")
            ? null
            : "ce ne sont pas des horaires que nous savons lire.";
}
