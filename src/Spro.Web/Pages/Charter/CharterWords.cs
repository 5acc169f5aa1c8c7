using Spro.Core.Charter;

namespace Spro.Web.Pages.Charter;

/// <summary>How the charter's own notions are said.</summary>
internal static class CharterWords
{
    /// <summary>The key of the text that says where a signature stands.</summary>
    public static string TextKey(this SignatureState state) =>
        state switch
        {
            SignatureState.Given => "state.given",
            SignatureState.Pending => "state.pending",
            SignatureState.Vacant => "state.vacant",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>Where a clause stands on the page of its version.</summary>
    public static string Anchor(this Clause clause) => "phrase-" + clause.Number;

    /// <summary>What it says; a recital without the "VU" that begins each.</summary>
    public static string Body(this Clause clause)
    {
        const string seen = "VU ";
        return clause.Kind == ClauseKind.Recital && clause.Text.StartsWith(seen, StringComparison.Ordinal)
            ? char.ToUpperInvariant(clause.Text[seen.Length]) + clause.Text[(seen.Length + 1)..]
            : clause.Text;
    }

    /// <summary>Paragraphs of the version, headings among them, in its order.</summary>
    public static IEnumerable<IGrouping<(string Article, int Paragraph, ClauseKind Kind), Clause>> Paragraphs(
        this CharterVersion version
    ) =>
        version
            .Clauses.Where(clause => clause.Kind is ClauseKind.Heading or ClauseKind.Sentence)
            .GroupBy(clause => (clause.Article, clause.Paragraph, clause.Kind));
}
