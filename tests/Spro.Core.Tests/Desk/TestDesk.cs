using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Desk;

/// <summary>The desk of a structure of the demonstration, with somebody to receive.</summary>
internal sealed class TestDesk : IAsyncDisposable
{
    private readonly StartedDatabase _started;

    private TestDesk(StartedDatabase started, Actor agent)
    {
        _started = started;
        Agent = agent;
        Own = Catalogue.Doors.All.First(door => door.Structure.Id == agent.StructureId);
        Other = Catalogue.Doors.All.First(door => door.Structure.Id != agent.StructureId);
    }

    public Actor Agent { get; }
    public PublicCatalogue Catalogue => _started.Get<CatalogueHost>().Current;
    public Contacts Contacts => _started.Get<Contacts>();
    public SavedSituations Codes => _started.Get<SavedSituations>();

    /// <summary>A door of the agent's structure.</summary>
    public Door Own { get; }

    /// <summary>A door of another.</summary>
    public Door Other { get; }

    public static async Task<TestDesk> OpenAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine, demo: true);
        await started.Get<CatalogueHost>().RefreshAsync(TestContext.Current.CancellationToken);
        return new TestDesk(started, await started.SignInAsync(Role.ReceptionAgent));
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

    public void Advance(TimeSpan time) => _started.Clock.Advance(time);

    public ValueTask DisposeAsync() => _started.DisposeAsync();
}
