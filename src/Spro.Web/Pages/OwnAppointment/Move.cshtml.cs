using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.OwnAppointment;

/// <summary>Another hour for one's own appointment.</summary>
internal sealed class MoveModel(PersonAppointments appointments, CatalogueHost catalogues)
    : SecretPageModel(appointments, catalogues, LinkUse.Manage)
{
    private const int DaysShown = 28;

    /// <summary>The slot chosen: the opening and its start.</summary>
    [BindProperty]
    public string? Slot { get; set; }

    internal IReadOnlyList<FreeSlot> Slots { get; private set; } = [];

    /// <summary>Shows the free slots.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        Slots = await Appointments.SlotsAsync(token, DaysShown, cancellationToken);
        return await ShowAsync(token, cancellationToken);
    }

    /// <summary>Moves it.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (Read(Slot) is not var (opening, start))
            ModelState.AddModelError(nameof(Slot), "Choisissez une heure.");
        else
        {
            try
            {
                if (await Appointments.MoveAsync(token, opening, start, cancellationToken))
                    return Redirect(Links.Own(token) + "?note=true");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(nameof(Slot), refused);
            }
        }
        return await OnGetAsync(token, cancellationToken);
    }

    internal static string Of(FreeSlot slot) =>
        string.Create(CultureInfo.InvariantCulture, $"{slot.Opening.Id:N}{slot.Start:yyyyMMddHHmm}");

    private static (Guid Opening, DateTime Start)? Read(string? text) =>
        text is { Length: 44 }
        && Guid.TryParseExact(text[..32], "N", out var opening)
        && DateTime.TryParseExact(
            text[32..],
            "yyyyMMddHHmm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var start
        )
            ? (opening, start)
            : null;
}
