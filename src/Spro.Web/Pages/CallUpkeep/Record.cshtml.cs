using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>Records a label of a decision taken in another tool.</summary>
internal sealed class RecordModel(Labels labels) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The body.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>The call.</summary>
    [BindProperty]
    public string? Call { get; set; }

    /// <summary>Who decided.</summary>
    [BindProperty]
    public string? DecidedBy { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public DateParts DecidedOn { get; set; } = new();

    /// <summary>The number of the act.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>The label.</summary>
    [BindProperty]
    public GrantForm Grant { get; set; } = new();

    /// <summary>The form.</summary>
    public void OnGet() => Id = Guid.CreateVersion7();

    /// <summary>Records it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Id == Guid.Empty)
            Id = Guid.CreateVersion7();
        try
        {
            var unread = new Mistakes();
            await labels.RecordAsync(
                HttpContext.Actor(),
                new RecordedLabel(
                    Id,
                    Body,
                    Call,
                    DecidedBy,
                    unread.Try(() => DecidedOn.Read("decidedOn")),
                    Reference,
                    Grant.Read()
                )
                {
                    Unread = unread.All,
                },
                cancellationToken
            );
            return Redirect(Links.KeepLabel(Id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("body", nameof(Body)),
                ("call", nameof(Call)),
                ("decidedBy", nameof(DecidedBy)),
                ("decidedOn", nameof(DecidedOn)),
                ("reference", nameof(Reference)),
                ("validFrom", "Grant.ValidFrom"),
                ("validTo", "Grant.ValidTo"),
                ("structure", "Grant.Structure")
            );
            return Page();
        }
    }
}
