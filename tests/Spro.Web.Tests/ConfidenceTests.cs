using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Web.Tests;

/// <summary>What people confide is used for the answer, and is nowhere afterwards.</summary>
public class ConfidenceTests(Site site)
{
    private const string Adviser = "currentReferentNetwork";
    private const string StepFree = "accessible";

    private readonly HttpClient _client = site.Client();

    public static TheoryData<string, string> Confidences =>
        new()
        {
            { "disabilityStatus", "recognised" },
            { "jobAtRiskForHealth", "true" },
            { "receivesRsa", "true" },
            { "literacyFragile", "true" },
            { "digitalFragile", "true" },
            { "frenchLevel", "beginner" },
            { "isDetained", "true" },
            { StepFree, "oui" },
            { "needs", "disability_rights" },
            { "needs", "job_retention_health" },
            { "needs", "basic_skills" },
            { "currentReferentNetwork", "CAP_EMPLOI" },
            { "currentReferentNetwork", "MDPH" },
            { "currentReferentNetwork", "SPIP" },
            { "currentReferentNetwork", "DEPARTEMENT" },
            { "currentReferentNetwork", "OCC_HEALTH" },
            { "currentReferentNetwork", "PREPA_CLES" },
        };

    [Fact]
    public void Every_confidence_is_tried_here()
    {
        Assert.Equal(
            SituationField.All.Where(field => field.IsVoluntary).Select(field => field.Name).ToHashSet(),
            Confidences
                .Select(row => row.Data.Item1)
                .Where(name => name is not ("needs" or Adviser or StepFree))
                .ToHashSet()
        );
        Assert.Equal(NeedCodes.All.Except(NeedCodes.Open).ToHashSet(), Tried("needs"));
        Assert.Equal(
            site.Catalogue.Networks.Where(network => network.IsConfided).Select(network => network.Code).ToHashSet(),
            Tried(Adviser)
        );

        static HashSet<string> Tried(string field) =>
            [.. Confidences.Where(row => row.Data.Item1 == field).Select(row => row.Data.Item2)];
    }

    [Fact]
    public async Task An_adviser_whose_network_tells_of_health_is_proposed_by_the_last_step_only()
    {
        var confided = site.Catalogue.Networks.Where(network => network.IsConfided).Select(network => network.Code);
        var last = await _client.PageAsync("/ma-situation/confidences?age=40&currentReferentNetwork=FT");
        var refined = await _client.PageAsync(
            "/reponse?insee=53147&age=40&mainStatus=public_agent&needs=info_jobs&highestDiplomaLevel=3&isExecutive=false"
                + "&sector=other&contractAtRisk=false&lastEducation=secondary&monthsOutOfEducation=99"
                + "&hasProfessionalQualification=true&hasTransport=true"
        );
        var proposed = Values(refined, $"form[method=get] select[name={Adviser}] option");

        Assert.Equal(confided, Values(last, $"form[method=post] input[type=radio][name={Adviser}]"));
        Assert.Contains("ML", proposed);
        Assert.Empty(proposed.Intersect(confided));

        static IEnumerable<string> Values(IDocument page, string selector) =>
            page.QuerySelectorAll(selector).Select(option => option.GetAttribute("value")!).Where(code => code != "");
    }

    [Fact]
    public async Task The_adviser_confided_last_replaces_the_one_said_before()
    {
        var page = await _client.PostPageAsync(
            "/reponse",
            Fields("insee=53147&age=40&currentReferentNetwork=FT&currentReferentNetwork=CAP_EMPLOI")
        );

        Assert.StartsWith("Cap emploi", page.QuerySelector(".spro-branch__door h2")!.Words());
    }

    [Fact]
    public async Task The_directory_does_not_ask_in_its_address_what_is_confided()
    {
        var page = await _client.PageAsync("/lieux?insee=53147&besoin=disability_rights");
        var proposed = page.QuerySelectorAll("select[name=besoin] option").Select(need => need.GetAttribute("value"));

        Assert.Equal(NeedCodes.Open, proposed.Where(need => need != ""));
    }

    [Theory]
    [MemberData(nameof(Confidences))]
    public async Task What_is_confided_counts_by_form_and_not_by_address(string field, string value)
    {
        const string open = "insee=53147&age=30-99&mainStatus=employee";
        var plain = Shown(await _client.PageAsync("/reponse?" + open));
        var byAddress = Shown(await _client.PageAsync($"/reponse?{open}&{field}={value}"));
        var byForm = Shown(await _client.PostPageAsync("/reponse", Fields(open + $"&{field}={value}")));

        Assert.Equal(plain, byAddress);
        Assert.NotEqual(plain, byForm);
        Assert.Contains("Ce que vous avez confié a été pris en compte", byForm);
    }

