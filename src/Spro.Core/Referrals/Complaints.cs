using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>A complaint, opened to who made it or to who answers.</summary>
/// <param name="Complaint">The complaint, sealed.</param>
/// <param name="Reference">The hand-over it is about.</param>
/// <param name="Structure">The structure it is about.</param>
/// <param name="Text">What they say.</param>
/// <param name="Answer">What is answered; null while nothing is.</param>
public sealed record OpenComplaint(
    Complaint Complaint,
    string Reference,
    string Structure,
    string Text,
    string? Answer
);

/// <summary>Complaints of people about their hand-over, and the answers of structures.</summary>
public sealed class Complaints(
    IDbContextFactory<SproDbContext> databases,
    ReferralSteps steps,
    ReferralMessages messages,
    IdentityKeys keys,
    AccessLog readings,
    TimeProvider clock
)
{
    /// <summary>The name of complaints in the log of readings.</summary>
    public const string Kind = "complaint";

    private const string Text = "complaints.text";
    private const string Answer = "complaints.answer";

    /// <summary>
    /// The person complains, for themself or through a professional of one of the two structures; the same form twice
    /// complains once. Gives the last day to answer; null when the hand-over is no longer kept, or not the actor's.
    /// </summary>
    /// <param name="actor">Who writes it down with the person; null for the person themself.</param>
    /// <param name="referralId">About which hand-over.</param>
    /// <param name="id">Chosen by the form.</param>
    /// <param name="isAboutReceiver">About the structure that receives; else about the one that sends.</param>
    /// <param name="text">What they say.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">Nothing is said, too much, or too many wait already.</exception>
    public async Task<DateOnly?> ComplainAsync(
        Actor? actor,
        Guid referralId,
        Guid id,
        bool isAboutReceiver,
        string? text,
        CancellationToken cancellationToken
    )
    {
        var said = Written(text);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var referral = await db.Set<Referral>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == referralId, cancellationToken);
        if (
            referral is null
            || actor is not null && ReferralSteps.SideOf(referral, actor.StructureFor(Purpose.HandOver)) is null
        )
            return null;
        var before = await db.Set<Complaint>()
            .AsNoTracking()
            .Where(one => one.ReferralId == referralId && (one.Id == id || one.AnsweredAt == null))
            .ToListAsync(cancellationToken);
        if (before.Find(one => one.Id == id) is { } same)
            return same.DueOn;
        if (before.Count >= Complaint.MostWaiting)
            throw RefusedException.At(
                "text",
                "complaints-waiting",
                "Trois réclamations attendent déjà une réponse sur cette demande."
            );
        var keyring = await keys.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var complaint = new Complaint
        {
            Id = id,
            ReferralId = referralId,
            StructureId = isAboutReceiver ? referral.ReceiverId : referral.SenderId,
            DepartmentCode = referral.DepartmentCode,
            Text = keyring.Seal(said, Text, id),
            ReceivedAt = now,
            WrittenBy = actor?.AccountId,
            DueOn = steps.CalendarOf(referral).DayOf(now).AddMonths(1),
        };
        db.Add(complaint);
        messages.TellComplaint(db, keyring, referral, isAboutReceiver, complaint.DueOn);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The other click was faster.
            db.ChangeTracker.Clear();
            if (!await db.Set<Complaint>().AnyAsync(one => one.Id == id, cancellationToken))
                throw;
        }
        return complaint.DueOn;
    }

    /// <summary>Those that the person made about a hand-over, the latest first, with the answers.</summary>
    public async Task<IReadOnlyList<OpenComplaint>> OfPersonAsync(Guid referralId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OpenAsync(db, db.Set<Complaint>().Where(one => one.ReferralId == referralId), cancellationToken);
    }

    /// <summary>Those that the actor's structure has to answer, then those it has answered; each reading is noted.</summary>
    public async Task<IReadOnlyList<OpenComplaint>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Complaints);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await OpenAsync(db, Held(db, structure), cancellationToken);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.Complaints,
            Kind,
            [.. all.Select(one => one.Complaint.Id)],
            clock.GetUtcNow().UtcDateTime.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return [.. all.OrderBy(one => one.Complaint.AnsweredAt is not null).ThenBy(one => one.Complaint.DueOn)];
    }

    /// <summary>Answers, once; false when the actor's structure has no such complaint that waits.</summary>
    /// <exception cref="RefusedException">Nothing is said, or too much.</exception>
    public async Task<bool> AnswerAsync(Actor actor, Guid id, string? answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Complaints);
        var said = Written(answer);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await Held(db, structure)
                .SingleOrDefaultAsync(one => one.Id == id && one.AnsweredAt == null, cancellationToken)
            is not { } complaint
        )
            return false;
        var keyring = await keys.OpenAsync(cancellationToken);
        complaint.Answer = keyring.Seal(said, Answer, id);
        (complaint.AnsweredAt, complaint.AnsweredBy) = (clock.GetUtcNow().UtcDateTime, actor.AccountId);
        var referral = await db.Set<Referral>().SingleAsync(one => one.Id == complaint.ReferralId, cancellationToken);
        var names = await ReferralSteps.NamesAsync(
            db,
            [referral.SenderId, referral.ReceiverId, structure],
            cancellationToken
        );
        messages.TellAnswer(
            db,
            keyring,
            referral,
            names[structure],
            new(names[referral.SenderId], names[referral.ReceiverId])
        );
        // Two who answer at once: the second is told that it is done.
        referral.Revision++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw RefusedException.At(
                "text",
                "not-now",
                "La demande a changé au même moment. Relisez la page, puis recommencez."
            );
        }
    }

    // What a structure has closed of a hand-over, it no longer reads.
    private static IQueryable<Complaint> Held(SproDbContext db, Guid structure) =>
        db.Set<Complaint>()
            .Where(one =>
                one.StructureId == structure
                && db.Set<Referral>().Where(Referral.IsHeldBy(structure)).Any(held => held.Id == one.ReferralId)
            );

    private async Task<IReadOnlyList<OpenComplaint>> OpenAsync(
        SproDbContext db,
        IQueryable<Complaint> which,
        CancellationToken cancellationToken
    )
    {
        var all = await (
            from complaint in which.AsNoTracking()
            join referral in db.Set<Referral>() on complaint.ReferralId equals referral.Id
            join structure in db.Set<Structures.Structure>() on complaint.StructureId equals structure.Id
            orderby complaint.ReceivedAt descending, complaint.Id
            select new
            {
                complaint,
                referral.Reference,
                structure.Name,
            }
        ).ToListAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. all.Select(one => new OpenComplaint(
                one.complaint,
                one.Reference,
                one.Name,
                keyring.Read(one.complaint.Text, Text, one.complaint.Id),
                keyring.Read(one.complaint.Answer, Answer, one.complaint.Id)
            )),
        ];
    }

    /// <summary>A complaint and its answer, for the person to take away.</summary>
    internal static CopiedComplaint Copy(IdentityKeyring keyring, Complaint complaint) =>
        new(
            complaint.ReceivedAt,
            keyring.Read(complaint.Text, Text, complaint.Id),
            complaint.AnsweredAt,
            keyring.Read(complaint.Answer, Answer, complaint.Id)
        );

    private static string Written(string? text) =>
        text?.Trim() is not { Length: > 0 } said
            ? throw RefusedException.At("text", "text-empty", "Écrivez ce que vous voulez dire.")
        : said.Length > Complaint.LongestText
            ? throw RefusedException.At("text", "text-too-long", $"Écrivez {Complaint.LongestText} caractères au plus.")
        : said;
}
