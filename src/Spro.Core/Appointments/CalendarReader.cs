using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Spro.Core.Common;
using Spro.Core.Territories;

namespace Spro.Core.Appointments;

/// <summary>What was read of a calendar: when its owner is busy, or why it could not be read.</summary>
/// <param name="Fault">Why not; null when it could.</param>
/// <param name="Busy">When, in order and apart from one another.</param>
public sealed record ReadCalendar(FeedFault? Fault, IReadOnlyList<(DateTime Start, DateTime End)> Busy);

/// <summary>Fetches the calendar of an adviser, and reads when they are busy: nothing else of it is looked at.</summary>
public sealed class CalendarReader : IDisposable
{
    /// <summary>The longest calendar read, in bytes.</summary>
    public const int LongestFile = 2 * 1024 * 1024;

    private const int MostOccurrences = 20_000;
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _client;
    private readonly bool _mayVisitPrivate;

    /// <summary>Makes one.</summary>
    /// <param name="mayVisitPrivate">
    /// Whether addresses of this machine and its network, and addresses without encryption, may be read: in development and
    /// in tests only.
    /// </param>
    /// <param name="patience">How long to wait for an answer; fifteen seconds when not said.</param>
    /// <param name="hosts">The sites that may be read; any when not said.</param>
    public CalendarReader(bool mayVisitPrivate, TimeSpan? patience = null, AllowedHosts? hosts = null)
    {
        _mayVisitPrivate = mayVisitPrivate;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxAutomaticRedirections = 3,
                UseCookies = false,
                UseProxy = false,
                ConnectCallback = (context, cancellationToken) =>
                    PublicNetwork.ConnectAsync(context, mayVisitPrivate, hosts ?? AllowedHosts.Any, cancellationToken),
            }
        )
        {
            Timeout = patience ?? UsualPatience,
            MaxResponseContentBufferSize = LongestFile,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Spro/1 (calendar)");
    }

    /// <summary>The address as it is read; null when it is none that may be.</summary>
    public Uri? AddressOf(string? text)
    {
        // What calendars call "webcal" is the web.
        var address = text?.Trim() ?? "";
        if (address.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase))
            address = "https" + address["webcal".Length..];
        return
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (_mayVisitPrivate && uri.Scheme == Uri.UriSchemeHttp))
            && uri.UserInfo.Length == 0
            ? uri
            : null;
    }

    /// <summary>Fetches and reads; what fails is an answer too.</summary>
    public async Task<ReadCalendar> ReadAsync(
        string address,
        DateTime from,
        DateTime to,
        CancellationToken cancellationToken
    )
    {
        if (AddressOf(address) is not { } uri)
            return Fault(FeedFault.NotACalendar);
        // The time to wait counts for the whole of it, however slowly it comes.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_client.Timeout);
        try
        {
            using var response = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!response.IsSuccessStatusCode)
                return Fault((int)response.StatusCode >= 500 ? FeedFault.Silent : FeedFault.NotACalendar);
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            var bytes = new byte[LongestFile + 1];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, patience.Token);
            return length > LongestFile
                ? Fault(FeedFault.TooLong)
                : Read(Encoding.UTF8.GetString(bytes, 0, length), from, to);
        }
        catch (HttpRequestException problem)
        {
            if (problem is HostNotAllowedException || problem.InnerException is HostNotAllowedException)
                return Fault(FeedFault.NotAllowed);
            return Fault(
                problem is PrivateAddressException || problem.InnerException is PrivateAddressException
                    ? FeedFault.Private
                    : FeedFault.Silent
            );
        }
        catch (IOException)
        {
            return Fault(FeedFault.Silent);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fault(FeedFault.Silent);
        }
    }

    /// <summary>Reads a calendar file: the starts and ends of what makes its owner busy, and nothing else.</summary>
    public static ReadCalendar Read(string text, DateTime from, DateTime to)
    {
        try
        {
            if (Ical.Net.Calendar.Load(text) is not { } calendar)
                return Fault(FeedFault.NotACalendar);
            var first = from.AddDays(-2);
            var occurrences = calendar
                .GetOccurrences<CalendarEvent>(
                    new CalDateTime(first, "UTC"),
                    new EvaluationOptions { MaxUnmatchedIncrementsLimit = 10_000 }
                )
                .TakeWhile(one => one.Period.StartTime.AsUtc < to.AddDays(1))
                .Take(MostOccurrences + 1)
                .ToList();
            if (occurrences.Count > MostOccurrences)
                return Fault(FeedFault.TooLong);
            return new ReadCalendar(
                Fault: null,
                Merge(
                    occurrences
                        .Where(one => MakesBusy((CalendarEvent)one.Source))
                        .Select(one =>
                            (
                                Start: Instant(one.Period.StartTime),
                                End: Instant(one.Period.EffectiveEndTime ?? one.Period.StartTime)
                            )
                        )
                        .Where(one => one.Start < one.End && one.Start < to && one.End > from)
                )
            );
        }
        // The library has an exception of its own for each way of not being a calendar.
        catch (Exception problem)
            when (problem
                    is System.Runtime.Serialization.SerializationException
                        or ArgumentException
                        or FormatException
                        or InvalidOperationException
                        or EvaluationException
                        or OverflowException
            )
        {
            return Fault(FeedFault.NotACalendar);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static bool MakesBusy(CalendarEvent one) =>
        !string.Equals(one.Transparency, "TRANSPARENT", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(
            one.Properties["X-MICROSOFT-CDO-BUSYSTATUS"]?.Value as string,
            "FREE",
            StringComparison.OrdinalIgnoreCase
        );

    // An hour without a zone is that of the clock on the wall.
    private static DateTime Instant(CalDateTime time) =>
        time.IsFloating ? LocalCalendar.Metropolitan.ToUtc(time.Value) : time.AsUtc;

    private static List<(DateTime Start, DateTime End)> Merge(IEnumerable<(DateTime Start, DateTime End)> times)
    {
        List<(DateTime Start, DateTime End)> merged = [];
        foreach (var time in times.OrderBy(one => one.Start))
        {
            if (merged is [.., var last] && time.Start <= last.End)
                merged[^1] = (last.Start, time.End > last.End ? time.End : last.End);
            else
                merged.Add(time);
        }
        return merged;
    }

    private static ReadCalendar Fault(FeedFault fault) => new(fault, []);
}
