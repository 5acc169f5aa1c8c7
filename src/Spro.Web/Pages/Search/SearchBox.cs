namespace Spro.Web.Pages.Search;

/// <summary>The one box, wherever it is: it suggests while one types, and works without.</summary>
/// <param name="Label">What it asks.</param>
/// <param name="Hint">An example.</param>
/// <param name="Text">What was typed; null for nothing.</param>
/// <param name="Error">What is wrong with it; null for nothing.</param>
internal sealed record SearchBox(string Label, string Hint, string? Text = null, string? Error = null)
{
    /// <summary>The view that draws it; its page adds <see cref="Script"/> to its head.</summary>
    public const string View = "/Pages/Search/_Box.cshtml";

    /// <summary>What makes it suggest.</summary>
    public const string Script = "/js/suggestions.js";
}
