using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Search;
using Spro.Core.Structures;

namespace Spro.Core.Ambassadors;

/// <summary>What narrows the public list.</summary>
/// <param name="RomeCodes">One of these occupations; null for any.</param>
/// <param name="DepartmentCode">In this department; null for any.</param>
/// <param name="Way">To be met so; none for any.</param>
public sealed record AmbassadorFilter(
    IReadOnlyCollection<string>? RomeCodes,
    string? DepartmentCode,
    EncounterWays Way
);

/// <summary>A listing that anybody may read.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Host">The associated body that animates it; null for the Région.</param>
/// <param name="IsFull">They take no more this month.</param>
public sealed record PublicAmbassador(Ambassador Listing, string? Host, bool IsFull = false);

/// <summary>A listing with what came of the requests, for who animates it.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Host">The associated body that animates it; null for the Région.</param>
/// <param name="Waiting">Requests that wait for an answer.</param>
/// <param name="Answered">Requests answered in time: accepted, declined or let go.</param>
/// <param name="Lapsed">Requests left without an answer.</param>
/// <param name="Met">Meetings held, say those who asked.</param>
public sealed record AnimatedAmbassador(
    Ambassador Listing,
    string? Host,
    int Waiting,
    int Answered,
    int Lapsed,
    int Met
)
{
    /// <summary>Answers in hundredths of the requests whose time is over; null without any.</summary>
    public int? ResponseRate => Answered + Lapsed == 0 ? null : Answered * 100 / (Answered + Lapsed);
}

/// <summary>Somebody to whom a request may be passed.</summary>
/// <param name="Id">Their listing.</param>
/// <param name="Name">How the public knows them.</param>
/// <param name="Ways">How one may meet them.</param>
public sealed record OtherAmbassador(Guid Id, string Name, EncounterWays Ways);

/// <summary>A request that was let go: nothing that says who asks.</summary>
/// <param name="Id">The request.</param>
/// <param name="From">Who let it go.</param>
/// <param name="AmbassadorId">Their listing.</param>
/// <param name="Way">How the person wishes to meet.</param>
/// <param name="AskedAt">When they asked.</param>
/// <param name="IsMinor">They are under 18.</param>
public sealed record LetGoRequest(
    Guid Id,
    string From,
    Guid AmbassadorId,
    EncounterWays Way,
    DateTime AskedAt,
    bool IsMinor
);

/// <summary>A listing opened by who animates it, or by its own link.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Email">Where they are written to.</param>
/// <param name="Contact">Who to call.</param>
public sealed record OpenAmbassador(Ambassador Listing, string? Email, string? Contact);

/// <summary>All that is kept of a listing, to take away (articles 15 and 20 of the GDPR). Times are in UTC.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Kind">A person or a company.</param>
/// <param name="Name">How the public knows them.</param>
/// <param name="Topics">What they talk about.</param>
/// <param name="RomeCodes">Their occupations.</param>
/// <param name="DepartmentCodes">Where one meets them.</param>
/// <param name="CommuneCode">Their commune.</param>
/// <param name="Ways">How one may meet them.</param>
/// <param name="Availability">When.</param>
/// <param name="Quota">How many meetings a month at most.</param>
/// <param name="State">Where the listing stands.</param>
/// <param name="RegisteredAt">When they registered.</param>
/// <param name="ConfirmedAt">When they confirmed it.</param>
/// <param name="Email">Where they are written to.</param>
/// <param name="Contact">Who to call.</param>
public sealed record AmbassadorCopy(
    DateTime MadeAt,
    AmbassadorKind Kind,
    string Name,
    string Topics,
    IReadOnlyList<string> RomeCodes,
    IReadOnlyList<string> DepartmentCodes,
    string? CommuneCode,
    EncounterWays Ways,
    string? Availability,
    int Quota,
    AmbassadorState State,
    DateTime RegisteredAt,
    DateTime? ConfirmedAt,
    string? Email,
    string? Contact
);

