using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Spro.Web.Pages;

/// <summary>
/// A list that an address narrows, by fields of a GET form. A value that means nothing is said beside its field: the list
/// shown would not be the one asked for. Fields are read where they are, without binding: no page is asked for more often.
/// </summary>
internal abstract class FilteredPage : PageModel
{
    /// <summary>Where the page starts, as the page before gave it.</summary>
    protected const string AfterField = "apres";

    /// <summary>The commune that the address names, if any.</summary>
    internal AskedCommune Asked { get; private protected set; } = AskedCommune.None;

    /// <summary>What is asked was understood: there are results, or none.</summary>
    internal bool IsClear => !Asked.IsUnclear && ModelState.IsValid;

    /// <summary>How the page says that a value is none of the choices of its field.</summary>
    protected abstract string UnknownChoice { get; }

    /// <summary>What is wrong with a field; null when it was understood.</summary>
    internal string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>The same list, from a commune.</summary>
    internal string WithCommune(string code) => With(AskedCommune.CodeField, code);

    /// <summary>What a field holds; null when it is empty.</summary>
    protected string? Said(string field) => Request.Query[field] is [{ Length: > 0 } said, ..] ? said : null;

    /// <summary>Says beside a field that what it holds is none of its choices.</summary>
    protected void Check(string field, string? said, Func<string, bool> isKnown)
    {
        if (said is not null && !isKnown(said))
            Refuse(field, UnknownChoice);
    }

    /// <summary>Says beside a field what is wrong with it.</summary>
    protected void Refuse(string field, string why) => ModelState.AddModelError(field, why);

    /// <summary>The same list from its start, with a field that holds something else.</summary>
    protected string With(string field, string value) =>
        Request.Path
        + QueryString.Create(
            Request
                .Query.Where(pair =>
                    pair.Key != field
                    && pair.Key != AfterField
                    && (pair.Key != AskedCommune.TextField || field != AskedCommune.CodeField)
                )
                .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one))
                .Append(new(field, value))
        );
}
