using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.GoodPractices;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.GoodPractices;

/// <summary>Tells a good practice, and says that one's structure has taken another's up.</summary>
internal sealed class IndexModel(Practices practices) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>What it is called.</summary>
    [BindProperty]
    public string? Heading { get; set; }

    /// <summary>What was needed.</summary>
    [BindProperty]
    public string? Need { get; set; }

    /// <summary>What is done.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>What it takes.</summary>
    [BindProperty]
    public string? Conditions { get; set; }

    /// <summary>What was seen of its effect.</summary>
    [BindProperty]
    public string? Effect { get; set; }

    /// <summary>The practice taken up.</summary>
    [BindProperty]
    public Guid Practice { get; set; }

    /// <summary>What is said of it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    internal ListPage<OwnPractice> Own { get; private set; } = null!;

    /// <summary>Which page of what one has submitted.</summary>
    [BindProperty(Name = "miennes", SupportsGet = true)]
    public int OwnPage { get; set; }

    /// <summary>Which page of the practices one may have taken up.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int ReusePage { get; set; }

    internal ListPage<PracticeLine>? ToReuse { get; private set; }
    internal bool MayReview => HttpContext.Actor().May(Purpose.PracticeReview);

    /// <summary>The lists and the forms.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Tells one.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(
            () =>
                practices.SubmitAsync(
                    HttpContext.Actor(),
                    new PracticeDraft(NewId, Heading, Need, What, Conditions, Effect),
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Says that one was taken up.</summary>
    public Task<IActionResult> OnPostReuseAsync(CancellationToken cancellationToken) =>
        DoAsync(() => practices.ReuseAsync(HttpContext.Actor(), Practice, Note, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            return Redirect(Links.GoodPractices + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("title", nameof(Heading)),
                ("need", nameof(Need)),
                ("what", nameof(What)),
                ("conditions", nameof(Conditions)),
                ("effect", nameof(Effect)),
                ("note", nameof(Note))
            );
            await ShowAsync(cancellationToken);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Own = await practices.OfAsync(actor, OwnPage, cancellationToken);
        if (actor.StructureId is { } structure)
        {
            var published = await practices.PublishedAsync(ReusePage, cancellationToken);
            ToReuse = published.With([.. published.Rows.Where(one => one.StructureId != structure)]);
        }
    }
}