/// <summary>A request opened by the ambassador: how to reach the person only once it is accepted.</summary>
/// <param name="Request">The request.</param>
/// <param name="Question">What they would like to know.</param>
/// <param name="Name">How they want to be called; null before it is accepted.</param>
/// <param name="ReachedAt">Where to write to, that of the adult for somebody under 18; null before it is accepted.</param>
/// <param name="AdultName">The adult, for somebody under 18; null before it is accepted.</param>
/// <param name="Agreed">Where or how they meet.</param>
/// <param name="AnswerBy">The last day to answer.</param>
public sealed record AskedEncounter(
    EncounterRequest Request,
    string? Question,
    string? Name,
    string? ReachedAt,
    string? AdultName,
    string? Agreed,
    DateOnly AnswerBy
);

/// <summary>A request opened by who asked: how to reach the ambassador is never in it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Ambassador">Who is asked.</param>
/// <param name="Agreed">Where or how they meet.</param>
/// <param name="AnswerBy">The last day to answer.</param>
public sealed record OwnEncounter(EncounterRequest Request, Ambassador Ambassador, string? Agreed, DateOnly AnswerBy);

/// <summary>A sector with a body that animates it.</summary>
/// <param name="SectorCode">The letter.</param>
/// <param name="StructureId">The body.</param>
/// <param name="Structure">Its name.</param>
public sealed record HostedSector(string SectorCode, Guid StructureId, string Structure);

