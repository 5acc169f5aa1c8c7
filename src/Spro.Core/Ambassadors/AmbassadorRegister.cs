using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Ambassadors;

/// <summary>What an ambassador does with their own listing, by their link.</summary>
public enum OwnAct
{
    /// <summary>They confirm that they registered.</summary>
    Confirm,

    /// <summary>No request for a while.</summary>
    Pause,

    /// <summary>Requests again.</summary>
    Resume,

    /// <summary>They leave: who they are is erased.</summary>
    Leave,
}

/// <summary>
/// Listings of ambassadors and companies: registered by themselves or by who animates their sector, confirmed by the link
/// sent to their address, accepted, paused, ended.
/// </summary>
public sealed class AmbassadorRegister(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    IdentityKeys keys,
    AmbassadorMessages messages,
    ErasureJournal journal,
    TimeProvider clock
)
{
    /// <summary>How many days the link waits to be opened.</summary>
    public const int DaysToConfirm = 15;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(Now);

    /// <summary>A company or somebody registers; the same form twice registers once.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    public Task RegisterAsync(AmbassadorDraft draft, CancellationToken cancellationToken) =>
        AddAsync(draft, isAccepted: false, hostId: null, cancellationToken);

    /// <summary>Who animates a sector registers one of theirs, who confirms it by their link; or changes a listing.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be, or somebody changed it meanwhile.</exception>
    public async Task SaveAsync(Actor actor, AmbassadorDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Ambassadors);
        if (draft.Revision == 0)
        {
            await using (var known = await databases.CreateDbContextAsync(cancellationToken))
                if (
                    await known.Set<Ambassador>().AnyAsync(one => one.Id == draft.Id, cancellationToken)
                    && await known.FindOwnAsync(actor, draft.Id, cancellationToken) is null
                )
                    throw new RefusedException(
                        "not-yours",
                        "Cette fiche est animée par quelqu'un d'autre. Ouvrez une des vôtres depuis la liste."
                    );
            await AddAsync(draft, isAccepted: true, HostOf(actor), cancellationToken);
            return;
        }
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var one = await OwnAsync(db, actor, draft.Id, cancellationToken);
        Revisions.Require(one.Revision, draft.Revision);
        draft.FillPublic(one, catalogues.Current);
        var contact = draft.Reachable();
        one.Contact = (await keys.OpenAsync(cancellationToken)).Seal(contact, Ambassador.ContactColumn, one.Id);
        one.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Accepts one that waits, or refuses it and says why; both are told to them.</summary>
    /// <exception cref="RefusedException">It is refused without a reason, or no longer waits for the actor.</exception>
    public async Task ReviewAsync(
        Actor actor,
        Guid id,
        bool isAccepted,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var one = await db.FindOwnAsync(actor, id, cancellationToken);
        // The other click of the same form.
        if (one is { State: not AmbassadorState.Waiting } && isAccepted == (one.State == AmbassadorState.Active))
            return;
        if (one is not { State: AmbassadorState.Waiting })
            throw new RefusedException(
                "answered-already",
                "Cette fiche n'attend plus de réponse : quelqu'un en a donné une avant vous. Relisez la liste."
            );
        var why = AmbassadorDraft.Text(reason, "reason");
        if (!isAccepted && why is null)
            throw AmbassadorDraft.Missing("reason", "Écrivez pourquoi : la personne inscrite le lira.");
        var keyring = await keys.OpenAsync(cancellationToken);
        // Somebody accepted once who changed their text loses nothing by a no: they correct it.
        var isChange = one.IsAccepted;
        if (isAccepted)
            one.Accept(HostOf(actor));
        messages.Tell(
            db,
            keyring,
            one,
            isAccepted ? "Votre fiche est acceptée : elle est visible, on peut vous demander une rencontre."
                : isChange
                    ? $"Ce que vous avez changé n'est pas retenu, et votre fiche ne se voit plus. Corrigez-la par le lien. La raison : {why}"
                : $"Votre inscription n'est pas retenue. La raison : {why}"
        );
        if (!isAccepted && isChange)
            one.Pause(isSilent: false, isHeldBack: true);
        else if (!isAccepted)
            one.End();
        one.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Who animates it pauses a listing, or shows it again; false when it is in neither state.</summary>
    public async Task<bool> SwitchAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.FindOwnAsync(actor, id, cancellationToken) is not { } one)
            return false;
        if (one.State == AmbassadorState.Active)
            one.Pause(isSilent: false, isHeldBack: true);
        else if (one.State == AmbassadorState.Paused)
            one.Resume(Now);
        else
            return false;
        messages.Tell(
            db,
            await keys.OpenAsync(cancellationToken),
            one,
            one.State == AmbassadorState.Paused
                ? "Qui anime votre secteur a mis votre fiche en pause : elle ne se voit plus. Écrivez-lui pour en parler."
                : "Votre fiche est de nouveau visible : on peut vous demander une rencontre."
        );
        one.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
        return true;
    }

    /// <summary>Does something with one's own listing, by the link of one's mailbox; false when the link opens nothing.</summary>
    public async Task<bool> DoOwnAsync(string? token, OwnAct act, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindByLinkAsync(db, token, cancellationToken) is not { } one)
            return false;
        switch (act)
        {
            case OwnAct.Confirm when one.State == AmbassadorState.Unconfirmed:
                one.Confirm(Now);
                if (one.State == AmbassadorState.Waiting)
                    await TellAnimatorsAsync(db, one, cancellationToken);
                break;
            case OwnAct.Pause when one.State == AmbassadorState.Active:
                one.Pause(isSilent: false);
                break;
            case OwnAct.Resume when one is { State: AmbassadorState.Paused, IsHeldBack: false }:
                one.Resume(Now);
                break;
            case OwnAct.Leave:
                await journal.WriteAsync([Erasure.Of(Now, ErasedThing.Ambassador, one.Id)], cancellationToken);
                await EndRequestsAsync(db, one, cancellationToken);
                one.End();
                break;
            default:
                // Clicked twice: it is done already.
                return true;
        }
        one.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
        return true;
    }

    /// <summary>Erases who left, again in a store that a backup has brought back; the caller saves.</summary>
    internal static async Task EraseAsync(SproDbContext db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Ambassador>().FindAsync([id], cancellationToken) is not { } one)
            return;
        one.End();
        await Outbox.EraseAsync(db, id, cancellationToken);
    }

    /// <summary>
    /// An ambassador changes their own listing, by the link of their mailbox. What the public reads of them (name, text,
    /// occupations) is read again by who animates them before it shows; the rest holds at once. Gives where it now stands; null
    /// when the link opens nothing.
    /// </summary>
    /// <exception cref="RefusedException">Something is missing or cannot be, or it was changed meanwhile.</exception>
    public async Task<AmbassadorState?> ChangeOwnAsync(
        string? token,
        AmbassadorDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindByLinkAsync(db, token, cancellationToken) is not { } one)
            return null;
        Revisions.Require(one.Revision, draft.Revision);
        var before = (one.Kind, one.Name, one.Topics, string.Join(' ', one.RomeCodes));
        draft.FillPublic(one, catalogues.Current);
        var contact = draft.Reachable();
        one.Contact = (await keys.OpenAsync(cancellationToken)).Seal(contact, Ambassador.ContactColumn, one.Id);
        if (before != (one.Kind, one.Name, one.Topics, string.Join(' ', one.RomeCodes)))
        {
            one.WaitAgain();
            if (one.State == AmbassadorState.Waiting)
                await TellAnimatorsAsync(db, one, cancellationToken);
        }
        one.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
        return one.State;
    }

    /// <summary>Says which associated body animates a sector, or that it no longer does.</summary>
    /// <exception cref="RefusedException">It is no sector, or no structure of that name.</exception>
    public async Task HostAsync(Actor actor, string? sector, string? structureName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.EncounterSetup);
        var wrong = new Mistakes();
        var known = catalogues.Current.Occupations.Sectors.FirstOrDefault(one => one.Code == sector);
        if (known is null)
            wrong.Add("sector", "unknown", "Choisissez un secteur de la liste.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var name = structureName?.Trim() ?? "";
        var found = await db.Set<Structure>()
            .AsNoTracking()
            .Where(one => one.Name == name && one.ValidTo == null)
            .Take(2)
            .ToListAsync(cancellationToken);
        if (found is not [var structure])
            wrong.Add("structure", "unknown", "Écrivez le nom de l'organisme comme l'annuaire l'écrit.");
        else if (!(structure.AssociatedUntil >= Today))
            wrong.Add(
                "structure",
                "not-associated",
                "Cet organisme n'a pas de label en cours : seul un organisme associé anime un secteur."
            );
        wrong.Throw();
        var hosts = await db.Set<SectorHost>()
            .Where(one => one.SectorCode == known!.Code)
            .Select(one => one.StructureId)
            .ToListAsync(cancellationToken);
        if (hosts.Contains(found[0].Id))
            return;
        if (hosts.Count > 0)
            throw RefusedException.At(
                "sector",
                "hosted-already",
                "Ce secteur est déjà confié à un organisme : retirez-le-lui d'abord."
            );
        db.Add(new SectorHost { SectorCode = known!.Code, StructureId = found[0].Id });
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>A body no longer animates a sector; the listings that it has stay its own.</summary>
    public async Task UnhostAsync(Actor actor, string sector, Guid structureId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.EncounterSetup);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<SectorHost>()
            .Where(one => one.SectorCode == sector && one.StructureId == structureId)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The Région says where the outside portal is and how many companies it has; the same form twice says it once.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    public async Task StateAsync(
        Actor actor,
        Guid id,
        string? address,
        string? sector,
        int? companies,
        DateOnly? countedOn,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.EncounterSetup);
        var wrong = new Mistakes();
        var link = wrong.Try(() => Papers.WebLink.Read(address, "address"));
        if (companies is < 0 or > PortalStatement.MostCompanies)
            wrong.Add("companies", "missing", "Écrivez un nombre d'entreprises, en chiffres, ou rien.");
        var letter = string.IsNullOrWhiteSpace(sector) ? null : sector;
        if (letter is not null && catalogues.Current.Occupations.Sectors.All(one => one.Code != letter))
            wrong.Add("counted", "unknown", "Choisissez un secteur de la liste.");
        if (countedOn is null || countedOn > Today)
            wrong.Add("countedOn", "missing", "Écrivez le jour du comptage, aujourd'hui au plus tard.");
        wrong.Throw();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var statement = new PortalStatement
        {
            Id = id,
            Address = link!,
            SectorCode = letter,
            Companies = companies,
            CountedOn = countedOn!.Value,
            RecordedAt = Now,
        };
        if (
            await db.IsKeptAsync(
                statement,
                one => (one.Address, one.SectorCode, one.Companies, one.CountedOn),
                cancellationToken
            )
        )
            return;
        db.Add(statement);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>
    /// Writes to an address the link of each listing that it has: whoever lost it has it again. What was written to in the last
    /// minutes is not written to again.
    /// </summary>
    internal async Task SendLinksAsync(
        SproDbContext db,
        string email,
        IdentityKeyring keyring,
        CancellationToken cancellationToken
    )
    {
        var (key, told) = (Ambassador.KeyOf(keyring, email), Outbox.ToldLately(db, Now));
        foreach (
            var one in await db.Set<Ambassador>()
                .AsNoTracking()
                .Where(listing => listing.EmailKey == key && !told.Contains(listing.Id))
                .OrderByDescending(listing => listing.RegisteredAt)
                .Take(Outbox.MostLinks)
                .ToListAsync(cancellationToken)
        )
            messages.Tell(
                db,
                keyring,
                one,
                "Quelqu'un, vous sans doute, a demandé le lien de votre fiche. Le voici : il reste le même."
            );
    }

    /// <summary>Erases who never opened their link; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Now.AddDays(-DaysToConfirm);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Ambassador>()
            .Where(one => one.State == AmbassadorState.Unconfirmed && one.RegisteredAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private async Task TellAnimatorsAsync(SproDbContext db, Ambassador one, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        messages.TellAnimators(
            db,
            keyring,
            one.Id,
            await db.AnimatorsAsync(keyring, one, Now, cancellationToken),
            $"« {one.Name} » attend que vous acceptiez sa fiche, ou que vous disiez pourquoi elle ne convient pas."
        );
    }

    internal static async Task<Ambassador?> FindByLinkAsync(
        SproDbContext db,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var hash = LinkToken.HashOf(token);
        return hash.Length == 0
            ? null
            : await db.Set<Ambassador>().SingleOrDefaultAsync(one => one.LinkHash == hash, cancellationToken);
    }

    // The Région's own are animated by nobody else.
    private static Guid? HostOf(Actor actor) =>
        Rights.Of(actor.Role, Purpose.Ambassadors) == Reach.Structure ? actor.StructureFor(Purpose.Ambassadors) : null;

    private static async Task<Ambassador> OwnAsync(
        SproDbContext db,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await db.FindOwnAsync(actor, id, cancellationToken)
        ?? throw new RefusedException("unknown", "Cette fiche n'existe plus, ou n'est pas de votre secteur.");

    // Those who wait for them are told: they may ask somebody else.
    private async Task EndRequestsAsync(SproDbContext db, Ambassador one, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        var open = await db.Set<EncounterRequest>()
            .Where(request =>
                request.AmbassadorId == one.Id
                && (
                    request.State == EncounterState.Waiting
                    || request.State == EncounterState.Accepted && request.MeetsAt > Now
                )
            )
            .ToListAsync(cancellationToken);
        foreach (var request in open)
        {
            await messages.WithdrawAsync(db, request.Id, cancellationToken);
            (request.State, request.AnsweredAt) = (EncounterState.Declined, Now);
            messages.TellPerson(
                db,
                keyring,
                request,
                "La personne que vous vouliez rencontrer n'est plus disponible. Vous pouvez en choisir une autre."
            );
        }
    }

    // What a form says of a listing; who to call is sealed, and is mended on its page.
    private static object Said(Ambassador one) =>
        (
            one.Kind,
            one.Name,
            one.Topics,
            string.Join(',', one.RomeCodes),
            string.Join(',', one.DepartmentCodes),
            (one.CommuneCode, one.Ways, one.Availability, one.Quota, Convert.ToHexString(one.EmailKey ?? []))
        );

    private async Task AddAsync(
        AmbassadorDraft draft,
        bool isAccepted,
        Guid? hostId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        var token = LinkToken.New();
        var one = new Ambassador
        {
            Id = draft.Id,
            Name = "",
            Topics = "",
            LinkHash = token.Hash,
            IsAccepted = isAccepted,
            HostId = hostId,
            RegisteredAt = Now,
            Revision = 1,
        };
        draft.FillPublic(one, catalogues.Current);
        var contact = draft.Reachable();
        var email = draft.Recipient().Address;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        one.EmailKey = Ambassador.KeyOf(keyring, email);
        if (await db.IsKeptAsync(one, Said, cancellationToken))
            return;
        one.Email = keyring.Seal(email, Ambassador.EmailColumn, one.Id);
        one.Contact = keyring.Seal(contact, Ambassador.ContactColumn, one.Id);
        one.Link = keyring.Seal(token.Text, Ambassador.LinkColumn, one.Id);
        db.Add(one);
        messages.Registered(db, keyring, one, Today.AddDays(DaysToConfirm));
        await db.SaveNewAsync(cancellationToken);
    }
}
