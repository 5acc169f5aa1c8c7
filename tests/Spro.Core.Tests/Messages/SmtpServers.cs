using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spro.Core.Tests.Messages;

/// <summary>How a server misbehaves.</summary>
internal enum Misbehaviour
{
    /// <summary>It asks to come back, for this recipient.</summary>
    RefusesForNow,

    /// <summary>It will never take this recipient.</summary>
    Refuses,

    /// <summary>It does not know our own address.</summary>
    RefusesTheSender,

    /// <summary>It refuses everybody today.</summary>
    RefusesToGreet,

    /// <summary>It hangs up in the middle of the message.</summary>
    DiesInTheMiddle,

    /// <summary>It takes the message, and hangs up without a word.</summary>
    HangsUpAfter,

    /// <summary>It never says anything.</summary>
    SaysNothing,
}

/// <summary>An SMTP server of our own that misbehaves in a stated way.</summary>
internal sealed class BadSmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Misbehaviour _misbehaviour;
    private readonly CancellationTokenSource _stopping = new();
    private readonly StringBuilder _heard = new();

    public BadSmtpServer(Misbehaviour misbehaviour)
    {
        _misbehaviour = misbehaviour;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All that was said to it.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
                return _heard.ToString();
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception problem)
            when (problem is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // Its end, or the client's.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (_misbehaviour == Misbehaviour.SaysNothing)
            await Task.Delay(Timeout.Infinite, _stopping.Token);
        await SayAsync(_misbehaviour == Misbehaviour.RefusesToGreet ? "554 not today" : "220 here");
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            lock (_heard)
                _heard.AppendLine(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250 here");
                    break;
                case "MAIL" when _misbehaviour == Misbehaviour.RefusesTheSender:
                    await SayAsync("550 who are you");
                    break;
                case "RCPT" when _misbehaviour == Misbehaviour.RefusesForNow:
                    await SayAsync("450 camille@example.org is busy");
                    break;
                case "RCPT" when _misbehaviour == Misbehaviour.Refuses:
                    await SayAsync("550 camille@example.org does not exist");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    if (_misbehaviour == Misbehaviour.DiesInTheMiddle)
                    {
                        await reader.ReadLineAsync(_stopping.Token);
                        return;
                    }
                    while (await reader.ReadLineAsync(_stopping.Token) is { } text && text != ".") { }
                    if (_misbehaviour != Misbehaviour.HangsUpAfter)
                        return;
                    await SayAsync("250 taken");
                    return;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }

        async Task SayAsync(string words) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _stopping.Token);
    }
}
