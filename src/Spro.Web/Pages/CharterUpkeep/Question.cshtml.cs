using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>A question that the charter leaves open, for the Région to answer.</summary>
internal sealed class QuestionModel(Charters charters, CharterRecords records) : PageModel
{
    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid AnswerId { get; set; } = Guid.CreateVersion7();

    /// <summary>The answer and its reasons.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The body and the act.</summary>
    [BindProperty]
    public string? DecidedBy { get; set; }

    /// <summary>The day of the decision.</summary>
    [BindProperty]
    public DateParts DecidedOn { get; set; } = new();

    internal CharterQuestion Question { get; private set; } = null!;
    internal IReadOnlyList<CharterAnswer> Answers { get; private set; } = [];

    /// <summary>The question, and the answers given so far.</summary>
    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken) =>
        await ShowAsync(key, cancellationToken) ? Page() : NotFound();

    /// <summary>Records an answer.</summary>
    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(key, cancellationToken))
            return NotFound();
        try
        {
            var wrong = new Mistakes();
            var day = wrong.Try(() => DecidedOn.Read("on"));
            await wrong.TryAsync(() =>
                records.AnswerAsync(HttpContext.Actor(), AnswerId, key, Answer, DecidedBy, day, cancellationToken)
            );
            wrong.Throw();
            return Redirect(Links.CharterUpkeep);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("answer", nameof(Answer)),
                ("by", nameof(DecidedBy)),
                ("on", nameof(DecidedOn))
            );
            return Page();
        }
    }

    private async Task<bool> ShowAsync(string key, CancellationToken cancellationToken)
    {
        if (CharterQuestions.All.FirstOrDefault(one => one.Key == key) is not { } question)
            return false;
        Question = question;
        Answers = [.. (await charters.AnswersAsync(cancellationToken)).Where(answer => answer.QuestionKey == key)];
        return true;
    }
}
