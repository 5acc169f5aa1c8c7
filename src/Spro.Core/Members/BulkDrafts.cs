using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>The telephone of several places: a switchboard that has changed, for instance.</summary>
/// <param name="Phone">As typed; nothing takes it away where there is another way to reach the place.</param>
public sealed record PhoneDraft(string? Phone) : IRecordDraft<Place>
{
    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Phone = Typed.Phone("phone", Phone);
        PlaceDraft.RequireContact(record);
    }
}

/// <summary>One week for several places: what each adds beyond a week, and what it says of its hours, stays its own.</summary>
/// <param name="Days">Seven lines, Monday first.</param>
/// <param name="ClosedOnHolidays">Closed on public holidays.</param>
public sealed record SameWeekDraft(IReadOnlyList<string?> Days, bool ClosedOnHolidays) : IRecordDraft<Place>
{
    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (Days.All(string.IsNullOrWhiteSpace))
            throw RefusedException.At(
                WeekDraft.Fields[0],
                "hours-missing",
                "Écrivez au moins un jour. Si ces lieux sont fermés toute la semaine, écrivez « fermé »."
            );
        new WeekDraft(Days, KeepsOthers: true, ClosedOnHolidays, record.HoursNote).ApplyTo(record, catalogue, today);
    }
}

/// <summary>For whom the services of several places are.</summary>
/// <param name="Audiences">Publics; none for everybody.</param>
public sealed record AudiencesDraft(IReadOnlyList<string> Audiences) : IRecordDraft<ServiceOffer>
{
    /// <inheritdoc />
    public void ApplyTo(ServiceOffer record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Audiences = ServiceDraft.Known(Audiences);
    }
}
