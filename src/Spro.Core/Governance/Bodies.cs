using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Governance;

/// <summary>A body as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Kind">What it is; read for a new one only.</param>
/// <param name="Territory">Its territory, as <see cref="BodyTerritory.Key"/>; read for a new one only.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameFrom">From when it is so called, when it changes.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day.</param>
/// <param name="PredecessorId">The body it comes after.</param>
/// <param name="Chairs">Who chairs it, by function.</param>
/// <param name="RunBy">Who runs it, by function.</param>
public sealed record BodyDraft(
    Guid Id,
    int Revision,
    BodyKind Kind,
    string? Territory,
    string? Name,
    DateOnly? NameFrom,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    Guid? PredecessorId,
    string? Chairs,
    string? RunBy
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>A seat as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Function">As what.</param>
/// <param name="NetworkCode">The network represented.</param>
/// <param name="Structure">The structure represented, by its name as typed.</param>
/// <param name="Organisation">The organisation, when it is neither.</param>
/// <param name="Email">Where convenings go.</param>
/// <param name="From">Its first day.</param>
public sealed record MandateDraft(
    Guid Id,
    string? Function,
    string? NetworkCode,
    string? Structure,
    string? Organisation,
    string? Email,
    DateOnly? From
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>A territory in which a body may sit.</summary>
/// <param name="Key">"Department/53".</param>
/// <param name="Name">Its name, with its level.</param>
public sealed record BodyTerritory(string Key, string Name);

/// <summary>A body with its seats.</summary>
/// <param name="Body">The body.</param>
/// <param name="Mandates">Its seats, those of today first.</param>
/// <param name="Predecessor">The body it comes after.</param>
/// <param name="MayWrite">The reader may change it.</param>
public sealed record BodyFile(Body Body, IReadOnlyList<Seat> Mandates, Body? Predecessor, bool MayWrite);

/// <summary>A seat, with the name of whom it represents.</summary>
/// <param name="Mandate">The seat.</param>
/// <param name="Represents">The network, structure or organisation, by its name.</param>
/// <param name="Email">Where convenings go; null for whoever may not write, and when there is none.</param>
public sealed record Seat(Mandate Mandate, string? Represents, string? Email);

/// <summary>The bodies of the network and who sits in them.</summary>
public sealed class Bodies(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    IdentityKeys keys,
    TimeProvider clock
)
{
    private const int MostOffered = 5;

    // A mandate or a meeting is known a few years ahead; beyond, a slip of the pen.
    internal const int LongestAhead = 5;

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>All of them: those of today first, by kind then name.</summary>
    public async Task<IReadOnlyList<Body>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<Body>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. all.OrderByDescending(body => body.HoldsOn(Today))
                .ThenBy(body => body.Kind)
                .ThenBy(body => body.NameOn(Today), StringComparer.CurrentCulture),
        ];
    }

    /// <summary>One of them with its seats; null when there is none such.</summary>
    public async Task<BodyFile?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { } body
        )
            return null;
        var mayWrite = actor.MayWrite(body.Departments());
        var keyring = await keys.OpenAsync(cancellationToken);
        var rows = await (
            from seat in db.Set<Mandate>().AsNoTracking()
            join structure in db.Set<Structure>() on seat.StructureId equals structure.Id into known
            from structure in known.DefaultIfEmpty()
            where seat.BodyId == id
            select new { seat, Structure = (string?)structure.Name }
        ).ToListAsync(cancellationToken);
        var predecessor = await db.Set<Body>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == body.PredecessorId, cancellationToken);
        return new(
            body,
            [
                .. rows.Select(row => new Seat(
                        row.seat,
                        row.Structure ?? NetworkName(row.seat.NetworkCode) ?? row.seat.Organisation,
                        mayWrite && row.seat.Address is { } address
                            ? keyring.Read(address, Mandate.AddressColumn, row.seat.Id)
                            : null
                    ))
                    .OrderByDescending(seat => seat.Mandate.HoldsOn(Today))
                    .ThenBy(seat => seat.Represents, StringComparer.CurrentCulture),
            ],
            predecessor,
            mayWrite
        );
    }

    /// <summary>The territories in which the actor may set up a body.</summary>
    public IReadOnlyList<BodyTerritory> TerritoriesFor(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (territory, regions) = (catalogues.Current.Territory, catalogues.Current.Regions.Codes);
        var departments = territory.Departments.Where(one => regions.Contains(one.ParentCode)).ToList();
        return
        [
            .. territory
                .Regions.Where(one => regions.Contains(one.Code))
                .Concat(departments)
                .Concat(
                    territory
                        .OfKind(TerritoryKind.Clefop)
                        .Where(one => departments.Exists(department => department.Code == one.ParentCode))
                )
                .Where(one => actor.MayWrite(DepartmentOf(one) is { } code ? [code] : []))
                .Select(one => new BodyTerritory($"{one.Kind}/{one.Code}", $"{LevelOf(one.Kind)} : {one.Name}")),
        ];
    }

    /// <summary>Sets a body up, or changes it.</summary>
    /// <exception cref="RefusedException">Something is missing or does not hold together; it names the field.</exception>
    public async Task SaveAsync(Actor actor, BodyDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var body = await db.Set<Body>().SingleOrDefaultAsync(one => one.Id == draft.Id, cancellationToken);
        var isAgain = body is not null && draft.Revision == 0;
        if (body is not null && !isAgain)
            Revisions.Require(body.Revision, draft.Revision);
        var wrong = new Mistakes(draft.Unread);
        var name = wrong.Try(() => Line(draft.Name, "name", "Écrivez le nom de l'instance.")) ?? "";
        if (body is null)
            db.Add(body = New(actor, draft, name, wrong));
        else
        {
            GovernanceReach.RequireWriting(actor, body.Departments());
            wrong.Try(() => Rename(body, name, draft.NameFrom));
        }
        if (draft.ValidTo < body.ValidFrom)
            wrong.Add("validTo", "before", "Le dernier jour vient après le premier.");
        if (draft.ValidTo is { } last && last != body.ValidTo)
            await wrong.TryAsync(() => RequireNoMeetingAfterAsync(db, body.Id, last, cancellationToken));
        if (
            draft.PredecessorId is { } predecessor
            && (
                predecessor == body.Id
                || !await db.Set<Body>().AnyAsync(one => one.Id == predecessor, cancellationToken)
                || (await ChainAsync(db, predecessor, cancellationToken)).Contains(body.Id)
            )
        )
            wrong.Add("predecessor", "loop", "Choisissez une autre instance, qui ne vient pas après celle-ci.");
        (body.ValidTo, body.PredecessorId) = (draft.ValidTo, draft.PredecessorId);
        body.Chairs = wrong.Try(() => Optional(draft.Chairs, "chairs"));
        body.RunBy = wrong.Try(() => Optional(draft.RunBy, "runBy"));
        wrong.Throw();
        if (isAgain)
        {
            db.RequireSame();
            return;
        }
        if (body.Revision == 0)
            await db.Set<Body>()
                .Where(one => one.Kind == body.Kind && one.TerritoryCode == body.TerritoryCode)
                .Where(one => one.ValidFrom == body.ValidFrom && one.PredecessorId == body.PredecessorId)
                .Where(one => one.Names.Any(each => each.Name == name))
                .RequireNoneAsync("name", "Cette instance existe déjà, sur le même territoire.", cancellationToken);
        body.Revision++;
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Gives a seat; the same form twice gives one.</summary>
    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public async Task SeatAsync(Actor actor, Guid bodyId, MandateDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var body =
            await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == bodyId, cancellationToken)
            ?? throw new RefusedException("unknown-body", "Cette instance n'existe plus.");
        GovernanceReach.RequireWriting(actor, body.Departments());
        var wrong = new Mistakes(draft.Unread);
        var network = string.IsNullOrWhiteSpace(draft.NetworkCode) ? null : draft.NetworkCode;
        if (network is not null && !catalogues.Current.Networks.Contains(network))
            wrong.Add("network", "unknown", "Choisissez un réseau de la liste.");
        if (network is not null && !string.IsNullOrWhiteSpace(draft.Organisation))
            wrong.Add(
                "organisation",
                "both",
                "Choisissez un réseau, ou écrivez un autre organisme : un siège n'est que pour un."
            );
        if (
            network is null
            && string.IsNullOrWhiteSpace(draft.Structure)
            && string.IsNullOrWhiteSpace(draft.Organisation)
        )
            wrong.Add(
                "network",
                "missing",
                "Dites qui est représenté : un réseau, une structure ou un autre organisme."
            );
        if (draft.From is null)
            wrong.Add("from", "missing", "Écrivez le premier jour du mandat.");
        else if (draft.From < body.ValidFrom || draft.From > (body.ValidTo ?? Today.AddYears(LongestAhead)))
            wrong.Add(
                "from",
                "out-of-range",
                $"Choisissez un jour du {body.ValidFrom.InFrench} au {(body.ValidTo ?? Today.AddYears(LongestAhead)).InFrench}."
            );
        var email = string.IsNullOrWhiteSpace(draft.Email)
            ? null
            : wrong.Try(() => AccountIdentity.ReadEmail(draft.Email));
        var mandate = new Mandate
        {
            Id = draft.Id,
            BodyId = bodyId,
            Function =
                wrong.Try(() => Line(draft.Function, "function", "Écrivez à quel titre : « membre », « présidence »…"))
                ?? "",
            NetworkCode = network,
            StructureId = await wrong.TryAsync(() => StructureAsync(db, draft.Structure, cancellationToken)),
            Organisation = wrong.Try(() => Optional(draft.Organisation, "organisation")),
            ValidFrom = draft.From.GetValueOrDefault(),
        };
        wrong.Throw();
        if (
            await db.IsKeptAsync(
                mandate,
                one => (one.BodyId, one.Function, one.NetworkCode, one.StructureId, one.Organisation, one.ValidFrom),
                cancellationToken
            )
        )
            return;
        await db.Set<Mandate>()
            .Where(one => one.BodyId == bodyId && one.Function == mandate.Function && one.ValidTo == null)
            .Where(one => one.NetworkCode == network && one.StructureId == mandate.StructureId)
            .Where(one => one.Organisation == mandate.Organisation && one.ValidFrom == mandate.ValidFrom)
            .RequireNoneAsync("function", "Ce siège est déjà donné, depuis le même jour.", cancellationToken);
        mandate.Address = (await keys.OpenAsync(cancellationToken)).Seal(email, Mandate.AddressColumn, mandate.Id);
        db.Add(mandate);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Ends a seat today: its address goes at once.</summary>
    public async Task EndSeatAsync(Actor actor, Guid bodyId, Guid mandateId, CancellationToken cancellationToken)
    {
        actor.Require(Purpose.Governance);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var body = await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == bodyId, cancellationToken);
        GovernanceReach.RequireWriting(actor, body.Departments());
        var seat = await db.Set<Mandate>()
            .SingleOrDefaultAsync(
                one => one.Id == mandateId && one.BodyId == bodyId && one.ValidTo == null,
                cancellationToken
            );
        if (seat is null)
            return;
        (seat.ValidTo, seat.Address) = (Today < seat.ValidFrom ? seat.ValidFrom : Today, null);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets the addresses of seats that have ended, and of bodies that are no more; gives how many.</summary>
    public async Task<int> ForgetAddressesAsync(CancellationToken cancellationToken)
    {
        DateOnly? today = Today;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Mandate>()
            .Where(seat =>
                seat.Address != null
                && (seat.ValidTo < today || db.Set<Body>().Any(body => body.Id == seat.BodyId && body.ValidTo < today))
            )
            .ExecuteUpdateAsync(set => set.SetProperty(seat => seat.Address, (Sealed?)null), cancellationToken);
    }

    /// <summary>A body and those it comes after.</summary>
    internal static async Task<IReadOnlyList<Guid>> ChainAsync(
        SproDbContext db,
        Guid bodyId,
        CancellationToken cancellationToken
    )
    {
        var before = await db.Set<Body>()
            .Where(body => body.PredecessorId != null)
            .ToDictionaryAsync(body => body.Id, body => body.PredecessorId!.Value, cancellationToken);
        List<Guid> chain = [bodyId];
        while (before.TryGetValue(chain[^1], out var older) && !chain.Contains(older))
            chain.Add(older);
        return chain;
    }

    // The register counts committees and groups by their territory (charter §5).
    private static bool Fits(BodyKind body, TerritoryKind territory) =>
        body switch
        {
            BodyKind.Commission => territory == TerritoryKind.Region,
            BodyKind.LocalCommittee or BodyKind.TechnicalGroup => territory == TerritoryKind.Clefop,
            _ => true,
        };

    // Where it sits is chosen among what the actor may write.
    private Body New(Actor actor, BodyDraft draft, string name, Mistakes wrong)
    {
        var from = draft.ValidFrom.GetValueOrDefault();
        if (draft.ValidFrom is null)
            wrong.Add("validFrom", "missing", "Écrivez son premier jour.");
        var body = new Body
        {
            Id = draft.Id,
            Kind = draft.Kind,
            TerritoryCode = "",
            ValidFrom = from,
            Names = [new BodyName { Name = name, From = from }],
        };
        if (
            TerritoriesFor(actor).FirstOrDefault(one => one.Key == draft.Territory)?.Key.Split('/', 2)
            is not [var level, var code]
        )
        {
            wrong.Add("territory", "missing", "Choisissez le territoire.");
            return body;
        }
        (body.TerritoryKind, body.TerritoryCode) = (Enum.Parse<TerritoryKind>(level), code);
        body.DepartmentCode = DepartmentOf(catalogues.Current.Territory.Territory(body.TerritoryKind, code)!);
        if (!Fits(draft.Kind, body.TerritoryKind))
            wrong.Add(
                "territory",
                "misfit",
                draft.Kind == BodyKind.Commission
                    ? "Une commission siège pour toute la région : choisissez une région."
                    : "Un comité local ou un groupe technique siège pour le territoire d'un comité local : choisissez-en un."
            );
        return body;
    }

    // Who was convened would come to a body that is no more.
    private static async Task RequireNoMeetingAfterAsync(
        SproDbContext db,
        Guid bodyId,
        DateOnly last,
        CancellationToken cancellationToken
    )
    {
        var after = LocalCalendar.Metropolitan.ToUtc(last.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var meetings = await db.Set<Meeting>()
            .Where(one => one.BodyId == bodyId && one.StartsAt >= after && one.State != MeetingState.Cancelled)
            .OrderBy(one => one.StartsAt)
            .Select(one => one.StartsAt)
            .ToListAsync(cancellationToken);
        if (meetings.Count > 0)
            throw RefusedException.At(
                "validTo",
                "meetings-after",
                $"L'instance a une réunion après ce jour : {string.Join(", ", meetings.Take(MostOffered).Select(one => LocalCalendar.Metropolitan.DayOf(one).InFrench))}. Annulez-la d'abord, ou choisissez un jour après elle."
            );
    }

    private static void Rename(Body body, string name, DateOnly? from)
    {
        var last = body.Names.MaxBy(one => one.From)!;
        if (last.Name == name)
            return;
        if (from is null || from == last.From)
            // A slip of the pen, not another name.
            last.Name = name;
        else if (from < last.From)
            throw RefusedException.At(
                "nameFrom",
                "before",
                $"Le nom actuel vaut depuis le {last.From.InFrench} : le suivant vient après."
            );
        else
            body.Names.Add(new BodyName { Name = name, From = from.Value });
    }

    private static async Task<Guid?> StructureAsync(
        SproDbContext db,
        string? typed,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var wanted = FrenchText.Fold(typed.Trim());
        var all = await db.Set<Structure>().Select(one => new { one.Id, one.Name }).ToListAsync(cancellationToken);
        var found = all.Where(one => FrenchText.Fold(one.Name).Contains(wanted, StringComparison.Ordinal))
            .OrderBy(one => one.Name, StringComparer.CurrentCulture)
            .ToList();
        if (found.Where(one => FrenchText.Fold(one.Name) == wanted).ToList() is [var exact])
            return exact.Id;
        return found switch
        {
            [var one] => one.Id,
            [] => throw RefusedException.At(
                "structure",
                "unknown",
                "Aucune structure de l'annuaire n'a ces mots dans son nom. Laissez vide, et écrivez l'organisme."
            ),
            _ => throw RefusedException.At(
                "structure",
                "several",
                $"Plusieurs structures ont ces mots : {string.Join(" ; ", found.Take(MostOffered).Select(one => one.Name))}. Écrivez le nom entier."
            ),
        };
    }

    internal static string Line(string? typed, string field, string missing) =>
        typed?.Trim() is { Length: > 0 } text
            ? text.Length <= Body.LongestName
                ? text
                : throw RefusedException.At(field, "too-long", $"Écrivez {Body.LongestName} caractères au plus.")
            : throw RefusedException.At(field, "missing", missing);

    internal static string? Optional(string? typed, string field, int longest = Body.LongestName) =>
        TypedText.Optional(typed, field, longest);

    private static string? DepartmentOf(TerritoryRecord territory) =>
        territory.Kind switch
        {
            TerritoryKind.Department => territory.Code,
            TerritoryKind.Clefop => territory.ParentCode,
            _ => null,
        };

    private static string LevelOf(TerritoryKind kind) =>
        kind switch
        {
            TerritoryKind.Region => "Région",
            TerritoryKind.Department => "Département",
            _ => "Comité local",
        };

    private string? NetworkName(string? code) =>
        code is null ? null : catalogues.Current.Networks.Find(code)?.Name ?? code;
}
