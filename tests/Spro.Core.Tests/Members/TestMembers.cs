using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Members;

/// <summary>Two structures of one network, with a place each, imported from an invented source, and who keeps them true.</summary>
internal sealed class TestMembers : IAsyncDisposable
{
    public const string Source = "places";
    public const string Network = "ML";

    private TestMembers(StartedDatabase started) => Started = started;

    public StartedDatabase Started { get; }
    public Actor Manager { get; private set; } = null!;
    public Actor Stranger { get; private set; } = null!;
    public Actor Coordinator { get; private set; } = null!;
    public DirectoryEdits Edits => Started.Get<DirectoryEdits>();
    public OwnDirectory Directory => Started.Get<OwnDirectory>();
    public CatalogueHost Catalogues => Started.Get<CatalogueHost>();
    public DateOnly Today => LocalCalendar.Metropolitan.DayOf(Started.Clock.GetUtcNow().UtcDateTime);
    public Guid StructureId => DirectoryIds.OfStructure(Source, "premier");
    public Guid PlaceId => DirectoryIds.OfPlace(Source, "premier");
    public Guid OtherPlaceId => DirectoryIds.OfPlace(Source, "second");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestMembers> OpenAsync(string engine)
    {
        var test = new TestMembers(await StartedDatabase.CreateAsync(engine));
        await test.ImportAsync();
        test.Manager = await test.Started.SignInAsync(Role.StructureManager, test.StructureId);
        test.Stranger = await test.Started.SignInAsync(
            Role.StructureManager,
            DirectoryIds.OfStructure(Source, "second")
        );
        test.Coordinator = await test.Started.SignInAsync(Role.NetworkCoordinator, network: Network);
        await test.Catalogues.RefreshAsync(Cancellation);
        return test;
    }

    /// <summary>Imports the two structures again, the phone of the first place as given.</summary>
    public async Task ImportAsync(string phone = "02 61 91 00 01")
    {
        await Started
            .Get<DirectoryImport>()
            .RunAsync(Source, ItemsAsync(phone), new DirectoryImportOptions(), null, Cancellation);
    }

    public async Task<Place> PlaceAsync(Guid? id = null)
    {
        await using var db = Started.Database.CreateDbContext();
        return await db.Set<Place>().AsNoTracking().SingleAsync(one => one.Id == (id ?? PlaceId), Cancellation);
    }

    public async Task<int> NumberAsync(Actor? actor = null) =>
        (await Directory.EditableAsync<Place>(actor ?? Manager, PlaceId, Cancellation))!.Number;

    /// <summary>The draft of the first place as it is, to be changed.</summary>
    public async Task<PlaceDraft> DraftAsync() => PlaceDraft.Of(await PlaceAsync(), Catalogues.Current);

    public ValueTask DisposeAsync() => Started.DisposeAsync();

    private static async IAsyncEnumerable<DirectoryItem> ItemsAsync(string phone)
    {
        await Task.CompletedTask;
        foreach (var name in (string[])["premier", "second"])
        {
            var structure = new Structure
            {
                Name = $"Structure {name}",
                Source = Source,
                SourceId = name,
                NetworkCode = Network,
            };
            yield return DirectoryItem.Take(
                name,
                structure,
                new Place
                {
                    Name = $"Lieu {name}",
                    StructureId = DirectoryIds.OfStructure(Source, name),
                    Source = Source,
                    SourceId = name,
                    Address = "1 rue de l'Essai",
                    Postcode = "53000",
                    CommuneCode = "53130",
                    DepartmentCode = "53",
                    Phone = phone,
                    Hours = "Mo-Fr 09:00-12:00,14:00-17:00; PH off",
                },
                new ServiceOffer
                {
                    Name = "Premier entretien",
                    StructureId = DirectoryIds.OfStructure(Source, name),
                    PlaceId = DirectoryIds.OfPlace(Source, name),
                    Source = Source,
                    SourceId = name,
                }
            );
        }
    }
}
