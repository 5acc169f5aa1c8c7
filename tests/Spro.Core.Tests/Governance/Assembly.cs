using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Governance;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Governance;

/// <summary>A store with a Région signed in, that sets bodies up and convenes them.</summary>
internal sealed class Assembly : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public required StartedDatabase Started { get; init; }
    public required Actor Region { get; init; }
    public Meetings Meetings => Started.Get<Meetings>();
    public MeetingLists Lists => Started.Get<MeetingLists>();
    public Decisions Decisions => Started.Get<Decisions>();
    public Bodies Bodies => Started.Get<Bodies>();
    public DateTime Now => Started.Clock.GetUtcNow().UtcDateTime;
    public DateOnly Today => DateOnly.FromDateTime(Now);

    public static async Task<Assembly> OpenAsync(string engine, bool demo = false)
    {
        var started = await StartedDatabase.CreateAsync(engine, demo);
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        return new() { Started = started, Region = await started.SignInAsync(Role.Region) };
    }

    /// <summary>An officer of one department.</summary>
    public async Task<Actor> OfficerAsync(string department) =>
        (await Started.SignInAsync(Role.RegionalGuidanceOfficer)) with
        {
            DepartmentCode = department,
        };

    public async Task<Guid> BodyAsync(
        BodyKind kind,
        string territory = "Region/52",
        Guid? after = null,
        string name = "Instance d'essai"
    )
    {
        var id = Guid.CreateVersion7();
        await Bodies.SaveAsync(
            Region,
            new BodyDraft(id, 0, kind, territory, name, null, Today.AddYears(-1), null, after, null, null),
            Cancellation
        );
        return id;
    }

    public Task SeatAsync(Guid body, string network, string? email = null) =>
        Bodies.SeatAsync(
            Region,
            body,
            new MandateDraft(Guid.CreateVersion7(), "Membre", network, null, null, email, Today.AddDays(-30)),
            Cancellation
        );

    public MeetingDraft Session(Guid body, int inDays = 10) =>
        new(
            Guid.CreateVersion7(),
            0,
            body,
            IsSession: true,
            IsExchange: false,
            IsMutualKnowledge: false,
            "Séance d'essai",
            Now.AddDays(inDays),
            Now.AddDays(inDays).AddHours(2),
            "Salle d'essai",
            null,
            [],
            [],
            [],
            "Premier point\nSecond point"
        );

    public MeetingDraft Encounter(string department, int inDays = 10, params Guid[] organisers) =>
        Session(Guid.Empty, inDays) with
        {
            BodyId = null,
            IsSession = false,
            IsMutualKnowledge = true,
            DepartmentCodes = [department],
            Organisers = organisers,
        };

    public async Task<MeetingFile> SaveAsync(MeetingDraft draft, Actor? by = null)
    {
        await Meetings.SaveAsync(by ?? Region, draft, Cancellation);
        return await OpenAsync(draft.Id);
    }

    public async Task<MeetingFile> OpenAsync(Guid id) => (await Lists.FindAsync(Region, id, Cancellation))!;

    public async Task<MeetingFile> HoldAsync(Guid id, string? extract = null)
    {
        var file = await OpenAsync(id);
        await Meetings.ReportAsync(
            Region,
            id,
            new MeetingReport(
                file.Meeting.Revision,
                new Dictionary<string, int> { ["ML"] = 3 },
                "Compte rendu d'essai",
                extract,
                extract is not null
            ),
            Cancellation
        );
        return await OpenAsync(id);
    }

    public async Task<Guid> DecideAsync(Guid meeting, int dueInDays = 30)
    {
        var id = Guid.CreateVersion7();
        var draft = new DecisionDraft(id, "À faire", "Role/Region", Today.AddDays(dueInDays));
        await Decisions.RecordAsync(Region, meeting, draft, Cancellation);
        await Decisions.RecordAsync(Region, meeting, draft, Cancellation);
        return id;
    }

    public ValueTask DisposeAsync() => Started.DisposeAsync();
}
