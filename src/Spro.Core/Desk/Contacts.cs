using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Guidance;
using Spro.Core.Privacy;

namespace Spro.Core.Desk;

/// <summary>What a professional says of somebody they receive.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="At">The place whose door was pushed.</param>
/// <param name="Channel">How they came.</param>
/// <param name="Said">Their situation, as an address says it.</param>
/// <param name="Answer">The first answer they were given.</param>
/// <param name="PathId">The path that their code continues; null for a first desk.</param>
public sealed record Welcome(
    Guid Id,
    Door At,
    ContactChannel Channel,
    string Said,
    CompleteAnswer Answer,
    Guid? PathId = null
);

/// <summary>Keeps the contacts of a structure's desks: each structure sees its own, and no other.</summary>
public sealed class Contacts(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>How long a contact is kept.</summary>
    public const int YearsKept = 2;

    /// <summary>Records a contact; the same one twice is the same one.</summary>
    /// <exception cref="RefusedException">The place is of another structure, or the identifier is taken.</exception>
    public async Task<Contact> RecordAsync(Actor actor, Welcome welcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(welcome);
        var structure = actor.StructureFor(Purpose.Welcome);
        if (welcome.At.Structure.Id != structure)
            throw RefusedException.At("lieu", "not-your-place", "Ce lieu n'est pas de votre structure.");
        var now = clock.GetUtcNow().UtcDateTime;
        var contact = new Contact
        {
            Id = welcome.Id,
            StructureId = structure,
            PlaceId = welcome.At.Place.Id,
            ReceivedBy = actor.AccountId,
            RecordedAt = now,
            Day = welcome.At.Timetable.Calendar.DayOf(now),
            Channel = welcome.Channel,
            Said = welcome.Said,
            RulesVersion = welcome.Answer.Decision.Rules.Version,
            Answered = Contact.AnsweredBy(welcome.Answer),
            PathId = welcome.PathId ?? Guid.CreateVersion7(),
        };
        return await AddAsync(contact, cancellationToken);
    }

    /// <summary>Keeps a contact; gives the one that has its identifier, when there is one already.</summary>
    /// <exception cref="RefusedException">The identifier is another structure's, or of what a person has had erased.</exception>
    internal async Task<Contact> AddAsync(Contact contact, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await KnownAsync(db) is { } known)
            return known;
        await Tombstones.RefuseAsync(db, contact.Id, cancellationToken);
        try
        {
            db.Add(contact);
            await db.SaveChangesAsync(cancellationToken);
            return contact;
        }
        catch (DbUpdateException)
        {
            // The other click was faster.
            db.ChangeTracker.Clear();
            if (await KnownAsync(db) is { } first)
                return first;
            throw;
        }

        async Task<Contact?> KnownAsync(SproDbContext db) =>
            await db.Set<Contact>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == contact.Id, cancellationToken) switch
            {
                null => null,
                { ClosedAt: not null } => throw Tombstones.Refusal(),
                { StructureId: var owner } other when owner == contact.StructureId => other,
                _ => throw new RefusedException(
                    "contact-taken",
                    "Ce contact existe déjà : ouvrez un nouveau formulaire."
                ),
            };
    }

    /// <summary>A contact of the actor's structure; null when there is none such.</summary>
    public async Task<Contact?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor).SingleOrDefaultAsync(contact => contact.Id == id, cancellationToken);
    }

    /// <summary>Those of a day, the latest first.</summary>
    public async Task<IReadOnlyList<Contact>> OnDayAsync(Actor actor, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor)
            .Where(contact => contact.Day == day)
            .OrderByDescending(contact => contact.RecordedAt)
            .ThenBy(contact => contact.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Says what comes next for somebody; false when there is no such contact in the actor's structure.</summary>
    /// <param name="actor">Who says it.</param>
    /// <param name="id">The contact.</param>
    /// <param name="ending">What comes next.</param>
    /// <param name="next">The door they were directed to.</param>
    /// <param name="correction">Why that door is none of those of the answer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">Another door is not named, or differs from the answer without a reason.</exception>
    public async Task<bool> EndAsync(
        Actor actor,
        Guid id,
        ContactEnding ending,
        Door? next,
        string? correction,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await Of(db, actor).AsTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { } contact
        )
            return false;
        contact.End(ending, next, correction, await keys.OpenAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Why somebody was directed elsewhere than the answer did; null when they were not.</summary>
    public async ValueTask<string?> CorrectionOfAsync(Contact contact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return (await keys.OpenAsync(cancellationToken)).CorrectionOf(contact);
    }

    /// <summary>Deletes those kept as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Contact>()
            .Where(contact => contact.RecordedAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<Contact> Of(SproDbContext db, Actor actor)
    {
        var structure = actor.StructureFor(Purpose.Welcome);
        return db.Set<Contact>().AsNoTracking().Where(contact => contact.StructureId == structure);
    }
}
