using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Spro.Core.Messages;
using static Spro.Core.Tests.Messages.TestPost;

namespace Spro.Core.Tests.Messages;

/// <summary>SMS, as a gateway receives them.</summary>
public sealed class SmsTests
{
    [Theory]
    [InlineData(200, null, MessageState.Sent, null)]
    [InlineData(202, null, MessageState.Sent, null)]
    [InlineData(302, null, MessageState.Waiting, SendProblem.Misconfigured)]
    [InlineData(400, null, MessageState.Dead, SendProblem.Refused)]
    [InlineData(403, null, MessageState.Dead, SendProblem.Refused)]
    [InlineData(429, "3600", MessageState.Waiting, SendProblem.RefusedForNow)]
    [InlineData(503, null, MessageState.Waiting, SendProblem.RefusedForNow)]
    public async Task The_answer_of_the_gateway_decides(
        int status,
        string? retryAfter,
        MessageState state,
        SendProblem? problem
    )
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        using var gateway = new Gateway(status, retryAfter);
        using var channel = new HttpSms(
            new SmsSettings
            {
                Url = gateway.Address,
                SecretHeader = "X-Api-Key",
                Secret = "abc",
                DropDirectory = "",
            },
            post.Clock
        );
        var id = await post.RecordAsync(new NewMessage(Recipient.BySms("06 39 98 00 01"), post.SomeNews()));

        await post.NewSender(channel).RunOnceAsync(Cancellation);

        var kept = await post.ReadAsync(id);
        Assert.Equal((state, problem), (kept.State, kept.LastProblem));
        var (secret, body) = Assert.Single(gateway.Received);
        Assert.Equal("abc", secret);
        Assert.Equal(id, body.GetProperty("id").GetGuid());
        Assert.Equal("+33639980001", body.GetProperty("to").GetString());
        Assert.StartsWith(
            "Il y a du nouveau dans votre demande.",
            body.GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(3, body.EnumerateObject().Count());
        if (retryAfter is not null)
            Assert.Equal(TimeSpan.FromHours(1), kept.NextAttemptAt - post.Now);
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_is_tried_again_later()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        Uri address;
        using (var gateway = new Gateway(200, null))
            address = gateway.Address;
        using var channel = new HttpSms(new SmsSettings { Url = address, DropDirectory = "" }, post.Clock);
        var id = await post.RecordAsync(new NewMessage(Recipient.BySms("06 39 98 00 01"), post.SomeNews()));

        await post.NewSender(channel).RunOnceAsync(Cancellation);

        Assert.Equal(SendProblem.Unreachable, (await post.ReadAsync(id)).LastProblem);
    }

    [Fact]
    public async Task Without_a_gateway_each_SMS_is_a_file()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        var drop = Directory.CreateTempSubdirectory("spro-drop-");
        var id = await post.RecordAsync(new NewMessage(Recipient.BySms("06 39 98 00 01"), post.SomeNews()));

        await post.NewSender(new SmsDrop(new SmsSettings { DropDirectory = drop.FullName })).RunOnceAsync(Cancellation);

        using var json = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(drop.FullName, $"{id:N}.json"), Cancellation)
        );
        Assert.Equal("+33639980001", json.RootElement.GetProperty("to").GetString());
        drop.Delete(recursive: true);
    }

    private sealed class Gateway : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Gateway(int status, string? retryAfter)
        {
            using (var port = new TcpListener(IPAddress.Loopback, 0))
            {
                port.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/sms/");
            }
            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
            _ = ServeAsync(status, retryAfter);
        }

        public Uri Address { get; }

        public List<(string? Secret, JsonElement Body)> Received { get; } = [];

        public void Dispose() => _listener.Close();

        private async Task ServeAsync(int status, string? retryAfter)
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
                    Received.Add((context.Request.Headers["X-Api-Key"], body.RootElement.Clone()));
                    context.Response.StatusCode = status;
                    if (retryAfter is not null)
                        context.Response.AddHeader("Retry-After", retryAfter);
                    if (status == 302)
                        context.Response.RedirectLocation = Address.AbsoluteUri;
                    context.Response.Close();
                }
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
