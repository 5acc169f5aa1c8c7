using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Charter;
using Spro.Core.Evidence;

namespace Spro.Web.Pages.Charter;

/// <summary>The charter that holds, or an earlier version of it.</summary>
internal sealed class IndexModel(Charters charters, CatalogueHost catalogues) : PageModel
{
    internal ShownCharter? Shown { get; private set; }
    internal IReadOnlyList<(CharterQuestion Question, IReadOnlyList<Clause> Clauses, CharterAnswer? Answer)> Questions
    {
        get;
        private set;
    } = [];

    /// <summary>The duties that each sentence lays down, by its number.</summary>
    internal ILookup<string, Duty> Duties { get; private set; } = Enumerable.Empty<Duty>().ToLookup(duty => duty.Id);

    internal bool Holds => Shown is { } shown && shown.Charter.Version.Number == shown.Held;

    /// <summary>Published ahead of its first day.</summary>
    internal bool IsToCome => Shown is { } shown && shown.Charter.Version.Number > shown.Held;

    /// <summary>The version asked, or the last.</summary>
    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken cancellationToken)
    {
        Shown = await charters.ShowAsync(number, cancellationToken);
        if (Shown is not { } shown)
            return number is null ? Page() : NotFound();
        Duties = (
            from duty in Duty.All
            from clause in duty.In(shown.Charter.Version.Clauses)
            select (clause.Number, duty)
        ).ToLookup(one => one.Number, one => one.duty);
        var answers = await charters.AnswersAsync(cancellationToken);
        Questions =
        [
            .. CharterQuestions
                .All.Select(question =>
                    (
                        question,
                        question.In(shown.Charter.Version.Clauses),
                        answers.FirstOrDefault(answer => answer.QuestionKey == question.Key)
                    )
                )
                .Where(one => one.Item2.Count > 0),
        ];
        return Page();
    }

    internal IEnumerable<string> Networks(CharterSignatory signatory) =>
        signatory.NetworkCodes.Select(code => catalogues.Current.Networks.Find(code)?.ShortName ?? code);
}
