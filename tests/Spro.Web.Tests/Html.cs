using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Spro.Web.Tests;

/// <summary>Asks for pages and reads them.</summary>
public static class Html
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IDocument> PageAsync(
        this HttpClient client,
        string path,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var response = await client.GetAsync(path, Cancel);
        return await response.ReadAsync(expected);
    }

    public static async Task<IDocument> PostPageAsync(
        this HttpClient client,
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(path, form, Cancel);
        return await response.ReadAsync(expected);
    }

    /// <summary>Where the site sends on from <paramref name="path"/>, percent-decoded.</summary>
    public static async Task<string> LocationAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        Assert.InRange((int)response.StatusCode, 301, 308);
        return Uri.UnescapeDataString(response.Headers.Location!.ToString());
    }

    /// <summary>The page that was answered.</summary>
    public static async Task<IDocument> ReadAsync(this HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}, not {(int)expected}: {text}");
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Visible words, white space folded.</summary>
    public static string Words(this INode node) => Fold(node.TextContent);

    /// <summary>One space for any white space, those of French punctuation included.</summary>
    public static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Words(this IDocument page, string selector) => page.Only(selector).Words();

    public static IElement Only(this IParentNode page, string selector) =>
        Assert.Single(page.QuerySelectorAll(selector));

    /// <summary>What a browser would send for a form as it stands, with <paramref name="chosen"/> replacing what is there.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(
        this IElement form,
        params (string Name, string Value)[] chosen
    )
    {
        var names = chosen.Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll("input[name]"))
        {
            var name = input.GetAttribute("name")!;
            var isChoice = input.GetAttribute("type") is "radio" or "checkbox";
            if (
                isChoice
                    ? input.HasAttribute("checked") && !names.Contains(name)
                    : input.GetAttribute("type") == "hidden"
            )
                yield return new(name, input.GetAttribute("value") ?? "");
            else if (!isChoice && !names.Contains(name))
                yield return new(name, input.GetAttribute("value") ?? "");
        }
        foreach (var select in form.QuerySelectorAll("select[name]"))
        {
            var option = select.QuerySelector("option[selected]") ?? select.QuerySelector("option");
            if (!names.Contains(select.GetAttribute("name")!) && option is not null)
                yield return new(select.GetAttribute("name")!, option.GetAttribute("value") ?? "");
        }
        foreach (var (name, value) in chosen)
            yield return new(name, value);
    }
}
