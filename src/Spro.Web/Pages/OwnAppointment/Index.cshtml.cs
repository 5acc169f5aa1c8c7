using Microsoft.AspNetCore.Mvc;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.OwnAppointment;

/// <summary>One's own appointment: seeing it, cancelling it.</summary>
internal sealed class IndexModel(PersonAppointments appointments, CatalogueHost catalogues, TimeProvider clock)
    : SecretPageModel(appointments, catalogues, LinkUse.Manage)
{
    internal bool IsChanged { get; private set; }

    /// <summary>It can still be changed or cancelled.</summary>
    internal bool IsToCome =>
        Reading?.Appointment is { State: AppointmentState.Booked } one && one.Start > clock.GetUtcNow().UtcDateTime;

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(string token, bool note, CancellationToken cancellationToken)
    {
        IsChanged = note;
        return ShowAsync(token, cancellationToken);
    }

    /// <summary>Cancels it; twice is once.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken) =>
        await Appointments.CancelAsync(token, cancellationToken)
            ? Redirect(Links.Own(token))
            : await ShowAsync(token, cancellationToken);
}
