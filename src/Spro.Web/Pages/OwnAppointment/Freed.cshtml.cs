using Microsoft.AspNetCore.Mvc;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Appointments;

namespace Spro.Web.Pages.OwnAppointment;

/// <summary>A slot was freed and is kept for a while: taking it, or leaving it to the next.</summary>
internal sealed class FreedModel(PersonAppointments appointments, KeptSeats seats, CatalogueHost catalogues)
    : SecretPageModel(appointments, catalogues, LinkUse.Proposal)
{
    /// <summary>How they wish to meet.</summary>
    [BindProperty]
    public Ways Way { get; set; }

    internal bool IsLeft { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string token, bool laissee, CancellationToken cancellationToken)
    {
        IsLeft = laissee;
        var page = await ShowAsync(token, cancellationToken);
        // What was left is no longer kept, and that is what one wished.
        if (IsLeft && Reading is not null)
            Response.StatusCode = StatusCodes.Status200OK;
        Way = Reading?.Ways.Each().FirstOrDefault() ?? Ways.None;
        return page;
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            if (await seats.AcceptAsync(token, Way, cancellationToken) is { } own)
                return Redirect(Links.Own(own) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(nameof(Way), refused);
        }
        return await ShowAsync(token, cancellationToken);
    }

    /// <summary>Leaves it.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(string token, CancellationToken cancellationToken)
    {
        await seats.DeclineAsync(token, cancellationToken);
        return Redirect($"{Links.FreedSlot}/{token}?laissee=true");
    }
}