    [Fact]
    public async Task Once_something_is_confided_the_rest_can_still_be_changed_and_nothing_is_lost()
    {
        var answer = await _client.PostPageAsync(
            "/reponse",
            Fields("insee=53147&age=30-99&mainStatus=employee&disabilityStatus=recognised")
        );
        var change = answer.Only("button[formaction='/ma-situation/age']");
        var question = await _client.PostPageAsync("/ma-situation/age", change.Closest("form")!.Fields());

        Assert.Equal("30-99", question.Only("input[name=age][checked]").GetAttribute("value"));
        var form = question.Only("main form");
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("recognised", form.Only("input[name=disabilityStatus]").GetAttribute("value"));

        using var body = new FormUrlEncodedContent(form.Fields(("age", "18-25")));
        using var sent = await _client.PostAsync("/ma-situation/age", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        Assert.Equal("/reponse", sent.Headers.Location!.ToString());
    }

    [Theory]
    [MemberData(nameof(Confidences))]
    public async Task What_is_confided_is_in_no_link_of_the_answer(string field, string value)
    {
        var page = await _client.PostPageAsync(
            "/reponse",
            Fields($"insee=53147&age=30-99&mainStatus=employee&needs=career_change&{field}={value}")
        );
        var addresses = page.QuerySelectorAll("[href],[src],form[method=get],[action]")
            .SelectMany(element => new[] { "href", "src", "action" }.Select(element.GetAttribute))
            .OfType<string>();

        Assert.All(addresses, address => AssertSilent(address, field, value));
        Assert.Empty(page.QuerySelectorAll("form[method=get] input[name='" + field + "'][value='" + value + "']"));
    }

    [Theory]
    [MemberData(nameof(Confidences))]
    public async Task The_code_of_the_sheet_opens_the_situation_without_what_was_confided(string field, string value)
    {
        var sheet = await _client.PostPageAsync(
            "/feuille",
            Fields($"insee=53147&age=30-99&mainStatus=employee&needs=career_change&{field}={value}")
        );
        // Its letters may be those of an acronym, which nothing else may be put in the place of.
        var code = sheet.Words("code.spro-sheet__code");
        Assert.EndsWith("/c/" + code, sheet.QuerySelectorAll(".spro-sheet__take code")[1].TextContent);

        Assert.DoesNotContain(value, sheet.Words(".spro-sheet__take"), StringComparison.OrdinalIgnoreCase);
        var location = await _client.LocationAsync("/c/" + code);
        Assert.Equal("/reponse?insee=53147&age=30-99&mainStatus=employee&needs=career_change", location);

        await using var db = await site.OpenStoreAsync();
        var kept = await db.Set<SavedSituation>()
            .Select(row => row.Query)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(kept);
        Assert.All(kept, query => AssertSilent(query, field, value));
    }

    [Theory]
    [MemberData(nameof(Confidences))]
    public async Task No_log_tells_what_was_confided_nor_what_was_said(string field, string value)
    {
        var fields = Fields($"insee=53147&age=30-99&mainStatus=employee&{field}={value}").ToList();
        await _client.PostPageAsync("/reponse", fields);
        await _client.PostPageAsync("/feuille", fields);
        await _client.PageAsync("/reponse?insee=53147&mainStatus=employee");

        Assert.DoesNotContain(field + "=", site.Logs.Text);
        Assert.DoesNotContain("mainStatus=", site.Logs.Text);
        Assert.DoesNotContain("commune=", site.Logs.Text);
        Assert.DoesNotContain("insee=", site.Logs.Text);
        if (field != "needs")
            Assert.DoesNotContain(field, site.Logs.Text);
    }

    [Fact]
    public async Task Without_any_confidence_the_form_leads_to_an_address_to_keep()
    {
        using var form = new FormUrlEncodedContent(Fields("insee=53147&age=16-17&disabilityStatus=&needs=info_jobs"));
        using var response = await _client.PostAsync("/reponse", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/reponse?insee=53147&age=16-17&needs=info_jobs", response.Headers.Location!.ToString());
    }

    [Theory]
    [MemberData(nameof(Confidences))]
    public async Task No_redirection_carries_a_confidence(string field, string value)
    {
        string[] paths =
        [
            "/reponse",
            "/feuille",
            "/ma-situation/age",
            "/ma-situation/commune",
            "/ma-situation/besoins",
        ];
        string[] situations = ["commune=Trifouillis", "commune=Chang%C3%A9", "insee=53147&departmentCode=44", "age=15"];
        foreach (var path in paths)
        {
            foreach (var situation in situations)
            {
                using var form = new FormUrlEncodedContent(
                    Fields($"{situation}&{field}={value}&etape={path.Split('/')[^1]}")
                );
                using var response = await _client.PostAsync(path, form, TestContext.Current.CancellationToken);
                Assert.True((int)response.StatusCode < 400, $"{path} {situation} {response.StatusCode}");
                AssertSilent(response.Headers.Location?.ToString() ?? "", field, value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Confidences))]
    public async Task A_confidence_typed_into_an_address_goes_no_further(string field, string value)
    {
        foreach (var step in new[] { "pour-qui", "commune", "age", "situation", "besoins", "confidences" })
        {
            var page = await _client.PageAsync($"/ma-situation/{step}?{field}={value}&age=15");
            Assert.Empty(page.QuerySelectorAll($"input[type=hidden][name='{field}'][value='{value}']"));
            Assert.Empty(page.QuerySelectorAll($"input[checked][name='{field}'][value='{value}']"));
            Assert.All(
                page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!),
                link => AssertSilent(link, field, value)
            );
        }
    }

    [Fact]
    public async Task Pages_that_show_a_situation_are_neither_stored_nor_indexed_nor_told_to_other_sites()
    {
        using var response = await _client.GetAsync("/reponse?age=15", TestContext.Current.CancellationToken);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = await _client.PageAsync("/reponse?age=15");
        Assert.Equal("noindex", page.Only("meta[name=robots]").GetAttribute("content"));
    }

    private static string Shown(IDocument page) => page.Words("main");

    private static void AssertSilent(string address, string field, string value)
    {
        var text = Uri.UnescapeDataString(address);
        if (field == "needs")
            Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase);
        else if (field == Adviser)
            Assert.DoesNotContain($"{field}={value}", text, StringComparison.OrdinalIgnoreCase);
        else
            Assert.DoesNotContain(field, text, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string query) =>
        query
            .Split('&')
            .Select(pair => pair.Split('='))
            .Select(pair => new KeyValuePair<string, string>(pair[0], Uri.UnescapeDataString(pair[1])));
}
