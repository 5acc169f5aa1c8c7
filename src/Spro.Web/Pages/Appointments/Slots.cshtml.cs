using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>Free slots, of one's structure or of another that has opened some; and why there is none.</summary>
internal sealed class SlotsModel(
    SlotSearch slots,
    AppointmentFiles files,
    Agenda agenda,
    StructureReferrals referrals,
    TimeProvider clock
) : PageModel
{
    private const int DaysShown = 14;

    /// <summary>In which structure.</summary>
    [BindProperty(SupportsGet = true, Name = "structure")]
    public Guid? StructureId { get; set; }

    /// <summary>With whom.</summary>
    [BindProperty(SupportsGet = true, Name = "qui")]
    public Guid? AdviserId { get; set; }

    /// <summary>How.</summary>
    [BindProperty(SupportsGet = true, Name = "comment")]
    public Ways Way { get; set; }

    /// <summary>From which day.</summary>
    [BindProperty(SupportsGet = true, Name = "du")]
    public DateOnly? From { get; set; }

    /// <summary>The appointment to be moved; null when it is for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "deplacer")]
    public Guid? Moved { get; set; }

    /// <summary>The hand-over it is for; null when it is for none.</summary>
    [BindProperty(SupportsGet = true, Name = "aiguillage")]
    public Guid? ReferralId { get; set; }

    internal Guid Own { get; private set; }
    internal IReadOnlyList<(Guid Id, string Name)> Structures { get; private set; } = [];
    internal IReadOnlyList<(Guid Id, string Name)> Advisers { get; private set; } = [];
    internal FoundSlots Found { get; private set; } = null!;
    internal DateOnly First { get; private set; }
    internal DateOnly Last => First.AddDays(DaysShown - 1);
    internal AppointmentFile? ToMove { get; private set; }
    internal ReferralFile? Referral { get; private set; }

    /// <summary>What stays the same from one search to the next.</summary>
    internal string Kept =>
        Moved is { } moved ? $"&deplacer={moved}"
        : ReferralId is { } referral ? $"&aiguillage={referral}"
        : "";

    /// <summary>Shows the free slots of two weeks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Own = actor.StructureFor(Purpose.Appointments);
        if (Moved is { } moved)
        {
            ToMove = await files.ReadAsync(actor, moved, cancellationToken);
            if (ToMove is null)
                return NotFound();
            (StructureId, Way) = (ToMove.Appointment.StructureId, ToMove.Appointment.Way);
        }
        else if (ReferralId is { } referralId)
        {
            Referral = await referrals.OpenAsync(actor, referralId, cancellationToken);
            if (Referral is null)
                return NotFound();
            StructureId = Referral.Referral.ReceiverId;
        }
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        First = From is { } from && from > today && from < today.AddDays(SlotSearch.FarthestDays) ? from : today;
        var structure = StructureId ?? Own;
        Structures = await slots.OpenToNetworkAsync(actor, cancellationToken);
        Advisers = await agenda.AdvisersAsync(actor, cancellationToken);
        Found = await slots.FindAsync(
            actor,
            new SlotWish
            {
                StructureId = structure,
                // Advisers of another structure are not chosen one by one.
                AdviserId = structure == Own ? AdviserId : null,
                Way = Way,
                From = First,
                Days = DaysShown,
            },
            cancellationToken
        );
        return Page();
    }
}
