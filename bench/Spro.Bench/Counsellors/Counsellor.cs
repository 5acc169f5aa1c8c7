using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Spro.Bench.Counsellors;

/// <summary>What a counsellor asks of the site.</summary>
internal enum Page
{
    List,
    File,
    Answer,
    Desk,
    Contact,
    Choice,
    Send,
    Week,
    Slots,
    Slot,
    Book,
}

/// <summary>Somebody at work on the pages of the site, at a pace no person reaches, by choices that come from a seed.</summary>
internal sealed partial class Counsellor : IDisposable
{
    private const int ShortestPause = 250;
    private const int LongestPause = 750;

    private readonly HttpClient _browser;
    private readonly Random _random;
    private readonly List<(Page Page, double Microseconds)> _took = [];

    public Counsellor(Uri site, int seed)
    {
        _browser = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        )
        {
            BaseAddress = site,
        };
        _random = new Random(seed);
    }

    /// <summary>How long each answer took, read to its end.</summary>
    public IReadOnlyList<(Page Page, double Microseconds)> Took => _took;

    /// <summary>Answers that were neither a page nor the end of a form, and why.</summary>
    public List<string> Faults { get; } = [];

    public async Task SignInAsync(Guid membership, CancellationToken cancellationToken)
    {
        using var signed = await _browser.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([new("compte", membership.ToString()), new("retour", "/")]),
            cancellationToken
        );
        if (signed.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in: {(int)signed.StatusCode}.");
    }

    /// <summary>Works until it is time.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
                await (
                    _random.Next(10) switch
                    {
                        < 6 => AnswerSomebodyAsync(cancellationToken),
                        < 8 => ReceiveSomebodyAsync(cancellationToken),
                        _ => ExpectSomebodyAsync(cancellationToken),
                    }
                );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It is time.
        }
    }

    /// <summary>What came before is forgotten: the site was warming.</summary>
    public void Forget() => _took.Clear();

    public void Dispose() => _browser.Dispose();

    private async Task AnswerSomebodyAsync(CancellationToken cancellationToken)
    {
        var list = await ReadAsync(Page.List, "/aiguillages", cancellationToken);
        var files = File().Matches(list);
        if (files.Count == 0)
            return;
        var path = files[_random.Next(files.Count)].Groups[1].Value;
        var file = await ReadAsync(Page.File, path, cancellationToken);
        var acts = Act()
            .Matches(file)
            .Select(act => act.Groups[1].Value)
            .Where(act => act is "Acknowledge" or "Accept");
        if (_random.Next(3) == 0 && acts.FirstOrDefault() is { } act)
            await SendAsync(
                Page.Answer,
                path,
                [Hidden(file, "__RequestVerificationToken"), Hidden(file, "Step.Id"), new("Step.Act", act)],
                cancellationToken
            );
    }

    private async Task ReceiveSomebodyAsync(CancellationToken cancellationToken)
    {
        var desk = await ReadAsync(Page.Desk, "/guichet", cancellationToken);
        var contact = await SendAsync(
            Page.Contact,
            "/guichet",
            [
                Hidden(desk, "__RequestVerificationToken"),
                Hidden(desk, "Id"),
                new("Place", Place().Match(desk).Groups["id"].Value),
                new("Channel", "OnSite"),
                new("age", "16-17"),
                new("mainStatus", "no_activity"),
                new("commune", "Laval"),
            ],
            cancellationToken
        );
        if (contact is null || _random.Next(2) == 0)
            return;
        var choice = await ReadAsync(Page.Choice, contact + "/aiguillage", cancellationToken);
        if (Door().Match(choice) is not { Success: true } door)
            return;
        await SendAsync(
            Page.Send,
            contact + "/aiguillage",
            [
                Hidden(choice, "__RequestVerificationToken"),
                Hidden(choice, "ReferralId"),
                new("To", door.Groups[1].Value),
                new("Consent.Answer", "Oral"),
                new("Consent.Items", "Name"),
                new("Name", "Personne fictive"),
                new("News", "None"),
            ],
            cancellationToken
        );
    }

    private async Task ExpectSomebodyAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(Page.Week, "/rendez-vous", cancellationToken);
        var from = DateOnly
            .FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
            .AddDays(_random.Next(1, 150))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var slots = Slot().Matches(await ReadAsync(Page.Slots, "/rendez-vous/creneaux?du=" + from, cancellationToken));
        if (slots.Count == 0)
            return;
        var path = WebUtility.HtmlDecode(slots[_random.Next(slots.Count)].Groups[1].Value);
        var slot = await ReadAsync(Page.Slot, path, cancellationToken);
        if (!slot.Contains("name=\"AppointmentId\"", StringComparison.Ordinal))
            return;
        await SendAsync(
            Page.Book,
            path,
            [
                Hidden(slot, "__RequestVerificationToken"),
                Hidden(slot, "AppointmentId"),
                new("Way", "Phone"),
                new("Person.Name", "Personne fictive"),
                new("Person.Phone", "06 39 98 00 00"),
                new("Person.Channel", "Call"),
            ],
            cancellationToken
        );
    }

    private async Task<string> ReadAsync(Page page, string path, CancellationToken cancellationToken)
    {
        await PauseAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        using var answer = await _browser.GetAsync(path, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        _took.Add((page, Stopwatch.GetElapsedTime(start).TotalMicroseconds));
        if (answer.StatusCode != HttpStatusCode.OK)
            Faults.Add($"{page}: {(int)answer.StatusCode}");
        return text;
    }

    /// <summary>Where the site sends on to; null when it refuses, as when a colleague was faster.</summary>
    private async Task<string?> SendAsync(
        Page page,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken
    )
    {
        await PauseAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        using var answer = await _browser.PostAsync(path, new FormUrlEncodedContent(fields), cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        _took.Add((page, Stopwatch.GetElapsedTime(start).TotalMicroseconds));
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return answer.Headers.Location!.ToString();
        Faults.Add($"{page}: {(int)answer.StatusCode}");
        return null;
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(_random.Next(ShortestPause, LongestPause), cancellationToken);

    private static KeyValuePair<string, string> Hidden(string page, string name)
    {
        var at = page.IndexOf($"name=\"{name}\"", StringComparison.Ordinal);
        var value = at < 0 ? null : Value().Match(page, at);
        return new(name, value is { Success: true } ? WebUtility.HtmlDecode(value.Groups[1].Value) : "");
    }

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("href=\"(/aiguillages/[0-9a-f-]{36})\"")]
    private static partial Regex File();

    [GeneratedRegex("<button[^>]*name=\"Step.Act\"[^>]*value=\"([A-Za-z]+)\"")]
    private static partial Regex Act();

    [GeneratedRegex(
        "<select[^>]*name=\"Place\".*?<option[^>]*value=\"(?<id>[0-9a-f-]{36})\"",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Place();

    [GeneratedRegex("<input[^>]*name=\"To\"[^>]*value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Door();

    [GeneratedRegex("href=\"(/rendez-vous/prendre/[^\"]+)\"")]
    private static partial Regex Slot();
}
