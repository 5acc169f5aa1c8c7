using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;
using Spro.Web.Resources;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>
/// One question per page. What has been said travels in the address, or, once something is confided, in the form: there
/// is nothing to lose and nothing to sign in to. Every question may be passed over.
/// </summary>
// Nothing is stored and nobody is signed in: a forged request could only read a public page.
[IgnoreAntiforgeryToken]
internal sealed class QuestionModel(CatalogueHost catalogues, IStringLocalizer<FirstAnswers> texts) : PageModel
{
    private const string SubmittedStep = "etape";
    private const string Skip = "passer";
    private const string BackToAnswer = "suite";

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal Journey Journey { get; private set; } = null!;
    internal string Step { get; private set; } = "";

    /// <summary>Which station of the line it is; 0 for a question asked alone, to change what the answer was refined with.</summary>
    internal int Station => Journey.Steps.ToList().IndexOf(Step) + 1;
    internal SituationField? Field => Journey.FieldOf(Step);

    /// <summary>What the question fills; it is not among what has been said before.</summary>
    internal string Own => Field?.Name ?? AskedCommune.TextField;
    internal bool IsForm => Request.Method == HttpMethods.Post;
    internal bool ReturnsToAnswer { get; private set; }
    internal string? Error { get; private set; }

    /// <summary>Where the back link leads, with all that has been said: the answer one comes from, else the question before.</summary>
    internal string Back =>
        ReturnsToAnswer ? Links.Answer + Journey.Query()
        : Station > 1 ? Links.Question(Journey.Steps[Station - 2]) + Journey.Query()
        : Links.Home;

    /// <summary>The first question.</summary>
    public IActionResult OnGet(string? step) => Show(step, Request.Query, fromForm: false);

    /// <summary>The same, once something has been confided.</summary>
    public IActionResult OnPost(string? step) => Show(step, Request.FormOrNothing(), fromForm: true);

    private IActionResult Show(string? step, IEnumerable<KeyValuePair<string, StringValues>> said, bool fromForm)
    {
        step ??= Journey.Steps[0];
        if (!Journey.Steps.Contains(step) && Journey.FieldOf(step) is null)
            return NotFound();
        Step = step;
        Journey = Journey.Read(said, Catalogue, fromForm);
        ReturnsToAnswer = Station == 0 || Said(BackToAnswer) is { Length: > 0 };
        if (Said(SubmittedStep) != step)
            return Page();
        if (Said(Skip) is not null)
            return GoOn(Own);
        if (Problem() is { } problem)
        {
            Error = problem;
            ModelState.AddModelError(Own, problem);
        }
        else if (Field is not null || !Journey.Asked.IsUnclear)
        {
            return GoOn(without: null);
        }
        return Page();
    }

    private string? Problem() =>
        Field is not null ? Journey.Errors.GetValueOrDefault(Field.Name)
        : Journey.Asked.IsUnknown ? texts["commune.unknown"].Value
        : null;

    private RedirectResult GoOn(string? without)
    {
        var next =
            ReturnsToAnswer || Station == Journey.Steps.Count ? Links.Answer : Links.Question(Journey.Steps[Station]);
        if (IsForm)
            return RedirectPreserveMethod(next);
        var pairs = Journey
            .WithoutConfidences()
            .Pairs(without)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
        return Redirect(next + QueryString.Create(pairs));
    }

    private string? Said(string name) => (IsForm ? Request.FormOrNothing()[name] : Request.Query[name]).LastOrDefault();
}
