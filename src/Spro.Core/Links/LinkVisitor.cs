using System.Net;
using Spro.Core.Common;

namespace Spro.Core.Links;

/// <summary>
/// Visits links as a program that says what it is: the heading of the page first, the page itself only where the site does
/// not give headings. Nothing of it is read or kept but the status.
/// </summary>
public sealed class LinkVisitor : IDisposable
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _client;

    /// <summary>Makes one.</summary>
    /// <param name="site">Address of this service, so that whoever is visited knows by whom.</param>
    /// <param name="mayVisitPrivate">
    /// Whether addresses of the local network may be visited: never by a site that serves the public, since links come in
    /// with files.
    /// </param>
    /// <param name="patience">How long to wait for an answer; fifteen seconds when not said.</param>
    /// <param name="hosts">The sites that may be visited; any when not said.</param>
    public LinkVisitor(Uri site, bool mayVisitPrivate, TimeSpan? patience = null, AllowedHosts? hosts = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxAutomaticRedirections = 5,
                UseCookies = false,
                UseProxy = false,
                ConnectCallback = (context, cancellationToken) =>
                    PublicNetwork.ConnectAsync(context, mayVisitPrivate, hosts ?? AllowedHosts.Any, cancellationToken),
            }
        )
        {
            Timeout = patience ?? UsualPatience,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd($"Spro/1 (link check; +{site})");
    }

    /// <summary>Visits a link; what fails is an answer too.</summary>
    public async Task<LinkVisit> VisitAsync(Uri link, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(link);
        try
        {
            var visit = await AskAsync(HttpMethod.Head, link, cancellationToken);
            // Some sites know of no headings, or answer anything to who asks for them.
            return visit.State == LinkState.Answers ? visit : await AskAsync(HttpMethod.Get, link, cancellationToken);
        }
        catch (HttpRequestException problem)
            when (problem is HostNotAllowedException || problem.InnerException is HostNotAllowedException)
        {
            // Nobody went there: nothing is known of it.
            return new LinkVisit(LinkState.NotTold);
        }
        catch (HttpRequestException)
        {
            return new LinkVisit(LinkState.Silent);
        }
        // No answer in time.
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new LinkVisit(LinkState.Silent);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<LinkVisit> AskAsync(HttpMethod method, Uri link, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, link);
        using var response = await _client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        var reached = response.RequestMessage?.RequestUri;
        return new LinkVisit(
            response.StatusCode switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => LinkState.Gone,
                >= HttpStatusCode.InternalServerError => LinkState.Silent,
                >= HttpStatusCode.BadRequest => LinkState.NotTold,
                _ => LinkState.Answers,
            },
            (int)response.StatusCode,
            reached is null || reached == link ? null : reached.AbsoluteUri
        );
    }
}
