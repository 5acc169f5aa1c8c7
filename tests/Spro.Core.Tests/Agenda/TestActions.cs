using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Catalogue;
using Spro.Core.Privacy;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Catalogue;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Messages;

namespace Spro.Core.Tests.Agenda;

/// <summary>Two invented structures, of which one holds actions.</summary>
internal sealed class TestActions : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public required StartedDatabase Started { get; init; }

    /// <summary>Adviser of the structure that holds the action.</summary>
    public required Actor Adviser { get; init; }

    /// <summary>Adviser of another.</summary>
    public required Actor Elsewhere { get; init; }

    public OrganisedActions Actions => Started.Get<OrganisedActions>();
    public Registrations Registrations => Started.Get<Registrations>();
    public ParticipantLists Lists => Started.Get<ParticipantLists>();
    public PublicAgenda Public => Started.Get<PublicAgenda>();
    public DateTime Now => Started.Clock.GetUtcNow().UtcDateTime;

    public static async Task<TestActions> OpenAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine);
        await using (var db = started.Database.CreateDbContext())
        {
            foreach (var network in (string[])["CIO", "ML"])
            {
                var place = Directories.At(network, "53130", network);
                db.AddRange(place, Directories.Door(place, network).Structure);
            }
            await db.SaveChangesAsync(Cancellation);
        }
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        return new()
        {
            Started = started,
            Adviser = await started.SignInAsync(Role.Adviser, Directories.At("CIO", "53130", "CIO").StructureId),
            Elsewhere = await started.SignInAsync(Role.Adviser, Directories.At("ML", "53130", "ML").StructureId),
        };
    }

    public ActionDraft Draft(int inDays = 10) =>
        new(Guid.CreateVersion7(), 0)
        {
            Kind = ActionKind.CompanyVisit,
            Title = "Visite d'essai",
            Description = "On visite.",
            Publics = ActionPublics.Jobseekers,
            StartsAt = Now.AddDays(inDays),
            EndsAt = Now.AddDays(inDays).AddHours(2),
            PlaceKind = ActionPlace.Company,
            Place = "Atelier d'essai",
            Commune = "Laval (Mayenne)",
            HowToCome = "En bus",
            Access = ActionAccess.StepFree,
            Capacity = 2,
            TakesRegistrations = true,
        };

    public async Task<AgendaAction> PublishAsync(ActionDraft draft, Actor? by = null)
    {
        var actor = by ?? Adviser;
        await Actions.SaveAsync(actor, draft, Cancellation);
        await Actions.PublishAsync(actor, draft.Id, 1, Cancellation);
        return await ReadAsync(draft.Id);
    }

    public async Task<AgendaAction> ReadAsync(Guid id)
    {
        await using var db = Started.Database.CreateDbContext();
        return await db.Set<AgendaAction>().AsNoTracking().SingleAsync(one => one.Id == id, Cancellation);
    }

    public async Task<IReadOnlyList<Registration>> KeptAsync(Guid id)
    {
        await using var db = Started.Database.CreateDbContext();
        return await db.Set<Registration>()
            .AsNoTracking()
            .Where(one => one.ActionId == id)
            .OrderBy(one => one.Number)
            .ToListAsync(Cancellation);
    }

    public static RegistrationDraft Somebody(string name = "Camille") =>
        new(Secrets.New()) { Name = name, Email = $"{name.ToLowerInvariant()}@example.org" };

    public async Task<RegistrationDraft> RegisterAsync(Guid id, RegistrationDraft? draft = null, Actor? by = null)
    {
        draft ??= Somebody();
        await Registrations.RegisterAsync(by, id, draft, Cancellation);
        return draft;
    }

    public async Task<IReadOnlyList<Owed>> OwedAsync(string email) =>
        [.. (await Started.Database.OwedAsync(Started.Get<IdentityKeys>())).Where(one => one.To == email)];

    public ValueTask DisposeAsync() => Started.DisposeAsync();
}
