using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Spro.Web.Tests;

/// <summary>Calls the API as a program would.</summary>
public static class ApiClient
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        return await response.JsonAsync(HttpStatusCode.OK);
    }

    public static async Task<JsonElement> AnswerAsync(this HttpClient client, string body)
    {
        using var response = await client.PostJsonAsync(Encoding.UTF8.GetBytes(body));
        return await response.JsonAsync(HttpStatusCode.OK);
    }

    public static async Task<HttpResponseMessage> PostJsonAsync(
        this HttpClient client,
        byte[] body,
        string? type = "application/json",
        string path = "/api/v1/first-answers"
    )
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // A body that is refused is not sent: else the refusal may be lost with the connection.
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request, Cancel);
    }

    /// <summary>The problem a refusal tells, its shape checked (RFC 9457).</summary>
    public static async Task<(HttpStatusCode Status, string Code, string? Field)> ProblemAsync(
        this HttpResponseMessage response
    )
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(
            response.Content.Headers.ContentType?.MediaType == "application/problem+json",
            $"{(int)response.StatusCode} {response.Content.Headers.ContentType}: {text}"
        );
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal((int)response.StatusCode, root.GetProperty("status").GetInt32());
        Assert.NotEqual("", root.GetProperty("title").GetString());
        Assert.NotEqual("", root.GetProperty("detail").GetString());
        return (
            response.StatusCode,
            root.GetProperty("code").GetString()!,
            root.TryGetProperty("field", out var field) ? field.GetString() : null
        );
    }

    public static IReadOnlyList<string> Codes(this JsonElement answer, params string[] lists) =>
        [
            .. lists.SelectMany(list =>
                answer.GetProperty(list).EnumerateArray().Select(item => item.GetProperty("network").GetString()!)
            ),
        ];

    public static IEnumerable<string> Names(this JsonElement item) =>
        item.EnumerateObject().Select(member => member.Name);

    /// <summary>The JSON of an answer of the status expected.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }
}
