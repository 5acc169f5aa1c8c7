using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>What a link to confirm opens.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Places">Its places that it is about, by name.</param>
/// <param name="IsConfirmed">They have been confirmed by this link.</param>
public sealed record OpenConfirmation(Structure Structure, IReadOnlyList<Place> Places, bool IsConfirmed)
{
    /// <summary>What the places say, in short: another when one of them says something else.</summary>
    public string Seal => SealOf(Places);

    internal static string SealOf(IEnumerable<Place> places) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        places
                            .OrderBy(place => place.Id)
                            .Select(place => $"{place.Id} {RecordFacts.Of(place).ToJsonString(RecordFacts.Json)}")
                    )
                )
            )
        );
}

/// <summary>
/// Asks structures, at the rhythm they choose and at most six months apart, whether their places are right. Nobody has to have
/// an account: a link confirms. A place that nobody confirms stays in the directory, and says so.
/// </summary>
public sealed class Confirmations(
    IDbContextFactory<SproDbContext> databases,
    DirectoryEdits edits,
    Outbox outbox,
    MessageTemplates templates,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>The address of the page that a link opens.</summary>
    public const string Path = "/confirmer";

    /// <summary>How many days a link holds, and one waits before asking again.</summary>
    public const int DaysOfLink = 30;

    /// <summary>The rhythms that a structure may choose, in months.</summary>
    public static IReadOnlyList<int> Rhythms { get; } = [1, 3, Place.MonthsOfConfirmation];

    /// <summary>The rhythm of a structure.</summary>
    public async Task<int> RhythmOfAsync(Guid structureId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ConfirmationRhythm>()
                .Where(one => one.StructureId == structureId)
                .Select(one => (int?)one.Months)
                .SingleOrDefaultAsync(cancellationToken)
            ?? Place.MonthsOfConfirmation;
    }

    /// <summary>Chooses the rhythm of a structure of the actor's; false when it is not theirs.</summary>
    /// <exception cref="RefusedException">It is none of the rhythms.</exception>
    public async Task<bool> SetRhythmAsync(
        Actor actor,
        Guid structureId,
        int? months,
        CancellationToken cancellationToken
    )
    {
        if (months is not { } chosen || !Rhythms.Contains(chosen))
            throw RefusedException.At("months", "rhythm-unknown", "Choisissez un rythme de la liste.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.FindOwnAsync<Structure>(actor, structureId, cancellationToken) is null)
            return false;
        if (
            await db.Set<ConfirmationRhythm>()
                .SingleOrDefaultAsync(one => one.StructureId == structureId, cancellationToken)
            is not { } rhythm
        )
            db.Add(rhythm = new ConfirmationRhythm { StructureId = structureId });
        rhythm.Months = chosen;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // A double click: the other one has just set it.
        }
        return true;
    }

    /// <summary>
    /// Asks each structure of the network whose places are due, once in <see cref="DaysOfLink"/> days; safe on several nodes at
    /// once. Gives how many were asked.
    /// </summary>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var asked = 0;
        var keyring = await keys.OpenAsync(cancellationToken);
        foreach (var structure in await DueAsync(cancellationToken))
        {
            // One at a time: one that fails holds back no other.
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var name = await db.Set<Structure>()
                .Where(one => one.Id == structure)
                .Select(one => one.Name)
                .SingleAsync(cancellationToken);
            // Those who answer for it; where nobody has an account, the mailbox of each place, for that place.
            var accounts = await db.ManagersAsync(keyring, structure, clock.GetUtcNow().UtcDateTime, cancellationToken);
            if (accounts.Count > 0)
                Ask(db, keyring, structure, place: null, name, accounts);
            else
                foreach (var place in await PlacesToAskAsync(db, structure, cancellationToken))
                    Ask(db, keyring, structure, place.Id, place.Name, [place.Email!]);
            if (!db.ChangeTracker.HasChanges())
                continue;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                asked++;
            }
            catch (DbUpdateException)
            {
                // Another node has just asked it.
            }
        }
        return asked;
    }

    private void Ask(
        SproDbContext db,
        IdentityKeyring keyring,
        Guid structure,
        Guid? place,
        string name,
        IReadOnlyList<string> addresses
    )
    {
        var recipients = StructureRecipients.ByEmail(addresses);
        if (recipients.Count == 0)
            return;
        var token = LinkToken.New();
        var request = new ConfirmationRequest
        {
            Id = ConfirmationRequest.IdOf(structure, place, Today),
            StructureId = structure,
            PlaceId = place,
            SentOn = Today,
            TokenHash = token.Hash,
            UsefulUntil = Today.AddDays(DaysOfLink),
        };
        db.Add(request);
        foreach (var recipient in recipients)
            outbox.Add(
                db,
                keyring,
                new NewMessage(
                    recipient,
                    templates.ConfirmationWanted(name, templates.PageAt($"{Path}/{token.Text}"), request.UsefulUntil)
                )
                {
                    AboutId = request.Id,
                    StructureId = structure,
                }
            );
    }

    /// <summary>What a link opens; null when it opens nothing, or nothing any more.</summary>
    public async Task<OpenConfirmation?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RequestAsync(db, LinkToken.HashOf(token), cancellationToken) is not { } request)
            return null;
        var structure = await db.Set<Structure>()
            .AsNoTracking()
            .SingleAsync(one => one.Id == request.StructureId, cancellationToken);
        var places = await request.PlacesOn(db, Today).AsNoTracking().ToListAsync(cancellationToken);
        return new(
            structure,
            [.. places.OrderBy(place => place.Name, StringComparer.CurrentCulture).ThenBy(place => place.Id)],
            request.ConfirmedAt is not null
        );
    }

    /// <summary>Confirms the places that a link shows, as it showed them; false when it opens nothing any more.</summary>
    /// <param name="token">The end of the link.</param>
    /// <param name="shown">The <see cref="OpenConfirmation.Seal"/> of what was shown.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">One of them says something else by now.</exception>
    public async Task<bool> ConfirmAsync(string? token, string? shown, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RequestAsync(db, LinkToken.HashOf(token), cancellationToken) is not { } request)
            return false;
        if (request.ConfirmedAt is not null)
            return true;
        await edits.ConfirmShownAsync(request, shown, cancellationToken);
        request.ConfirmedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Deletes the requests of more than a year ago; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = Today.AddYears(-1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ConfirmationRequest>()
            .Where(one => one.SentOn < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    private async Task<ConfirmationRequest?> RequestAsync(
        SproDbContext db,
        byte[] hash,
        CancellationToken cancellationToken
    )
    {
        var today = Today;
        return await db.Set<ConfirmationRequest>()
            .SingleOrDefaultAsync(one => one.TokenHash == hash && one.UsefulUntil >= today, cancellationToken);
    }

    // Only those of networks that work with the service: others never asked to be in its directory.
    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var today = Today;
        var again = today.AddDays(-DaysOfLink);
        var networks = Networks
            .BuiltIn.Where(network => network.Membership != Membership.Outside)
            .Select(network => network.Code)
            .ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var oldest = await (
            from place in db.Set<Place>()
            join structure in db.Set<Structure>() on place.StructureId equals structure.Id
            where place.ValidTo == null || place.ValidTo >= today
            where structure.NetworkCode != null && networks.Contains(structure.NetworkCode)
            where
                !db.Set<ConfirmationRequest>()
                    .Any(request => request.StructureId == structure.Id && request.SentOn > again)
            group place by structure.Id into places
            select new
            {
                places.Key,
                Never = places.Any(place => place.ConfirmedOn == null),
                Oldest = places.Min(place => place.ConfirmedOn),
                Months = db.Set<ConfirmationRhythm>()
                    .Where(rhythm => rhythm.StructureId == places.Key)
                    .Select(rhythm => (int?)rhythm.Months)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. oldest
                .Where(one => one.Never || one.Oldest?.AddMonths(one.Months ?? Place.MonthsOfConfirmation) <= today)
                .Select(one => one.Key)
                .Order(),
        ];
    }

    // Those that are due, and have a mailbox.
    private async Task<IReadOnlyList<Place>> PlacesToAskAsync(
        SproDbContext db,
        Guid structure,
        CancellationToken cancellationToken
    )
    {
        var oldest = Today.AddMonths(-await RhythmOfAsync(structure, cancellationToken));
        return await db.Set<Place>()
            .AsNoTracking()
            .Where(place => place.StructureId == structure && place.ValidTo == null && place.Email != null)
            .Where(place => place.ConfirmedOn == null || place.ConfirmedOn <= oldest)
            .OrderBy(place => place.Id)
            .ToListAsync(cancellationToken);
    }
}
