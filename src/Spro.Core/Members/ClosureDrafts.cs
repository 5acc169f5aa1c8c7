using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>Some days on which a place is closed, or receives at other hours.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null for the first alone.</param>
/// <param name="Hours">Hours of those days as people write them; nothing for closed.</param>
/// <param name="Reason">Why, for the public.</param>
public sealed record ClosureDraft(DateOnly? From, DateOnly? To, string? Hours, string? Reason) : IRecordDraft<Place>
{
    /// <inheritdoc />
    public bool SaysAll => false;

    internal const int LongestAhead = 2;

    private const int LongestInDays = 366;

    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var wrong = new Mistakes();
        if (From is null)
            wrong.Add("from", "day-missing", "Écrivez le premier jour, par exemple 24 12 2026.");
        var from = From ?? To ?? today;
        var to = To ?? from;
        if (to < from)
            wrong.Add("to", "days-reversed", "Le dernier jour ne peut pas être avant le premier.");
        if (to < today)
            wrong.Add(
                To is null ? "from" : "to",
                "day-past",
                "Ces jours sont passés : choisissez aujourd'hui ou plus tard."
            );
        if (from > today.AddYears(LongestAhead))
            wrong.AddTooFar("from", LongestAhead);
        if (to.DayNumber - from.DayNumber > LongestInDays)
            wrong.Add(
                "to",
                "days-many",
                "Plus d'un an, c'est trop long pour une fermeture : dites plutôt que le lieu ne reçoit plus pour le moment."
            );
        var added = new PlaceException
        {
            From = from,
            To = to,
            Hours = wrong.Try(ReadHours),
            Reason = wrong.Try(() => Typed.Line("reason", Reason)),
        };
        wrong.Throw();
        if (record.Exceptions.Exists(one => Same(one, added)))
            return;
        if (record.Exceptions.Find(one => one.From <= to && from <= one.To) is { } other)
            throw RefusedException.At(
                "from",
                "days-overlap",
                $"Du {other.From.InFrenchBefore(other.To)} au {other.To.InFrench}, quelque chose est déjà noté : retirez-le d'abord."
            );
        // What is over tells nobody anything any more. Each is written anew: the store knows them by their rank.
        record.Exceptions =
        [
            .. record
                .Exceptions.Where(one => one.To >= today)
                .Append(added)
                .OrderBy(one => one.From)
                .Select(one => one.Copy()),
        ];
    }

    private string? ReadHours()
    {
        if (TypedHours.Read(Hours) is not { } slots)
            throw RefusedException.At(
                "hours",
                "hours-unread",
                "Écrivez les heures dans l'ordre, par exemple « 9 h - 12 h », ou rien si le lieu est fermé."
            );
        return slots.Count == 0
            ? null
            : string.Join(',', slots.Select(slot => FormattableString.Invariant($"{slot.From:HH:mm}-{slot.To:HH:mm}")));
    }

    private static bool Same(PlaceException one, PlaceException other) =>
        (one.From, one.To, one.Hours, one.Reason) == (other.From, other.To, other.Hours, other.Reason);
}

/// <summary>Days that are as usual after all.</summary>
/// <param name="From">First day of what was noted.</param>
public sealed record ClosureRemoval(DateOnly From) : IRecordDraft<Place>
{
    /// <inheritdoc />
    public bool SaysAll => false;

    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Exceptions = [.. record.Exceptions.Where(one => one.From != From).Select(one => one.Copy())];
    }
}

/// <summary>Whether a place receives for now, and why not.</summary>
/// <param name="IsClosed">It does not, and will again.</param>
/// <param name="Note">Why, and until when.</param>
public sealed record StatusDraft(bool IsClosed, string? Note) : IRecordDraft<Place>
{
    /// <inheritdoc />
    public bool SaysAll => false;

    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Status = IsClosed ? PlaceStatus.TemporarilyClosed : PlaceStatus.Open;
        record.StatusNote = IsClosed
            ? Typed.Required("statusNote", Note, "Dites au public pourquoi, et jusqu'à quand si vous le savez.")
            : null;
    }
}

/// <summary>Whether a place takes people it does not know yet. It hides no door.</summary>
/// <param name="Answer">Yes, later, no; null when nothing was chosen.</param>
/// <param name="Weeks">In how many weeks, when later.</param>
public sealed record NewPeopleDraft(NewPeople? Answer, int? Weeks) : IRecordDraft<Place>
{
    /// <inheritdoc />
    public bool SaysAll => false;

    private const int MostWeeks = 52;

    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (Answer is null)
            throw RefusedException.At("newPeople", "answer-missing", "Choisissez une réponse.");
        if (Answer == NewPeople.Later && Weeks is not (>= 1 and <= MostWeeks))
            throw RefusedException.At("weeks", "weeks-wrong", $"Écrivez un nombre de semaines, de 1 à {MostWeeks}.");
        record.NewPeople = Answer;
        record.NewPeopleInWeeks = Answer == NewPeople.Later ? Weeks : null;
        record.NewPeopleSaidOn = today;
    }
}
