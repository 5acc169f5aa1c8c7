using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>What a person leaves with: the day, the place, and a link of their own to change or cancel.</summary>
internal sealed class PaperModel(
    AppointmentFiles files,
    AppointmentPapers papers,
    CatalogueHost catalogues,
    SiteAddress site
) : PageModel
{
    internal AppointmentFile Opened { get; private set; } = null!;
    internal Door? Door { get; private set; }

    /// <summary>By which they change or cancel; null once the appointment is over.</summary>
    internal PrintedLink? Change { get; private set; }

    /// <summary>By which they read the summary again; null when there is none.</summary>
    internal PrintedLink? Summary { get; private set; }

    /// <summary>There is no paper without a link, and a link is made by asking for it.</summary>
    public IActionResult OnGet(Guid id) => Redirect(Links.Appointment(id));

    /// <summary>Makes the links and shows the paper.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await files.ReadAsync(actor, id, cancellationToken) is not { } file)
            return NotFound();
        Opened = file;
        Door = catalogues.Current.Doors.Find(file.Appointment.PlaceId);
        if (
            file.Appointment.State == AppointmentState.Booked
            && await papers.ConfirmationLinkAsync(actor, id, cancellationToken) is { } token
        )
            Change = PrintedLink.Of(site.Absolute(Links.Own(token)));
        if (file.Summary is not null && await papers.SummaryLinkAsync(actor, id, cancellationToken) is { } summary)
            Summary = PrintedLink.Of(site.Absolute($"{Links.OwnSummary}/{summary}"));
        return Page();
    }
}

/// <summary>An address on paper, written and to be scanned.</summary>
/// <param name="Address">The address.</param>
/// <param name="QrSvg">The same for a telephone.</param>
internal sealed record PrintedLink(string Address, string QrSvg)
{
    public static PrintedLink Of(string address)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new PrintedLink(
            address,
            new SvgQRCode(qr).GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute)
        );
    }
}
