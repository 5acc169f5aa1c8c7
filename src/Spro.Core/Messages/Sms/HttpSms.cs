using System.Net;
using System.Net.Http.Headers;

namespace Spro.Core.Messages;

/// <summary>
/// Hands SMS to a gateway by HTTP, whoever provides it: 2xx has it, 429 and 5xx ask to come back (with Retry-After if they
/// say when), any other answer of 4xx is final.
/// </summary>
public sealed class HttpSms : IMessageChannel, IDisposable
{
    private readonly SmsSettings _settings;
    private readonly TimeProvider _clock;

    // A secret does not follow a redirection.
    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Makes one.</summary>
    public HttpSms(SmsSettings settings, TimeProvider clock) => (_settings, _clock) = (settings, clock);

    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Sms;

    /// <inheritdoc />
    public async Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Url);
        request.Content = new ByteArrayContent(SmsRequest.JsonOf(parcel));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (_settings.Secret is { } secret)
            request.Headers.TryAddWithoutValidation(_settings.SecretHeader, secret);
        try
        {
            using var answer = await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            return JudgementOf(answer);
        }
        catch (HttpRequestException)
        {
            return Delivery.Later(SendProblem.Unreachable);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private Delivery JudgementOf(HttpResponseMessage answer) =>
        answer.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Delivery.Accepted,
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => Delivery.Later(
                SendProblem.RefusedForNow,
                AskedToWait(answer)
            ),
            >= HttpStatusCode.BadRequest => Delivery.Never(SendProblem.Refused),
            _ => Delivery.Later(SendProblem.Misconfigured),
        };

    private TimeSpan? AskedToWait(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => null,
        };
}
