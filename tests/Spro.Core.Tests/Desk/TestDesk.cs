using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Catalogue;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Desk;

/// <summary>The desk of an invented structure among others, with somebody to receive.</summary>
internal sealed class TestDesk : IAsyncDisposable
{
    private readonly StartedDatabase _started;

    private TestDesk(StartedDatabase started, Actor agent)
    {
        _started = started;
        Agent = agent;
        Own = Catalogue.Doors.Find(Directories.At("CIO", "53130").Id)!;
        Other = Catalogue.Doors.Find(Directories.At("ML", "53130").Id)!;
        Confided = Catalogue.Doors.Find(Directories.At("CAP_EMPLOI", "53130").Id)!;
        Unsuited = Catalogue.Doors.Find(Directories.At("FRANCE_SERVICES", "53130").Id)!;
    }

    public Actor Agent { get; }
    public PublicCatalogue Catalogue => _started.Get<CatalogueHost>().Current;

    public T Get<T>()
        where T : notnull => _started.Get<T>();

    public Contacts Contacts => _started.Get<Contacts>();
    public ContactEntries Entries => _started.Get<ContactEntries>();
    public StartedDatabase Started => _started;
    public SavedSituations Codes => _started.Get<SavedSituations>();

    /// <summary>A door of the agent's structure.</summary>
    public Door Own { get; }

    /// <summary>A door of another, which the answer gives.</summary>
    public Door Other { get; }

    /// <summary>A door that the answer does not give.</summary>
    public Door Unsuited { get; }

    /// <summary>A door whose network's name tells of health.</summary>
    public Door Confided { get; }

    public static async Task<TestDesk> OpenAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine);
        await using (var db = started.Database.CreateDbContext())
        {
            foreach (var network in (string[])["CIO", "ML", "FRANCE_SERVICES", "CAP_EMPLOI"])
            {
                var place = Directories.At(network, "53130", network);
                db.AddRange(place, Directories.Door(place, network).Structure);
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.BumpPublicDataAsync(TestContext.Current.CancellationToken);
        }
        await started.Get<CatalogueHost>().RefreshAsync(TestContext.Current.CancellationToken);
        var structure = Directories.At("CIO", "53130", "CIO").StructureId;
        return new TestDesk(started, await started.SignInAsync(Role.ReceptionAgent, structure));
    }

    public Welcome Welcome() =>
        new(
            Guid.CreateVersion7(),
            Own,
            ContactChannel.Phone,
            "?age=16-17",
            CompleteAnswer.For(
                Catalogue,
                new AnswerRequest(
                    Situation.Empty with
                    {
                        Age = new AgeRange(16, 17),
                    },
                    null,
                    Own.Place.Id,
                    _started.Clock.GetUtcNow().UtcDateTime
                )
            )
        );

    public Task<Contact> ReceiveAsync() =>
        Contacts.RecordAsync(Agent, Welcome(), TestContext.Current.CancellationToken);

    public SproDbContext OpenStore() => _started.Database.CreateDbContext();

    public void Advance(TimeSpan time) => _started.Clock.Advance(time);

    public ValueTask DisposeAsync() => _started.DisposeAsync();
}
