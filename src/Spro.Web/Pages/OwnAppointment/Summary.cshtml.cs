using Microsoft.AspNetCore.Mvc;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;

namespace Spro.Web.Pages.OwnAppointment;

/// <summary>The summary of an interview, which the person keeps.</summary>
internal sealed class SummaryModel(PersonAppointments appointments, CatalogueHost catalogues)
    : SecretPageModel(appointments, catalogues, LinkUse.Summary)
{
    /// <summary>Shows it, to read and to print.</summary>
    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken) =>
        ShowAsync(token, cancellationToken);
}
