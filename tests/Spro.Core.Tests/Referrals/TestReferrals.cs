using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Catalogue;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Referrals;

/// <summary>Three invented structures of one town, with somebody in each, and a référent.</summary>
internal sealed class TestReferrals : IAsyncDisposable
{
    private readonly StartedDatabase _started;

    private TestReferrals(StartedDatabase started) => _started = started;

    public Actor Sender { get; private set; } = null!;
    public Actor Receiver { get; private set; } = null!;
    public Actor Third { get; private set; } = null!;
    public Actor Officer { get; private set; } = null!;
    public Door From => DoorOf("CIO");
    public Door To => DoorOf("ML");
    public Door Elsewhere => DoorOf("CAP_EMPLOI");

    public StartedDatabase Started => _started;
    public StructureReferrals Referrals => _started.Get<StructureReferrals>();
    public ReferralRounds Rounds => _started.Get<ReferralRounds>();
    public ReferralLinks Links => _started.Get<ReferralLinks>();
    public ReferralFollowUps FollowUps => _started.Get<ReferralFollowUps>();
    public CallBacks Calls => _started.Get<CallBacks>();

    /// <summary>What was left to be sent, the first first: its kind, who it is for, and what it says.</summary>
    public async Task<IReadOnlyList<(MessageKind Kind, string To, string Text)>> PostAsync()
    {
        var keyring = await _started.Get<IdentityKeys>().OpenAsync(Cancellation);
        await using var db = _started.Database.CreateDbContext();
        var all = await db.Set<OutgoingMessage>()
            .AsNoTracking()
            .OrderBy(one => one.CreatedAt)
            .ThenBy(one => one.Id)
            .ToListAsync(Cancellation);
        return
        [
            .. all.Where(one => one.WithdrawnAt is null)
                .Select(one =>
                    (
                        one.Kind,
                        keyring.Read(one.Recipient, OutgoingMessageMapping.RecipientColumn, one.Id)!,
                        keyring.Read(one.Content, OutgoingMessageMapping.ContentColumn, one.Id)!
                    )
                ),
        ];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestReferrals> OpenAsync(string engine, ILoggerProvider? logs = null)
    {
        var started = await StartedDatabase.CreateAsync(engine, logs: logs);
        await using (var db = started.Database.CreateDbContext())
        {
            foreach (var network in (string[])["CIO", "ML", "CAP_EMPLOI"])
            {
                var place = Directories.At(network, "53130", network);
                place.DepartmentCode = "53";
                place.Email = $"{network.ToLowerInvariant().Replace('_', '-')}@example.org";
                db.AddRange(place, Directories.Door(place, network).Structure);
            }
            await db.SaveChangesAsync(Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        var town = new TestReferrals(started);
        town.Sender = await started.SignInAsync(Role.ReceptionAgent, town.From.Structure.Id);
        town.Receiver = await started.SignInAsync(Role.Adviser, town.To.Structure.Id);
        town.Third = await started.SignInAsync(Role.Adviser, town.Elsewhere.Structure.Id);
        town.Officer = await started.SignInAsync(Role.RegionalGuidanceOfficer);
        return town;
    }

    public ReferralDraft Draft() =>
        new(
            Guid.CreateVersion7(),
            From,
            To,
            "?age=16-17",
            new ReferredPerson("Anne-Gaëlle L'Hostis", "0639980001", Message: "Cherche un apprentissage en cuisine."),
            new GivenConsent(
                [SharedItem.Name, SharedItem.Phone, SharedItem.Situation, SharedItem.Message],
                ConsentManner.Oral
            )
        )
        {
            Word = "Café crème",
        };

    public Task<Referral> SendAsync(ReferralDraft? draft = null) =>
        Referrals.SendAsync(Sender, draft ?? Draft(), Cancellation);

    /// <summary>The first page of what a structure has received.</summary>
    public async Task<IReadOnlyList<ReferralLine>> ReceivedAsync(Actor actor, bool isOver) =>
        (await _started.Get<ReferralLists>().ReceivedAsync(actor, isOver, page: 1, Cancellation)).Lines;

    /// <summary>Does a step that needs nothing else.</summary>
    public Task<bool> DoAsync(Actor actor, Guid id, ReferralAct act) =>
        DoAsync(actor, id, new ReferralStep(Guid.CreateVersion7(), act));

    public Task<bool> DoAsync(Actor actor, Guid id, ReferralStep step) =>
        Referrals.DoAsync(actor, id, step, Cancellation);

    public async Task<Referral> ReadAsync(Guid id)
    {
        await using var db = _started.Database.CreateDbContext();
        return (await db.FindAsync<Referral>([id], Cancellation))!;
    }

    public void Advance(TimeSpan time) => _started.Clock.Advance(time);

    public ValueTask DisposeAsync() => _started.DisposeAsync();

    private Door DoorOf(string network) =>
        _started.Get<CatalogueHost>().Current.Doors.Find(Directories.At(network, "53130").Id)!;
}
