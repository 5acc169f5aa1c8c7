using Microsoft.AspNetCore.Html;
using Spro.Web.Infrastructure;
using Spro.Web.Resources;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>What the person said, as they read it back, each with the way to change it.</summary>
internal static class SaidList
{
    /// <summary>By address, with what it carries on.</summary>
    public static IHtmlContent ByAddress(
        IReadOnlyList<(string Text, string Step)> said,
        string query,
        PageTexts<FirstAnswers> texts
    ) =>
        new DirectMarkup(html =>
        {
            var carried = html.Encoded(query);
            foreach (var (text, step) in said)
                html.Write(
                    $"""<li>{text} <a class="spro-screen-only" href="{Links.Question(step)}{carried}">{texts["change"]}<span class="govuk-visually-hidden"> : {text}</span></a></li>"""
                );
        });

    /// <summary>By the form it stands in: what was confided never enters an address.</summary>
    public static IHtmlContent InForm(IReadOnlyList<(string Text, string Step)> said, PageTexts<FirstAnswers> texts) =>
        new DirectMarkup(html =>
        {
            foreach (var (text, step) in said)
                html.Write(
                    $"""<li>{text} <button class="spro-link spro-screen-only" formaction="{Links.Question(step)}">{texts["change"]}<span class="govuk-visually-hidden"> : {text}</span></button></li>"""
                );
        });
}
