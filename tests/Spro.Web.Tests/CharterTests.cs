using System.Net;
using System.Text;
using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>The charter as everybody reads it and as the Région keeps it.</summary>
public class CharterTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_the_charter_its_signatories_and_what_a_version_changes()
    {
        using var person = site.Browser();

        var charter = await person.PageAsync("/charte");
        var changes = await person.PageAsync("/charte/2/differences");
        var signatory = await person.PageAsync("/charte/signataires/reseau-fictif-des-missions-locales");

        Assert.Contains("fictive", charter.Words("main .govuk-inset-text"), StringComparison.Ordinal);
        Assert.Contains("n'a pas de date de fin", charter.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Place vacante", charter.Words("#signataires + ul"), StringComparison.Ordinal);
        Assert.Equal("La charte n'a pas de date de fin.", charter.Words("#phrase-6-1"));
        Assert.Contains("Deux dates pour la même délibération", charter.Words("main"), StringComparison.Ordinal);
        Assert.Contains("refait", changes.QuerySelectorAll("main ins")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Réseau fictif de l'artisanat", changes.Words("main ul"), StringComparison.Ordinal);
        Assert.Contains("On voit que c'est fait à ceci", signatory.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/charte/9")]
    [InlineData("/charte/9/differences")]
    [InlineData("/charte/signataires/personne")]
    public async Task What_no_charter_has_is_not_found(string address)
    {
        using var person = site.Browser();
        using var response = await person.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_charter_is_refused_beside_its_field_and_one_that_changes_a_sentence_waits()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var charter = await region.PageAsync("/charte");
        var text = string.Join(
            "\n\n",
            charter
                .QuerySelectorAll("main h1, main h3[id^=phrase], main h4[id^=phrase], main .spro-clause")
                .Select(one => one.Words())
        );

        Assert.Contains(
            "Aucun article numéroté",
            await SendAsync("Une lettre\n\nBonjour."u8.ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains("en UTF-8", await SendAsync([0x43, 0xE9, 0x0A]), StringComparison.Ordinal);
        Assert.Contains("Choisissez le fichier", await SendAsync([]), StringComparison.Ordinal);
        var draft = await SendAsync(
            Encoding.UTF8.GetBytes(text.Replace("n'a pas de date de fin", "ne finit pas", StringComparison.Ordinal))
        );

        Assert.Contains("en préparation", draft, StringComparison.Ordinal);
        Assert.Contains("citez l'avenant qui le décide", draft, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ne finit pas",
            (await region.PageAsync("/charte")).Words("main"),
            StringComparison.Ordinal
        );
        var left = await SubmitAsync(region, "/tenir-la-charte", "handler=abandon");
        Assert.DoesNotContain("en préparation", left.Words("main"), StringComparison.Ordinal);

        Task<string> SendAsync(byte[] file) => SentAsync(region, file);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_stays()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var vacancy = await region.WithSignatoriesAsync($"/tenir-la-charte/signataires/{PageExamples.SomeVacancy}");

        var answered = await SubmitAsync(
            region,
            vacancy,
            "handler=fill",
            ("Name", "Organisme d'essai"),
            ("Act", "Acte"),
            ("NeedsAmendment", "true")
        );

        Assert.Contains("Déposez alors le texte", answered.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Organisme d'essai", answered.Only("input[name=Name]").GetAttribute("value"));

        // All that is missing is said at once.
        var empty = await SubmitAsync(region, vacancy, "handler=fill", ("Name", "Organisme d'essai"));
        Assert.Equal(
            ["#Act", "#NeedsAmendment", "#Reasons"],
            empty.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")).Order()
        );
        var signatory = await region.WithSignatoriesAsync($"/tenir-la-charte/signataires/{PageExamples.SomeSignatory}");
        var unread = await SubmitAsync(
            region,
            signatory,
            "handler=rename",
            ("Name", "Nom d'essai"),
            ("Act", ""),
            ("RenamedOn.Day", "31"),
            ("RenamedOn.Month", "2"),
            ("RenamedOn.Year", "2026")
        );
        Assert.Contains("31 février 2026", unread.Words("#RenamedOn-error"), StringComparison.Ordinal);
        Assert.Contains("Citez le texte", unread.Words("#Act-error"), StringComparison.Ordinal);
        Assert.Equal("Nom d'essai", unread.Only("input[name=Name]").GetAttribute("value"));

        // The second of two reads what the first recorded.
        var read = (await region.PageAsync(signatory)).Only("main form[action$='handler=sign']");
        (string, string)[] day = [("SignedOn.Day", "2"), ("SignedOn.Month", "3"), ("SignedOn.Year", "2026")];
        var action = read.GetAttribute("action")!;
        await region.PostPageAsync(action, read.Fields([.. day, ("Representative", "La présidente")]));
        var told = await region.PostPageAsync(action, read.Fields([.. day, ("Representative", "Le directeur")]));
        Assert.Equal("Enregistré maintenant : La présidente", told.Words("#Representative-kept"));
        Assert.Equal("Le directeur", told.Only("#Representative").GetAttribute("value"));
        Assert.Single(told.QuerySelectorAll(".spro-kept"));
    }

    private static async Task<IDocument> SubmitAsync(
        HttpClient region,
        string address,
        string handler,
        params (string, string)[] said
    )
    {
        var form = (await region.PageAsync(address)).Only($"main form[action$='{handler}']");
        return await region.PostPageAsync(form.GetAttribute("action")!, form.Fields(said));
    }

    private static async Task<string> SentAsync(HttpClient region, byte[] file)
    {
        var page = await region.PageAsync("/tenir-la-charte");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "fichier", "charte.txt" } };
        foreach (var field in page.QuerySelectorAll("main form[enctype] input[type=hidden]"))
            form.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        using var response = await region.PostAsync("/tenir-la-charte", form, Cancellation);
        return (await response.ReadAsync(HttpStatusCode.OK)).Words("main");
    }
}
