using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>Takes a slot for somebody, or moves their appointment to it.</summary>
internal sealed class BookModel(
    SlotSearch slots,
    Bookings bookings,
    AppointmentFiles files,
    StructureReferrals referrals,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>Start of the slot, in universal time.</summary>
    [BindProperty(SupportsGet = true, Name = "debut")]
    public string? StartText { get; set; }

    /// <summary>The first slot that was offered, in universal time.</summary>
    [BindProperty(SupportsGet = true, Name = "premier")]
    public string? FirstText { get; set; }

    /// <summary>The appointment to be moved; null when it is for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "deplacer")]
    public Guid? Moved { get; set; }

    /// <summary>The hand-over it is for; null when it is for none.</summary>
    [BindProperty(SupportsGet = true, Name = "aiguillage")]
    public Guid? ReferralId { get; set; }

    /// <summary>Identifier of the appointment to come: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid AppointmentId { get; set; }

    /// <summary>How they meet.</summary>
    [BindProperty]
    public Ways Way { get; set; }

    /// <summary>For whom.</summary>
    [BindProperty]
    public PersonForm Person { get; set; } = new();

    /// <summary>Since when they wish advice.</summary>
    [BindProperty]
    public DateOnly? AskedOn { get; set; }

    internal FreeSlot Slot { get; private set; } = null!;
    internal string Place { get; private set; } = "";
    internal AppointmentFile? ToMove { get; private set; }
    internal ReferralFile? Referral { get; private set; }

    /// <summary>The slot is no longer free.</summary>
    internal bool IsTaken { get; private set; }

    /// <summary>Shows the slot, and the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await ShowAsync(id, cancellationToken) is { } other)
            return other;
        AppointmentId = Guid.CreateVersion7();
        AskedOn = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        if (!IsTaken)
            Way = Slot.Opening.Ways.Each().First();
        if (Referral is { } file)
        {
            // What the person has said is not typed twice.
            Person = PersonForm.Of(file);
            AskedOn = catalogues
                .Current.Territory.CalendarOf(file.Referral.DepartmentCode)
                .DayOf(file.Referral.CreatedAt);
        }
        return Page();
    }

    /// <summary>Books, or moves.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (Read(StartText) is not { } start)
            return NotFound();
        if (Moved is { } moved)
        {
            try
            {
                return await bookings.MoveAsync(actor, moved, id, start, cancellationToken)
                    ? Redirect(Links.Appointment(moved) + "?note=true")
                    : NotFound();
            }
            catch (RefusedException)
            {
                IsTaken = true;
                return await ShowAsync(id, cancellationToken) ?? Page();
            }
        }
        if (AppointmentId != Guid.Empty && ModelState.IsValid)
        {
            try
            {
                var booked = await bookings.BookAsync(
                    actor,
                    new Booking
                    {
                        Id = AppointmentId,
                        OpeningId = id,
                        Start = start,
                        Way = Way,
                        Person = Person.ToPerson(),
                        AskedOn = AskedOn,
                        FirstOffered = Read(FirstText),
                        ReferralId = ReferralId,
                    },
                    cancellationToken
                );
                return Redirect(
                    ReferralId is { } referral ? Links.Referral(referral) : Links.Appointment(booked.Id) + "?note=true"
                );
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(PersonForm.FieldOf(refused.Field), refused);
            }
        }
        return await ShowAsync(id, cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (Read(StartText) is not { } start)
            return NotFound();
        if (Moved is { } moved && (ToMove = await files.ReadAsync(actor, moved, cancellationToken)) is null)
            return NotFound();
        if (
            ReferralId is { } referral
            && (Referral = await referrals.OpenAsync(actor, referral, cancellationToken)) is null
        )
            return NotFound();
        if (await slots.FindAsync(actor, id, start, cancellationToken) is { } slot)
        {
            Slot = slot;
            Place = catalogues.Current.Doors.Find(slot.Opening.PlaceId)?.Place.Name ?? "";
        }
        else
            IsTaken = true;
        return null;
    }

    private static DateTime? Read(string? text) =>
        DateTime.TryParseExact(
            text,
            "yyyy-MM-ddTHH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
