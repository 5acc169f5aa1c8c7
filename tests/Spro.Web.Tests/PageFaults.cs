using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Spro.Web.Tests;

/// <summary>What no page may do, whatever it is about.</summary>
internal static partial class PageFaults
{
    private static readonly string[] References = ["for", "aria-labelledby", "aria-describedby"];

    public static IEnumerable<string> Of(IDocument page) =>
        [
            .. Outline(page),
            .. Identifiers(page),
            .. Controls(page),
            .. Inline(page),
            .. NeedingScript(page),
            .. Keys(page),
        ];

    private static IEnumerable<string> Outline(IDocument page)
    {
        if (page.QuerySelectorAll("h1") is not [{ } title] || title.Words().Length == 0)
            yield return "not one h1";
        if (string.IsNullOrWhiteSpace(page.Title))
            yield return "no title";
        if (page.DocumentElement.GetAttribute("lang") is not { Length: > 0 })
            yield return "no lang";
    }

    private static IEnumerable<string> Identifiers(IDocument page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        foreach (var twice in ids.GroupBy(id => id).Where(group => group.Count() > 1))
            yield return $"id « {twice.Key} » twice";
        foreach (var reference in References)
        {
            foreach (var element in page.QuerySelectorAll($"[{reference}]"))
            {
                foreach (var id in element.GetAttribute(reference)!.Split(' ').Except(ids))
                    yield return $"{reference} « {id} » names nothing";
            }
        }
    }

    private static IEnumerable<string> Controls(IDocument page) =>
        page.QuerySelectorAll<IHtmlElement>("input:not([type=hidden]), select, textarea")
            .Where(control => NameOf(page, control).Length == 0)
            .Select(control => $"no label: {control.OuterHtml}");

    private static string NameOf(IDocument page, IHtmlElement control)
    {
        var label =
            control.Closest("label")
            ?? page.QuerySelectorAll("label[for]").FirstOrDefault(label => label.GetAttribute("for") == control.Id);
        return label?.Words() ?? control.GetAttribute("aria-label") ?? "";
    }

    // Structured data is read by search engines and run by nobody.
    private static IEnumerable<string> Inline(IDocument page) =>
        page.QuerySelectorAll("style, [style], script:not([src]):not([type='application/ld+json'])")
            .Select(element => $"inline: {element.OuterHtml}")
            .Concat(
                page.QuerySelectorAll("*")
                    .SelectMany(element => element.Attributes)
                    .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
                    .Select(attribute => $"inline: {attribute.Name}")
            );

    private static IEnumerable<string> NeedingScript(IDocument page)
    {
        foreach (var form in page.QuerySelectorAll("form"))
        {
            if (form.GetAttribute("method") is not ("get" or "post"))
                yield return $"form without method: {form.GetAttribute("action")}";
            if (form.QuerySelector("button:not([type=button]), input[type=submit]") is null)
                yield return $"form that only a script could send: {form.GetAttribute("action")}";
        }
        foreach (var button in page.QuerySelectorAll("button").Where(button => button.Closest("form") is null))
            yield return $"button that only a script could answer: {button.Words()}";
        foreach (var link in page.QuerySelectorAll("a"))
        {
            if (link.GetAttribute("href") is null or "" or "#")
                yield return $"link that leads nowhere: {link.Words()}";
        }
    }

    // A text that is missing shows its key.
    private static IEnumerable<string> Keys(IDocument page) =>
        page.QuerySelectorAll("main *:not(code):not(a), title")
            .Where(element => element.ChildElementCount == 0 && ResourceKey().IsMatch(element.TextContent.Trim()))
            .Select(element => $"key instead of text: {element.Words()}");

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9+-]+)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex ResourceKey();
}