/// <summary>Reads listings and requests: each reader what is theirs.</summary>
public sealed class AmbassadorLists(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>How many the public list shows: whoever wants others says more.</summary>
    public const int MostShown = 40;

    // A longer choice could not be read.
    private const int MostOffered = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those that anybody may ask to meet, the last registered first; one more than shown when there are others.</summary>
    public async Task<IReadOnlyList<PublicAmbassador>> PublicAsync(
        AmbassadorFilter filter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<Ambassador>().AsNoTracking().Where(one => one.State == AmbassadorState.Active);
        if (filter.RomeCodes is { } codes)
            all = all.Where(one => one.RomeCodes.Any(code => codes.Contains(code)));
        if (filter.DepartmentCode is { } department)
            all = all.Where(one => one.DepartmentCodes.Contains(department));
        if (filter.Way != EncounterWays.None)
            all = all.Where(one => (one.Ways & filter.Way) == filter.Way);
        var shown = await all.OrderByDescending(one => one.RegisteredAt)
            .ThenBy(one => one.Id)
            .Take(MostShown + 1)
            .ToListAsync(cancellationToken);
        var hosts = await HostNamesAsync(db, shown, cancellationToken);
        return [.. shown.Select(one => new PublicAmbassador(one, NameOf(hosts, one)))];
    }

    /// <summary>One that anybody may read; null when there is none such, or it is not shown now.</summary>
    public async Task<PublicAmbassador?> FindPublicAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<Ambassador>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { State: AmbassadorState.Active } found
        )
            return null;
        return new(
            found,
            NameOf(await HostNamesAsync(db, [found], cancellationToken), found),
            await Encounters.TakenThisMonthAsync(db, id, Now, cancellationToken) >= found.Quota
        );
    }

    /// <summary>A page of those that wait for the actor's yes or no, the first registered first.</summary>
    public async Task<ListPage<Ambassador>> WaitingAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var sectors = await db.SectorsOfAsync(actor, cancellationToken);
        return await db.OfActor(actor, sectors)
            .AsNoTracking()
            .Where(one => one.State == AmbassadorState.Waiting)
            .OrderBy(one => one.RegisteredAt)
            .ThenBy(one => one.Id)
            .PageAsync(page, cancellationToken);
    }

    /// <summary>A page of those that the actor animates, with what came of their requests, by name.</summary>
    /// <param name="actor">Who animates them.</param>
    /// <param name="words">Words of their name or of what they talk about; null for any.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<ListPage<AnimatedAmbassador>> OfAsync(
        Actor actor,
        string? words,
        int page,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Those that wait and are nobody's yet are in their own list.
        var all = db.OfActor(actor, [])
            .AsNoTracking()
            .Where(one => one.State != AmbassadorState.Waiting || one.HostId != null);
        foreach (var word in FrenchText.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            all = all.Where(one => one.Searched.Contains(word));
        var found = await all.OrderBy(one => one.Name).ThenBy(one => one.Id).PageAsync(page, cancellationToken);
        var shown = found.Rows;
        var ids = shown.Select(one => one.Id).ToList();
        var counts = await db.Set<EncounterRequest>()
            .Where(request => ids.Contains(request.AmbassadorId))
            .GroupBy(request => request.AmbassadorId)
            .Select(some => new
            {
                some.Key,
                Waiting = some.Count(one => one.State == EncounterState.Waiting),
                Answered = some.Count(one =>
                    one.State == EncounterState.Accepted
                    || one.State == EncounterState.Declined
                    || one.State == EncounterState.LetGo
                ),
                Lapsed = some.Count(one => one.State == EncounterState.Lapsed),
                Met = some.Count(one => one.HasMet == true),
            })
            .ToDictionaryAsync(one => one.Key, cancellationToken);
        var hosts = await HostNamesAsync(db, shown, cancellationToken);
        return found.With([
            .. shown.Select(one =>
                counts.TryGetValue(one.Id, out var count)
                    ? new AnimatedAmbassador(
                        one,
                        NameOf(hosts, one),
                        count.Waiting,
                        count.Answered,
                        count.Lapsed,
                        count.Met
                    )
                    : new AnimatedAmbassador(one, NameOf(hosts, one), 0, 0, 0, 0)
            ),
        ]);
    }

    /// <summary>
    /// To whom the actor may pass requests that were let go, by name: those of the same departments, as whoever asks lives near.
    /// </summary>
    public async Task<IReadOnlyList<OtherAmbassador>> OthersAsync(
        Actor actor,
        IReadOnlyCollection<LetGoRequest> requests,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (requests.Count == 0)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = requests.Select(one => one.AmbassadorId).ToList();
        var departments = (
            await db.Set<Ambassador>()
                .Where(one => ids.Contains(one.Id))
                .Select(one => one.DepartmentCodes)
                .ToListAsync(cancellationToken)
        )
            .SelectMany(codes => codes)
            .Distinct()
            .ToList();
        return await db.OfActor(actor, [])
            .Where(one =>
                one.State == AmbassadorState.Active && one.DepartmentCodes.Any(code => departments.Contains(code))
            )
            .OrderBy(one => one.Name)
            .ThenBy(one => one.Id)
            .Take(MostOffered)
            .Select(one => new OtherAmbassador(one.Id, one.Name, one.Ways))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A page of the requests that ambassadors of the actor let go, the first asked first.</summary>
    public async Task<ListPage<LetGoRequest>> LetGoAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from request in db.Set<EncounterRequest>()
            join one in db.OfActor(actor, []) on request.AmbassadorId equals one.Id
            where request.State == EncounterState.LetGo && request.ErasedAt == null
            orderby request.AskedAt, request.Id
            select new LetGoRequest(request.Id, one.Name, one.Id, request.Way, request.AskedAt, request.IsMinor)
        ).PageAsync(page, cancellationToken);
    }

    /// <summary>One that the actor animates, with how to reach them; null when it is not theirs.</summary>
    public async Task<OpenAmbassador?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FindOwnAsync(actor, id, cancellationToken) is { } one
            ? Open(await keys.OpenAsync(cancellationToken), one)
            : null;
    }

    /// <summary>One's own listing by its link, with the requests that wait or are to come; null when the link opens nothing.</summary>
    public async Task<(OpenAmbassador Own, IReadOnlyList<AskedEncounter> Requests)?> OwnAsync(
        string? token,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await AmbassadorRegister.FindByLinkAsync(db, token, cancellationToken) is not { } one)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        var requests = await db.Set<EncounterRequest>()
            .AsNoTracking()
            .Where(request =>
                request.AmbassadorId == one.Id
                && request.ErasedAt == null
                && (request.State == EncounterState.Waiting || request.State == EncounterState.Accepted)
            )
            .OrderBy(request => request.PassedAt)
            .ToListAsync(cancellationToken);
        return (Open(keyring, one), [.. requests.Select(request => ForAmbassador(keyring, request))]);
    }

    /// <summary>All that is kept of a listing, by its link; null when the link opens nothing.</summary>
    public async Task<AmbassadorCopy?> CopyAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await AmbassadorRegister.FindByLinkAsync(db, token, cancellationToken) is not { } one)
            return null;
        var open = Open(await keys.OpenAsync(cancellationToken), one);
        return new(
            clock.GetUtcNow().UtcDateTime,
            one.Kind,
            one.Name,
            one.Topics,
            one.RomeCodes,
            one.DepartmentCodes,
            one.CommuneCode,
            one.Ways,
            one.Availability,
            one.Quota,
            one.State,
            one.RegisteredAt,
            one.ConfirmedAt,
            open.Email,
            open.Contact
        );
    }

    /// <summary>A request by the link of who is asked; null when the link opens nothing of theirs, or nothing any more.</summary>
    public async Task<AskedEncounter?> AskedAsync(string? token, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await AmbassadorRegister.FindByLinkAsync(db, token, cancellationToken) is { } one
            && await db.Set<EncounterRequest>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    request => request.Id == id && request.AmbassadorId == one.Id && request.ErasedAt == null,
                    cancellationToken
                )
                is { } asked
            ? ForAmbassador(await keys.OpenAsync(cancellationToken), asked)
            : null;
    }

    /// <summary>A request by the link of who asked; null when the link opens nothing, or nothing any more.</summary>
    public async Task<OwnEncounter?> OwnRequestAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await Encounters.FindByLinkAsync(db, token, cancellationToken) is not { } request)
            return null;
        var one = await db.Set<Ambassador>()
            .AsNoTracking()
            .SingleAsync(found => found.Id == request.AmbassadorId, cancellationToken);
        return new(
            request,
            one,
            (await keys.OpenAsync(cancellationToken)).Read(request.Agreed, EncounterRequest.AgreedColumn, request.Id),
            Encounters.AnswerBy(request)
        );
    }

    /// <summary>The sectors that the actor's body animates, by letter; none for the Région, which has them all.</summary>
    public async Task<IReadOnlyCollection<string>> SectorsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.SectorsOfAsync(actor, cancellationToken);
    }

    /// <summary>Which body animates which sector.</summary>
    public async Task<IReadOnlyList<HostedSector>> HostsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from host in db.Set<SectorHost>()
            join structure in db.Set<Structure>() on host.StructureId equals structure.Id
            orderby host.SectorCode, structure.Name
            select new HostedSector(host.SectorCode, structure.Id, structure.Name)
        ).ToListAsync(cancellationToken);
    }

    /// <summary>What the Région says of the outside portal, the last first; none when there is no such portal.</summary>
    public async Task<IReadOnlyList<PortalStatement>> PortalAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PortalStatement>()
            .AsNoTracking()
            .OrderByDescending(one => one.CountedOn)
            .ThenByDescending(one => one.RecordedAt)
            .ThenBy(one => one.Id)
            .ToListAsync(cancellationToken);
    }

    private static OpenAmbassador Open(IdentityKeyring keyring, Ambassador one) =>
        new(one, keyring.EmailOf(one), keyring.Read(one.Contact, Ambassador.ContactColumn, one.Id));

    private static AskedEncounter ForAmbassador(IdentityKeyring keyring, EncounterRequest request)
    {
        var isAccepted = request.State == EncounterState.Accepted;
        string? Read(Sealed? value, string column) => keyring.Read(value, column, request.Id);
        return new(
            request,
            Read(request.Question, EncounterRequest.QuestionColumn),
            isAccepted ? Read(request.Name, EncounterRequest.NameColumn) : null,
            !isAccepted ? null
                : request.IsMinor ? Read(request.AdultEmail, EncounterRequest.AdultEmailColumn)
                : Read(request.Email, EncounterRequest.EmailColumn),
            isAccepted ? Read(request.AdultName, EncounterRequest.AdultNameColumn) : null,
            Read(request.Agreed, EncounterRequest.AgreedColumn),
            Encounters.AnswerBy(request)
        );
    }

    private static string? NameOf(Dictionary<Guid, string> hosts, Ambassador one) =>
        one.HostId is { } host ? hosts.GetValueOrDefault(host) : null;

    private static Task<Dictionary<Guid, string>> HostNamesAsync(
        SproDbContext db,
        IReadOnlyCollection<Ambassador> listings,
        CancellationToken cancellationToken
    )
    {
        var ids = listings.Select(one => one.HostId).OfType<Guid>().Distinct().ToList();
        return db.Set<Structure>()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
    }
}
