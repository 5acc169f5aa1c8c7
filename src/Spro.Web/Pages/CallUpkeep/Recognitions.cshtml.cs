using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>Bodies that the Région recognises under article L6111-5.</summary>
internal sealed class RecognitionsModel(Recognitions recognitions) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The name of the structure.</summary>
    [BindProperty]
    public string? Structure { get; set; }

    /// <summary>The act.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>What the law asks for, and is met.</summary>
    [BindProperty]
    public List<int> Criteria { get; set; } = [];

    /// <summary>Its first day.</summary>
    [BindProperty]
    public DateParts RecognisedFrom { get; set; } = new();

    /// <summary>Its last day.</summary>
    [BindProperty]
    public DateParts RecognisedTo { get; set; } = new();

    /// <summary>The one that a form ends.</summary>
    [BindProperty(Name = "fin", SupportsGet = true)]
    public Guid? EndedId { get; set; }

    /// <summary>The revision that the form shows.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The last day of it.</summary>
    [BindProperty]
    public DateParts Last { get; set; } = new();

    /// <summary>Which page of the list.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    internal ListPage<RecognitionLine> All { get; private set; } = null!;
    internal RecognitionLine? Ended { get; private set; }

    /// <summary>A page of them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id == Guid.Empty)
            Id = Guid.CreateVersion7();
        All = await recognitions.ListAsync(Number, cancellationToken);
        Ended = EndedId is { } id ? await recognitions.FindAsync(id, cancellationToken) : null;
    }

    /// <summary>Records one.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () =>
            {
                var unread = new Mistakes();
                return recognitions.RecordAsync(
                    HttpContext.Actor(),
                    new RecognitionDraft(
                        Id == Guid.Empty ? Guid.CreateVersion7() : Id,
                        Structure,
                        Act,
                        unread.Try(() => RecognisedFrom.Read("recognisedFrom")),
                        unread.Try(() => RecognisedTo.Read("recognisedTo")),
                        Criteria.Distinct().Count(one => one is >= 1 and <= Recognitions.Criteria)
                    )
                    {
                        Unread = unread.All,
                    },
                    cancellationToken
                );
            },
            cancellationToken
        );

    /// <summary>Says the last day of one.</summary>
    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () =>
                recognitions.EndAsync(
                    HttpContext.Actor(),
                    EndedId ?? Guid.Empty,
                    Revision,
                    Last.Read("last"),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(Links.Recognitions + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("structure", nameof(Structure)),
                ("act", nameof(Act)),
                ("criteria", nameof(Criteria)),
                ("recognisedFrom", nameof(RecognisedFrom)),
                ("recognisedTo", nameof(RecognisedTo)),
                ("last", nameof(Last))
            );
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }
}
