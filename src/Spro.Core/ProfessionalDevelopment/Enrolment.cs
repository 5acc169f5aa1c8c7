using System.Numerics;
using Spro.Core.Privacy;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>Where somebody's enrolment stands.</summary>
public enum EnrolmentState
{
    /// <summary>Asked without an account, and the link of the e-mail has not been opened: it holds nothing.</summary>
    Unconfirmed,

    /// <summary>On the waiting list.</summary>
    Waiting,

    /// <summary>Has a seat.</summary>
    Seated,

    /// <summary>Does not come, and said so.</summary>
    Withdrawn,

    /// <summary>Their manager did not agree.</summary>
    Refused,

    /// <summary>Came without having enrolled.</summary>
    CameAlong,
}

/// <summary>What a manager has said.</summary>
public enum ManagerAgreement
{
    /// <summary>Nobody has to be asked.</summary>
    NotNeeded,

    /// <summary>Asked, and not answered.</summary>
    Asked,

    /// <summary>They agree.</summary>
    Given,
}

/// <summary>Somebody enrols in a session: a professional by their account, or a relay by an e-mail address.</summary>
public sealed class Enrolment
{
    /// <summary>For how long a certificate may be checked, and so attendance is kept, in years after the session.</summary>
    public const int YearsChecked = 5;

    /// <summary>Those who did not come are no longer named so many months after the session.</summary>
    public const int MonthsNamed = 3;

    /// <summary>The link of an enrolment without an account is to be opened within so many days.</summary>
    public const int DaysToConfirm = 2;

    /// <summary>A seat is kept so many days for a manager to agree.</summary>
    public const int DaysToAgree = 7;

    /// <summary>What was learnt is asked again so many months later.</summary>
    public const int MonthsToPractise = 3;

    internal const string NameColumn = "enrolments.name";
    internal const string EmailColumn = "enrolments.email";
    internal const string OrganisationColumn = "enrolments.organisation";

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>In which session.</summary>
    public Guid SessionId { get; set; }

    /// <summary>Whose account; null for a relay.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Their structure; null for a relay, and for those who belong to none.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>Their network; null when they are of none.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>Their department; null when it is not known.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>Who they are; null once they are no longer named.</summary>
    public Sealed? Name { get; set; }

    /// <summary>Where they are written to; null once they are no longer named.</summary>
    public Sealed? Email { get; set; }

    /// <summary>By what a relay is found again; null for an account.</summary>
    public byte[]? EmailKey { get; set; }

    /// <summary>Where a relay works, as they typed it.</summary>
    public Sealed? Organisation { get; set; }

    /// <summary>Since when: it gives the order of the waiting list.</summary>
    public DateTime Since { get; set; }

    /// <summary>Where it stands.</summary>
    public EnrolmentState State { get; set; }

    /// <summary>What their manager has said.</summary>
    public ManagerAgreement Agreement { get; set; }

    /// <summary>Until when a seat is kept for the manager to agree.</summary>
    public DateTime? AgreementUntil { get; set; }

    /// <summary>To which half-days they came: the first is 1, the second 2, the third 4…; null while nobody noted it.</summary>
    public int? Came { get; set; }

    /// <summary>By what anybody checks their certificate; null while there is none.</summary>
    public string? CertificateCode { get; set; }

    /// <summary>When the certificate was given.</summary>
    public DateTime? CertifiedAt { get; set; }

    /// <summary>They have said what they think of it; what they said is not here.</summary>
    public bool HasSaidAtOnce { get; set; }

    /// <summary>They have said what it changed; what they said is not here.</summary>
    public bool HasSaidLater { get; set; }

    /// <summary>It counts for a seat now or later.</summary>
    public bool IsActive => State is EnrolmentState.Waiting or EnrolmentState.Seated;

    /// <summary>Whether they came is asked of them: they had a seat, hoped for one, or came along.</summary>
    public bool MayBeNoted => IsActive || State == EnrolmentState.CameAlong;

    /// <summary>They came, be it for half a day.</summary>
    public bool HasCome => Came > 0;

    /// <summary>How long they learnt, in minutes: their part of the half-days, to the quarter of an hour.</summary>
    public int MinutesOf(DevelopmentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var all = session.HalfDays.Count;
        var came = Math.Min(all, BitOperations.PopCount((uint)(Came ?? 0)));
        return came == all ? session.Minutes : session.Minutes * came / all / 15 * 15;
    }

    /// <summary>Nobody is named any more; that somebody enrolled still counts.</summary>
    internal void Forget()
    {
        (AccountId, StructureId, EmailKey) = (null, null, null);
        (Name, Email, Organisation) = (null, null, null);
    }
}

/// <summary>Who has a seat. Pure.</summary>
public static class Seats
{
    /// <summary>
    /// Takes back the seats for which a manager has not answered in time, then gives the free ones in the order of the list.
    /// Who waits for an agreement that is late keeps their turn, and has a seat only once it is given. Gives those who moved.
    /// </summary>
    public static IReadOnlyList<Enrolment> Move(int capacity, IReadOnlyCollection<Enrolment> enrolments, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(enrolments);
        List<Enrolment> moved = [];
        foreach (var late in enrolments.Where(one => one.State == EnrolmentState.Seated && !MayHold(one, now)))
        {
            late.State = EnrolmentState.Waiting;
            moved.Add(late);
        }
        var free = capacity - enrolments.Count(one => one.State == EnrolmentState.Seated);
        foreach (
            var next in enrolments
                .Where(one => one.State == EnrolmentState.Waiting && MayHold(one, now))
                .OrderBy(one => one.Since)
                .ThenBy(one => one.Id)
                .Take(Math.Max(0, free))
                .ToList()
        )
        {
            next.State = EnrolmentState.Seated;
            moved.Add(next);
        }
        return moved;
    }

    private static bool MayHold(Enrolment one, DateTime now) =>
        one.Agreement != ManagerAgreement.Asked || one.AgreementUntil > now;
}
