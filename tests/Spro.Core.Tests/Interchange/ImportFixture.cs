using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Territories;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

/// <summary>An empty database, the whole of France, and files that go away.</summary>
internal sealed class ImportFixture : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Lazy<Task<ReadingContext>> France = new(async () =>
    {
        var reading = await NationalFolder.ReadingAsync();
        return new ReadingContext(TerritoryIndex.Build(reading.Data, Today), Today);
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("spro-import-").FullName;
    private readonly TestDatabase _database;

    private ImportFixture(TestDatabase database) => _database = database;

    public static async Task<ImportFixture> OnAsync(string engine) => new(await TestDatabase.CreateAsync(engine));

    public static ReadingContext Region { get; } = new(PaysDeLaLoire.Index, Today);

    public static string Structures { get; } = RepositoryRoot.SharedData("data/structures");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static Task<ReadingContext> FranceAsync() => France.Value;

    public static string Real(string relative) => Path.Combine(Structures, relative);

    public string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportReport> ImportAsync(
        IDirectoryFormat format,
        string path,
        DirectoryImportOptions? options = null
    ) =>
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
        new DirectoryImport(_database, Clock).RunAsync(
            source,
            items,
            options,
            null,
            TestContext.Current.CancellationToken
        );

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var db = _database.CreateDbContext();
        return await db.Set<T>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Place> PlaceAsync(string sourceId) =>
        Assert.Single(await AllAsync<Place>(), place => place.SourceId == sourceId);

    public async Task EditAsync(Func<SproDbContext, Task> edit)
    {
        await using var db = _database.CreateDbContext();
        await edit(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
