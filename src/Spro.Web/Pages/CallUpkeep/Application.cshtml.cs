using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>An application: whether it may be read, what readers think of it, what was decided.</summary>
internal sealed class ApplicationModel(Instruction instruction) : PageModel
{
    /// <summary>The revision that the forms show.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Whether it may be read.</summary>
    [BindProperty]
    public CheckResult? Result { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Until when what is missing may come.</summary>
    [BindProperty]
    public DateParts PieceBy { get; set; } = new();

    /// <summary>Who decided.</summary>
    [BindProperty]
    public string? DecidedBy { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public DateParts DecidedOn { get; set; } = new();

    /// <summary>The number of the act.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>What was decided.</summary>
    [BindProperty]
    public bool? IsFavourable { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>Ways and delays of appeal.</summary>
    [BindProperty]
    public string? Remedies { get; set; }

    /// <summary>The label.</summary>
    [BindProperty]
    public GrantForm Grant { get; set; } = new();

    internal InstructedApplication? Found { get; private set; }
    internal string? Refusal { get; private set; }

    /// <summary>The application, when one must first say whether one has an interest in it.</summary>
    internal Guid? MustDeclare { get; private set; }

    /// <summary>The application.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        (Revision, Remedies) = (Found?.Open.Application.Revision ?? 0, Found?.Open.Call.Remedies);
        return Page();
    }

    /// <summary>Says whether it may be read.</summary>
    public Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var wrong = new Mistakes();
                // What is missing is asked for by a day, and only that: without it the service refuses.
                var pieceBy =
                    Result == CheckResult.PieceAsked ? wrong.Try(() => PieceBy.Read("pieceBy")) : (DateOnly?)null;
                await wrong.TryAsync(() =>
                    instruction.CheckAsync(HttpContext.Actor(), id, Revision, Result, Note, pieceBy, cancellationToken)
                );
                wrong.Throw();
            },
            cancellationToken
        );

    /// <summary>Records what was decided.</summary>
    public Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var unread = new Mistakes();
                return instruction.DecideAsync(
                    HttpContext.Actor(),
                    id,
                    Revision,
                    new DecisionDraft(
                        DecidedBy,
                        unread.Try(() => DecidedOn.Read("decidedOn")),
                        Reference,
                        IsFavourable,
                        Reasons,
                        Remedies,
                        Grant.Read()
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
            },
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(Links.CallApplication(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("result", nameof(Result)),
                ("note", nameof(Note)),
                ("pieceBy", nameof(PieceBy)),
                ("decidedBy", nameof(DecidedBy)),
                ("decidedOn", nameof(DecidedOn)),
                ("reference", nameof(Reference)),
                ("isFavourable", nameof(IsFavourable)),
                ("reasons", nameof(Reasons)),
                ("remedies", nameof(Remedies)),
                ("validFrom", "Grant.ValidFrom"),
                ("validTo", "Grant.ValidTo"),
                ("structure", "Grant.Structure")
            );
        }
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        Revision = Found?.Open.Application.Revision ?? 0;
        return Page();
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            Found = await instruction.FindAsync(HttpContext.Actor(), id, cancellationToken);
            return Found is not null;
        }
        catch (RefusedException refused)
        {
            Refusal = refused.Message.Printed();
            MustDeclare = refused.Code == Instruction.NotDeclared ? id : null;
            return true;
        }
    }
}
