using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Spro.Core.Accounts;
using Spro.Core.Referrals;

namespace Spro.Web.Tests.Resilience;

/// <summary>
/// People at work on the pages of a site that may be killed: two desks, two advisers elsewhere, somebody who says no, two
/// who book. Whoever gets no answer sends the same form again, as one does. Choices come from a seed.
/// </summary>
internal sealed class Traffic(Uri site, int seed) : IAsyncDisposable
{
    private const string Word = "Soleil 7";
    private const string Step = "Step.Id";

    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly ConcurrentQueue<(string Page, string Reference)> _received = new();
    private readonly ConcurrentQueue<string> _back = new();
    private readonly ConcurrentQueue<string> _leaving = new();
    private readonly List<HttpClient> _browsers = [];
    private readonly List<Task> _people = [];

    private volatile TaskCompletionSource _open = new();
    private volatile bool _isStopping;
    private int _underWay;
    private int _done;
    private int _failures;
    private volatile Exception? _fault;

    /// <summary>All that was asked.</summary>
    public IReadOnlyCollection<Asked> Asked => _asked;

    /// <summary>How many forms have been sent and not answered yet.</summary>
    public int UnderWay => _underWay;

    /// <summary>How many forms have been answered as done.</summary>
    public int Done =>
        _fault is { } fault ? throw new InvalidOperationException("Somebody could not go on.", fault) : _done;

    /// <summary>How many times the site answered that it had failed.</summary>
    public int Failures => _failures;

    /// <summary>Everybody signs in and begins.</summary>
    public async Task StartAsync()
    {
        var desk = await SignedAsync(Role.ReceptionAgent);
        var adviser = await SignedAsync(Role.Adviser);
        var mission = await SignedAsync(Role.Adviser, elsewhere: true);
        foreach (
            var act in (Func<Random, Task>[])
                [
                    random => HandOverAsync(desk, random),
                    random => HandOverAsync(adviser, random),
                    random => AnswerAsync(mission, random),
                    random => AnswerAsync(mission, random),
                    _ => LeaveAsync(),
                    random => BookAsync(desk, random),
                    random => BookAsync(adviser, random),
                ]
        )
        {
            var random = new Random(seed + _people.Count);
            _people.Add(Task.Run(() => WorkAsync(act, random)));
        }
    }

    /// <summary>The site answers: everybody goes on.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>The site is about to be killed, or has been: nobody knocks until it is open again.</summary>
    public void Close() => _open = new();

    /// <summary>Waits until each kind of form has been done once, on a site that answers: however short the lives before were.</summary>
    public async Task DoEachFormAsync(CancellationToken cancellationToken)
    {
        Open();
        while (
            Done == 0
            || Enum.GetValues<Form>()
                .Except(_asked.Where(one => one.Answer == Answer.Done).Select(one => one.Form))
                .Any()
        )
            await Task.Delay(20, cancellationToken);
    }

