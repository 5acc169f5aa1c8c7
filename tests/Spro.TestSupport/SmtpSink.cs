using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Spro.TestSupport;

/// <summary>A real SMTP server on the loopback that keeps what it receives: Debian's python3-aiosmtpd.</summary>
public sealed class SmtpSink : IDisposable
{
    /// <summary>What a test that needs it says when it is not there.</summary>
    public const string Missing = "python3-aiosmtpd absent : lancez ./test.sh";

    private readonly Process _server;
    private readonly DirectoryInfo _mailbox = Directory.CreateTempSubdirectory("spro-smtp-");

    private SmtpSink(int port)
    {
        Port = port;
        _server = Process.Start(
            new ProcessStartInfo(
                "/usr/bin/python3",
                [
                    "-m",
                    "aiosmtpd",
                    "-n",
                    "-l",
                    $"127.0.0.1:{port}",
                    "-c",
                    "aiosmtpd.handlers.Mailbox",
                    Path.Combine(_mailbox.FullName, "box"),
                ]
            )
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>It is installed here.</summary>
    public static bool IsInstalled { get; } = Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd");

    /// <summary>Starts one and waits until it listens.</summary>
    public static async Task<SmtpSink> StartAsync(CancellationToken cancellationToken)
    {
        var sink = new SmtpSink(FreePort());
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, sink.Port, cancellationToken);
                return sink;
            }
            catch (SocketException) when (attempt < 200)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    /// <summary>How many have arrived whole.</summary>
    public int Count => Files.Length;

    private string[] Files =>
        Path.Combine(_mailbox.FullName, "box", "new") is var box && Directory.Exists(box)
            ? Directory.GetFiles(box)
            : [];

    /// <summary>What has arrived whole.</summary>
    public IReadOnlyList<MimeMessage> Received() => [.. Files.Select(file => MimeMessage.Load(file))];

    /// <inheritdoc />
    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        _mailbox.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
