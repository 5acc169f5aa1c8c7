namespace Spro.Web.Tests;

/// <summary>Finds what the demonstration's charter holds.</summary>
internal static class CharterOfSite
{
    /// <summary>An example with a signatory, the vacant place and a commitment of the demonstration in it.</summary>
    public static async Task<string> WithSignatoriesAsync(this HttpClient region, string example)
    {
        var upkeep = await region.PageAsync("/tenir-la-charte");
        var signatory = Of("Réseau fictif des missions locales");
        var filled = example
            .Replace(PageExamples.SomeSignatory, signatory, StringComparison.Ordinal)
            .Replace(PageExamples.SomeVacancy, Of("Organisme de conseil"), StringComparison.Ordinal);
        if (!filled.Contains(PageExamples.SomeCommitment, StringComparison.Ordinal))
            return filled;
        var commitment = (await region.PageAsync("/tenir-la-charte/signataires/" + signatory))
            .QuerySelectorAll("main a[href*='/engagements/']")[0]
            .GetAttribute("href")!;
        return filled.Replace(PageExamples.SomeCommitment, commitment.Split('/')[^1], StringComparison.Ordinal);

        string Of(string name) =>
            upkeep
                .QuerySelectorAll("main a[href^='/tenir-la-charte/signataires/']")
                .Single(link => link.Words().Contains(name, StringComparison.Ordinal))
                .GetAttribute("href")!
                .Split('/')[^1];
    }
}