    /// <summary>Everybody ends what they have begun, on a site that answers.</summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        Open();
        await Task.WhenAll(_people);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var browser in _browsers)
            browser.Dispose();
    }

    private async Task WorkAsync(Func<Random, Task> act, Random random)
    {
        while (!_isStopping)
        {
            await _open.Task;
            try
            {
                await act(random);
            }
            catch (Exception fault) when (!IsGone(fault))
            {
                _fault = fault;
                throw;
            }
            catch (Exception gone) when (IsGone(gone))
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task HandOverAsync(HttpClient agent, Random random)
    {
        if (_back.TryDequeue(out var declined))
        {
            await StepAsync(agent, declined, random);
            return;
        }
        if (_received.Count > 20)
        {
            await Task.Delay(20);
            return;
        }
        var desk = (await ReadAsync(agent, "/guichet")).Only("main form[method=post]:has(select[name=Place])");
        var contact = await SendAsync(
            agent,
            Form.Contact,
            "/guichet",
            "Id",
            desk.Fields(("age", "16-17"), ("mainStatus", "no_activity"), ("commune", "Laval"))
        );
        if (contact is null)
            throw new InvalidOperationException(
                $"Nobody can be received: {_asked.Last(one => one.Form == Form.Contact)}"
            );
        var send = contact + "/aiguillage";
        var form = (await ReadAsync(agent, send)).Only("main form[novalidate]");
        var to = form.QuerySelectorAll("input[name=To]")
            .First(input => input.ParentElement!.Words().Contains("Mission locale", StringComparison.Ordinal));
        var page = await SendAsync(
            agent,
            Form.HandOver,
            send,
            "ReferralId",
            form.Fields(
                ("To", to.GetAttribute("value")!),
                ("Consent.Answer", "Oral"),
                ("Consent.Items", "Name"),
                ("Name", "Anne-Gaëlle L'Hostis"),
                ("Email", "anne-gaelle@example.org"),
                ("News", nameof(NewsChannel.Email)),
                ("Word", Word)
            )
        );
        if (page is null)
            return;
        var reference = (await ReadAsync(agent, page)).Words("h1 code");
        _received.Enqueue((page, reference));
        if (random.Next(4) == 0)
            _leaving.Enqueue(reference);
    }

    private async Task AnswerAsync(HttpClient mission, Random random)
    {
        if (!_received.TryDequeue(out var one))
        {
            await Task.Delay(20);
            return;
        }
        try
        {
            if (await StepAsync(mission, one.Page, random))
                _received.Enqueue(one);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            _received.Enqueue(one);
            throw;
        }
    }

    /// <summary>Does something that the page offers; false when it offers nothing more to this side.</summary>
    private async Task<bool> StepAsync(HttpClient professional, string path, Random random)
    {
        var page = await ReadAsync(professional, path);
        var buttons = page.QuerySelectorAll("main button[name='Step.Act']")
            .Where(button => button.GetAttribute("value") is not (nameof(ReferralAct.Withdraw) or "ReportSilence"))
            .ToList();
        var redirect = page.QuerySelector("main form:has(#redirect-door)");
        if (buttons.Count == 0 && redirect is null)
            return false;
        var chosen = random.Next(buttons.Count + (redirect is null ? 0 : 1));
        var form = chosen < buttons.Count ? buttons[chosen].Closest("form")! : redirect!;
        var act = chosen < buttons.Count ? buttons[chosen].GetAttribute("value")! : nameof(ReferralAct.Redirect);
        (string Name, string Value)[] said = act switch
        {
            nameof(ReferralAct.Decline) => [("Step.Decline", "NoRoom"), ("Step.Note", "La semaine prochaine.")],
            nameof(ReferralAct.MakeAppointment) => [("Step.Day", "2040-01-16"), ("Step.Time", "10:30")],
            nameof(ReferralAct.End) => [("Step.Outcome", "Advised")],
            nameof(ReferralAct.Redirect) =>
            [
                ("Step.Door", form.QuerySelector("option[value]:not([value=''])")!.GetAttribute("value")!),
                ("Step.Consent.Answer", "Oral"),
                ("Step.Reason", "Elle connaît cette structure."),
            ],
            _ => [],
        };
        await SendAsync(professional, Form.Step, path, Step, form.Fields([.. said, ("Step.Act", act)]));
        if (act == nameof(ReferralAct.Decline))
            _back.Enqueue(path);
        return act is not (nameof(ReferralAct.Decline) or nameof(ReferralAct.End) or nameof(ReferralAct.Redirect));
    }

    private async Task LeaveAsync()
    {
        if (!_leaving.TryDequeue(out var reference))
        {
            await Task.Delay(20);
            return;
        }
        using var person = Browser();
        var open = (await ReadAsync(person, "/suivi")).Only("main form[novalidate]");
        using (
            var recognised = await person.PostAsync(
                "/suivi",
                new FormUrlEncodedContent(open.Fields(("Reference", reference), ("Word", Word)))
            )
        )
            if (recognised.StatusCode != HttpStatusCode.Redirect)
                return;
        var form = (await ReadAsync(person, "/suivi")).QuerySelector("main form[action$='handler=withdraw']");
        if (form is not null)
            await SendAsync(person, Form.Step, form.GetAttribute("action")!, "Step", form.Fields());
    }

    private async Task BookAsync(HttpClient professional, Random random)
    {
        var from = DateOnly
            .FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
            .AddDays(random.Next(1, 160))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var free = (await ReadAsync(professional, "/rendez-vous/creneaux?du=" + from)).QuerySelectorAll(
            "main a[href^='/rendez-vous/prendre/']"
        );
        if (free.Length == 0)
            return;
        // Both take the first ones: they meet.
        var slot = free[random.Next(Math.Min(2, free.Length))].GetAttribute("href")!;
        if ((await ReadAsync(professional, slot)).QuerySelector("main form[novalidate]") is not { } form)
            return;
        var page = await SendAsync(
            professional,
            Form.Booking,
            slot,
            "AppointmentId",
            form.Fields(
                ("Person.Name", "Lou Essai"),
                ("Person.Phone", "06 39 98 00 02"),
                ("Person.Email", "lou@example.org"),
                ("Person.Channel", "Email")
            )
        );
        if (page is null || random.Next(2) == 0)
            return;
        var path = page.Split('?')[0];
        var cancel = (await ReadAsync(professional, path)).Only("main form[action$='handler=Cancel']");
        await SendAsync(
            professional,
            Form.Cancellation,
            cancel.GetAttribute("action")!,
            "",
            cancel.Fields(("person", "true")),
            Guid.Parse(path.Split('/')[^1])
        );
    }

    /// <summary>Sends a form until the site answers; gives where it sends on to, null when it refuses.</summary>
    private async Task<string?> SendAsync(
        HttpClient browser,
        Form form,
        string path,
        string key,
        IEnumerable<KeyValuePair<string, string>> fields,
        Guid? about = null
    )
    {
        List<KeyValuePair<string, string>> typed = [.. fields];
        var asked = new Asked(form, about ?? Guid.Parse(typed.Single(field => field.Key == key).Value), path);
        _asked.Enqueue(asked);
        while (true)
        {
            await _open.Task;
            Interlocked.Increment(ref _underWay);
            try
            {
                using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(typed));
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    throw Failed(path, answer);
                if (answer.StatusCode == HttpStatusCode.Redirect)
                {
                    asked.Answer = Answer.Done;
                    Interlocked.Increment(ref _done);
                    return answer.Headers.Location!.ToString();
                }
                var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
                asked.Reason = $"{(int)answer.StatusCode} {page.QuerySelector(".govuk-error-summary, h1")?.Words()}";
                asked.Answer = Answer.Refused;
                return null;
            }
            catch (Exception gone) when (IsGone(gone))
            {
                asked.Unanswered++;
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
            await Task.Delay(20);
        }
    }

    private async Task<IDocument> ReadAsync(HttpClient browser, string path)
    {
        await _open.Task;
        using var answer = await browser.GetAsync(path);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            throw Failed(path, answer);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.OK
            ? new HtmlParser().ParseDocument(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {answer.Headers.Location} {text}");
    }

    private HttpRequestException Failed(string path, HttpResponseMessage answer)
    {
        Interlocked.Increment(ref _failures);
        return new HttpRequestException($"{path}: {(int)answer.StatusCode}");
    }

    private static bool IsGone(Exception problem) =>
        problem is HttpRequestException or IOException or TaskCanceledException;

    private async Task<HttpClient> SignedAsync(Role role, bool elsewhere = false)
    {
        var browser = await Signing.SignedClientAsync(site, role, follow: false, elsewhere: elsewhere);
        _browsers.Add(browser);
        return browser;
    }

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = site,
        };
}
