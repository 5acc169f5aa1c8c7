using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Spro.Core.Tests.Links;

/// <summary>A real HTTP server on this machine, whose pages are there, gone, moved, shut, slow or broken.</summary>
internal sealed class LoopbackSite : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource _stopped = new();
    private int _serving;

    public LoopbackSite()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked: method, path, user agent.</summary>
    public ConcurrentQueue<(string Method, string Path, string Agent)> Asked { get; } = [];

    /// <summary>The most requests that were ever served at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Pages that are not there any more, while the server runs.</summary>
    public HashSet<string> Gone { get; } = ["/gone"];

    public string At(string path) => new Uri(Address, path).AbsoluteUri;

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _stopped.SetResult();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _serving));
        var (request, response) = (context.Request, context.Response);
        Asked.Enqueue((request.HttpMethod, request.Url!.AbsolutePath, request.UserAgent ?? ""));
        switch (request.Url.AbsolutePath)
        {
            case var path when Gone.Contains(path):
                response.StatusCode = 404;
                break;
            case "/moved":
                response.StatusCode = 301;
                response.RedirectLocation = At("/there");
                break;
            case "/round":
                response.StatusCode = 302;
                response.RedirectLocation = At("/round");
                break;
            case "/no-heading" when request.HttpMethod == "HEAD":
                response.StatusCode = 405;
                break;
            case "/shut":
                response.StatusCode = 403;
                break;
            case "/broken":
                response.StatusCode = 503;
                break;
            case "/slow":
                await _stopped.Task;
                break;
        }
        Interlocked.Decrement(ref _serving);
        try
        {
            response.Close();
        }
        // Whoever asked has gone.
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException) { }
    }
}
