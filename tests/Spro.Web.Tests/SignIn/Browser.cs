using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Spro.Web.Tests.SignIn;

/// <summary>Where a browser is.</summary>
internal sealed record Visit(Uri Address, HttpResponseMessage Answer, IDocument Page)
{
    public HttpStatusCode Status => Answer.StatusCode;

    public string Path => Address.AbsolutePath;

    public string Title => Page.Only("h1").Words();
}

/// <summary>
/// A browser that keeps its cookies by path, on every port of the machine as browsers do, follows redirections one by one,
/// and knows no date: a stopped clock is not its own.
/// </summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private Dictionary<(string Name, string Path), string> _cookies = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Redirections to such an address are not followed: the test has it instead.</summary>
    public Func<Uri, bool> StopsBefore { get; set; } = _ => false;

    /// <summary>Another window of the same machine, whose cookies are those of now.</summary>
    public Browser Copy() => new() { _cookies = new(_cookies) };

    public Task<Visit> GoAsync(Uri address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Visit> FollowAsync(Visit from, string link) =>
        GoAsync(new Uri(from.Address, from.Page.Only(link).GetAttribute("href")));

    /// <summary>Sends a form of a page as it stands, with what is chosen.</summary>
    public Task<Visit> SendAsync(Visit from, string form, params (string Name, string Value)[] chosen)
    {
        var sent = from.Page.Only(form);
        return FollowAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(from.Address, sent.GetAttribute("action") ?? ""))
            {
                Content = new FormUrlEncodedContent(sent.Fields(chosen)),
            }
        );
    }

    private async Task<Visit> FollowAsync(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 20; hops++)
        {
            var address = request.RequestUri!;
            var cookies = _cookies
                .Where(one => address.AbsolutePath.StartsWith(one.Key.Path, StringComparison.Ordinal))
                .Select(one => $"{one.Key.Name}={one.Value}")
                .ToList();
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies));
            var answer = await _client.SendAsync(request, Cancel);
            Remember(address, answer);
            if (answer.Headers.Location is { } location && (int)answer.StatusCode is >= 300 and < 400)
            {
                var next = new Uri(address, location);
                if (StopsBefore(next))
                    return new Visit(next, answer, new HtmlParser().ParseDocument(""));
                request = new HttpRequestMessage(HttpMethod.Get, next);
                continue;
            }
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            return new Visit(address, answer, new HtmlParser().ParseDocument(text));
        }
        throw new InvalidOperationException($"No end of redirections at {request.RequestUri}.");
    }

    private void Remember(Uri address, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var cookie in set)
        {
            var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
            var pair = parts[0].Split('=', 2);
            var path =
                parts
                    .Skip(1)
                    .Where(part => part.StartsWith("path=", StringComparison.OrdinalIgnoreCase))
                    .Select(part => part[5..])
                    .FirstOrDefault()
                ?? address.AbsolutePath[..(address.AbsolutePath.LastIndexOf('/') + 1)];
            if (pair[1].Length == 0 || cookie.Contains("1970", StringComparison.Ordinal))
                _cookies.Remove((pair[0], path));
            else
                _cookies[(pair[0], path)] = pair[1];
        }
    }

    public void Dispose() => _client.Dispose();
}
