using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>What shows that a commitment of a signatory is kept.</summary>
internal sealed class EvidenceModel(Charters charters, CharterRecords records) : PageModel
{
    /// <summary>The commitment as it was read.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The day it speaks of.</summary>
    [BindProperty]
    public DateParts Day { get; set; } = new();

    /// <summary>What it is.</summary>
    [BindProperty]
    public string? Label { get; set; }

    /// <summary>Where it can be read.</summary>
    [BindProperty]
    public string? Address { get; set; }

    internal CharterSignatory Signatory { get; private set; } = null!;
    internal Commitment Commitment { get; private set; } = null!;

    /// <summary>What is known already.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid commitment, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, commitment, cancellationToken))
            return NotFound();
        Revision = Commitment.Revision;
        return Page();
    }

    /// <summary>Adds to it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid commitment, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, commitment, cancellationToken))
            return NotFound();
        try
        {
            var wrong = new Mistakes();
            var day = wrong.Try(() => Day.Read("day"));
            await wrong.TryAsync(() =>
                records.ShowAsync(HttpContext.Actor(), commitment, Revision, day, Label, Address, cancellationToken)
            );
            wrong.Throw();
            return Redirect(Links.CommitmentEvidence(id, commitment));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("day", nameof(Day)),
                ("label", nameof(Label)),
                ("address", nameof(Address))
            );
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, Guid commitment, CancellationToken cancellationToken)
    {
        var shown = await charters.ShowAsync(number: null, cancellationToken);
        if (
            shown?.Charter.Signatories.FirstOrDefault(one => one.Id == id) is not { } signatory
            || (await charters.CommitmentsAsync(signatory.Key, cancellationToken)).FirstOrDefault(one =>
                one.Id == commitment
            )
                is not { } kept
        )
            return false;
        (Signatory, Commitment) = (signatory, kept);
        return true;
    }
}
