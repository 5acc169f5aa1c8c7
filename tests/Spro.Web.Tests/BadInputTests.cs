using System.Net;
using System.Text;

namespace Spro.Web.Tests;

/// <summary>What nobody should send: refused with a name, never with a crash.</summary>
public class BadInputTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    [Theory]
    [InlineData("""{ "communeCode": "99999" }""", "unknown-commune", "communeCode")]
    [InlineData("""{ "communeCode": 53147 }""", "wrong-type", "communeCode")]
    [InlineData("""{ "communeCode": "" }""", "unknown-commune", "communeCode")]
    [InlineData("""{ "situation": { "age": 200 } }""", "out-of-range", "age")]
    [InlineData("""{ "situation": { "age": 9 } }""", "out-of-range", "age")]
    [InlineData("""{ "situation": { "age": -1 } }""", "out-of-range", "age")]
    [InlineData("""{ "situation": { "age": 1e400 } }""", "wrong-type", "age")]
    [InlineData("""{ "situation": { "age": "17" } }""", "wrong-type", "age")]
    [InlineData("""{ "situation": { "age": 17.5 } }""", "wrong-type", "age")]
    [InlineData("""{ "situation": { "age": {"min":17,"max":16} } }""", "min-above-max", "age")]
    [InlineData("""{ "situation": { "age": {"min":17} } }""", "wrong-type", "age")]
    [InlineData("""{ "situation": { "age": [17] } }""", "wrong-type", "age")]
    [InlineData("""{ "situation": { "mainStatus": "king" } }""", "unknown-value", "mainStatus")]
    [InlineData("""{ "situation": { "mainStatus": 3 } }""", "wrong-type", "mainStatus")]
    [InlineData("""{ "situation": { "mainStatus": "Pupil" } }""", "unknown-value", "mainStatus")]
    [InlineData("""{ "situation": { "needs": ["money"] } }""", "unknown-value", "needs")]
    [InlineData("""{ "situation": { "needs": "vae" } }""", "wrong-type", "needs")]
    [InlineData("""{ "situation": { "needs": [["vae"]] } }""", "wrong-type", "needs")]
    [InlineData("""{ "situation": { "hasTransport": "false" } }""", "wrong-type", "hasTransport")]
    [InlineData("""{ "situation": { "currentReferentNetwork": "NSA" } }""", "unknown-value", "currentReferentNetwork")]
    [InlineData("""{ "situation": { "monthsOutOfEducation": -3 } }""", "out-of-range", "monthsOutOfEducation")]
    [InlineData("""{ "situation": { "departmentCode": "999" } }""", "unknown-value", "departmentCode")]
    [InlineData("""{ "situation": { "diagnosis": "x" } }""", "unknown-field", "diagnosis")]
    [InlineData("""{ "situation": [] }""", "not-an-object", "situation")]
    [InlineData("""{ "situation": "17" }""", "not-an-object", "situation")]
    [InlineData("""{ "communecode": "53147" }""", "unknown-field", "communecode")]
    [InlineData(
        """{ "situation": {"departmentCode":"44"}, "communeCode":"53147" }""",
        "department-mismatch",
        "departmentCode"
    )]
    [InlineData("""{ "at": "2026-11-24T10:00:00" }""", "wrong-date", "at")]
    [InlineData("""{ "at": "demain" }""", "wrong-date", "at")]
    [InlineData("""{ "rulesVersion": "1999" }""", "unknown-rules-version", "rulesVersion")]
    [InlineData("""{ "rulesVersion": 2026 }""", "wrong-type", "rulesVersion")]
    [InlineData("""{ "rulesVersion": "2026-11", "at": "2024-01-01T10:00:00Z" }""", "no-rules-in-force", "at")]
    [InlineData("""{ "at": "2024-12-31T10:00:00+01:00" }""", "no-rules-in-force", "at")]
    [InlineData("""{ "at": "2026-02-30T10:00:00Z" }""", "wrong-date", "at")]
    [InlineData("""{ "at": "0001-01-01T00:00:00+14:00" }""", "wrong-date", "at")]
    [InlineData("""{ "at": "9999-12-31T23:59:59-14:00" }""", "wrong-date", "at")]
    [InlineData("""{ "at": 1764000000 }""", "wrong-type", "at")]
    [InlineData("""{ "atPlaceId": "12" }""", "unknown-place", "atPlaceId")]
    [InlineData("""{ "atPlaceId": "00000000-0000-0000-0000-000000000000" }""", "unknown-place", "atPlaceId")]
    [InlineData("""{ "situation": { "age": 17, "age": 18 } }""", "duplicate-field", "age")]
    [InlineData("""{ "situation": {}, "situation": { "age": 18 } }""", "duplicate-field", "situation")]
    [InlineData("""{ "communeCode": "53147", "communeCode": "53130" }""", "duplicate-field", "communeCode")]
    public async Task A_field_at_fault_is_named(string body, string code, string field)
    {
        using var response = await _client.PostJsonAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal((HttpStatusCode.BadRequest, code, field), await response.ProblemAsync());
    }

    [Theory]
    [InlineData("", "invalid-json")]
    [InlineData("{", "invalid-json")]
    [InlineData("""{ "a": /* ? */ 1 }""", "invalid-json")]
    [InlineData("null", "not-an-object")]
    [InlineData("[]", "not-an-object")]
    [InlineData("17", "not-an-object")]
    [InlineData("\"{}\"", "not-an-object")]
    public async Task A_body_that_is_no_request_is_refused(string body, string code)
    {
        using var response = await _client.PostJsonAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal((HttpStatusCode.BadRequest, code, null), await response.ProblemAsync());
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused()
    {
        using var latin = await _client.PostJsonAsync(
            Encoding.Latin1.GetBytes("""{ "situation": { "schoolLevel": "3é" } }""")
        );
        using var wide = await _client.PostJsonAsync(Encoding.Unicode.GetBytes("{}"));
        using var halved = await _client.PostJsonAsync(Encoding.UTF8.GetBytes("""{ "communeCode": "\uD800" }"""));

        Assert.Equal("invalid-json", (await latin.ProblemAsync()).Code);
        Assert.Equal("invalid-json", (await wide.ProblemAsync()).Code);
        Assert.Equal(HttpStatusCode.BadRequest, (await halved.ProblemAsync()).Status);
    }

    [Fact]
    public async Task A_situation_nested_a_thousand_times_is_refused()
    {
        var body = new string('[', 1000) + new string(']', 1000);
        using var response = await _client.PostJsonAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-json", null), await response.ProblemAsync());
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_048_576)]
    public async Task A_megabyte_of_JSON_is_too_long(int length)
    {
        var body = Encoding.UTF8.GetBytes("{\"situation\":{\"schoolLevel\":\"" + new string('a', length) + "\"}}");
        using var response = await _client.PostJsonAsync(body);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request-too-long", null), await response.ProblemAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task A_body_that_says_it_is_not_JSON_is_refused(string type)
    {
        using var response = await _client.PostJsonAsync("{}"u8.ToArray(), type);

        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", null),
            await response.ProblemAsync()
        );
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/merge-patch+json")]
    [InlineData(null)]
    public async Task JSON_is_read_however_its_type_is_written(string? type)
    {
        using var response = await _client.PostJsonAsync("{}"u8.ToArray(), type);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("commune=99999", "unknown-commune", "commune")]
    [InlineData("commune=53147&radiusKm=-5", "out-of-range", "radiusKm")]
    [InlineData("commune=53147&radiusKm=NaN", "out-of-range", "radiusKm")]
    [InlineData("commune=53147&radiusKm=Infinity", "out-of-range", "radiusKm")]
    [InlineData("commune=53147&radiusKm=abc", "out-of-range", "radiusKm")]
    [InlineData("network=NSA", "unknown-value", "network")]
    [InlineData("public=king", "unknown-value", "public")]
    [InlineData("need=money", "unknown-value", "need")]
    [InlineData("department=999", "unknown-value", "department")]
    [InlineData("openAt=demain", "wrong-date", "openAt")]
    [InlineData("openAt=2026-11-24T10:00:00", "wrong-date", "openAt")]
    [InlineData("openAt=9999-12-31T23:59:59Z", "wrong-date", "openAt")]
    [InlineData("stepFree=peut-etre", "unknown-value", "stepFree")]
    [InlineData("after=abc", "unknown-value", "after")]
    public async Task A_wrong_parameter_of_the_directory_is_named(string query, string code, string field)
    {
        using var response = await _client.GetAsync("/api/v1/places?" + query, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, code, field), await response.ProblemAsync());
    }

    [Theory]
    [InlineData("/api/v1/places/abc")]
    [InlineData("/api/v1/places/00000000-0000-0000-0000-000000000000")]
    [InlineData("/api/v1/territories/communes/99999")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/places")]
    public async Task What_is_not_there_is_told_to_programs_as_a_problem(string path)
    {
        using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        var (status, code, _) = await response.ProblemAsync();

        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (status, code));
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_a_problem_too()
    {
        using var deleted = await _client.DeleteAsync("/api/v1/places", TestContext.Current.CancellationToken);

        Assert.Equal("method-not-allowed", (await deleted.ProblemAsync()).Code);
    }

    [Theory]
    [InlineData("/lieux?q={0}")]
    [InlineData("/lieux?commune={0}")]
    [InlineData("/lieux?insee=53147&rayon={0}&reseau={0}&public={0}&besoin={0}&ouvert={0}&accessible={0}&apres={0}")]
    [InlineData("/lieux?quand={0}")]
    [InlineData("/code?code={0}")]
    [InlineData("/ma-situation/commune?etape=commune&commune={0}")]
    [InlineData("/ma-situation/age?etape=age&age={0}")]
    [InlineData("/ma-situation/besoins?etape=besoins&needs={0}&suite={0}&passer=")]
    [InlineData("/ma-situation/situation?mainStatus={0}&schoolLevel={0}&etape={0}")]
    [InlineData("/reponse?age={0}&mainStatus={0}&schoolLevel={0}&needs={0}&currentReferentNetwork={0}")]
    [InlineData("/reponse?commune={0}")]
    [InlineData("/integration/lieux?commune={0}&reseau={0}")]
    [InlineData("/erreur/404?x={0}")]
    [InlineData("/formations?metier={0}&commune={0}&mode={0}&ordre={0}&apres={0}")]
    [InlineData("/formations?insee=53147&mode={0}&ordre={0}&sansdiplome={0}&apres={0}")]
    [InlineData("/certifications/{0}")]
    [InlineData("/lieux/{0}")]
    [InlineData("/c/{0}")]
    [InlineData("/open-data/{0}")]
    public async Task Nothing_typed_is_ever_executed(string address)
    {
        using var client = site.FollowingClient();
        foreach (
            var hostile in new[]
            {
                TestPlaces.Hostile,
                "\"><svg/onload=alert(1)>",
                "'-alert(1)-'",
                "{{7*7}}",
                "%00",
                "=cmd()",
            }
        )
        {
            var path = string.Format(null, address, Uri.EscapeDataString(hostile));
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} {path}");
            Assert.DoesNotContain("<script>alert", text);
            Assert.DoesNotContain("<svg/onload", text);
            Assert.DoesNotContain("<img src=x", text);
        }
    }

    [Fact]
    public async Task Names_that_an_import_brought_are_shown_and_never_executed()
    {
        string[] paths =
        [
            "/lieux?q=hostile",
            "/lieux/" + TestPlaces.HostileTexts,
            "/integration/lieux?insee=53185",
            $"/lieux/{TestPlaces.HostileTexts}/signaler",
        ];
        foreach (var path in paths)
        {
            var page = await _client.PageAsync(path);
            Assert.Contains("<script>alert('x')</script>", page.Words("body"));
            Assert.Empty(page.QuerySelectorAll("img, main script"));
            Assert.DoesNotContain(
                page.QuerySelectorAll("*").SelectMany(element => element.Attributes),
                attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
            );
            Assert.Empty(page.QuerySelectorAll("a[href^='javascript:']"));
        }
    }

    [Theory]
    [InlineData("/lieux?q={0}")]
    [InlineData("/lieux?commune={0}")]
    [InlineData("/code?code={0}")]
    [InlineData("/reponse?commune={0}")]
    [InlineData("/reponse?schoolLevel={0}")]
    [InlineData("/ma-situation/commune?etape=commune&commune={0}")]
    [InlineData("/api/v1/places?q={0}")]
    [InlineData("/api/v1/territories/communes?q={0}")]
    public async Task Ten_thousand_characters_are_no_crash(string address)
    {
        using var client = site.FollowingClient();
        // Longer than a request line may be once it is redirected: refused by the server itself.
        foreach (var length in new[] { 300, 2_000, 6_000, 10_000 })
        {
            using var response = await client.GetAsync(
                string.Format(null, address, new string('a', length)),
                TestContext.Current.CancellationToken
            );
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} {address}");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ma-situation")]
    [InlineData("/reponse?age=15")]
    [InlineData("/lieux?insee=53147")]
    [InlineData("/comment-ca-marche")]
    [InlineData("/code")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/agenda.ics")]
    [InlineData("/open-data/places.csv")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_request_for_the_head_alone_is_answered(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/feuille")]
    [InlineData("/reponse")]
    [InlineData("/pas-compris")]
    [InlineData("/ma-situation/age")]
    public async Task A_form_that_is_none_is_no_crash(string path)
    {
        foreach (
            var (body, type) in new[]
            {
                ("{}", "application/json"),
                ("a=%ZZ&=&&", "application/x-www-form-urlencoded"),
                ("--x", "multipart/form-data; boundary=x"),
                ("", "text/plain"),
            }
        )
        {
            using var content = new StringContent(body, Encoding.UTF8);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var response = await _client.PostAsync(path, content, TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} {path} {type}");
        }
    }

    [Fact]
    public async Task Sixty_thousand_fields_or_three_megabytes_are_no_crash()
    {
        using var many = new StringContent(
            string.Join('&', Enumerable.Range(0, 60_000).Select(i => $"f{i}=1")),
            Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        using var long_ = new StringContent(
            "Text=" + new string('a', 3_000_000),
            Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        using var first = await _client.PostAsync("/reponse", many, TestContext.Current.CancellationToken);
        using var second = await _client.PostAsync("/pas-compris", long_, TestContext.Current.CancellationToken);

        Assert.InRange((int)first.StatusCode, 200, 499);
        Assert.InRange((int)second.StatusCode, 200, 499);
    }
}
