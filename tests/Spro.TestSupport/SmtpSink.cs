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

    private SmtpSink(int port, string[] protection)
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
                    .. protection,
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
    public static Task<SmtpSink> StartAsync(CancellationToken cancellationToken) => StartAsync([], cancellationToken);

    /// <summary>One that takes nothing unless the connection is protected: from the first byte, or by STARTTLS.</summary>
    public static Task<SmtpSink> StartProtectedAsync(
        SmtpCertificate certificate,
        bool fromFirstByte,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var kind = fromFirstByte ? "smtps" : "tls";
        return StartAsync(
            [$"--{kind}cert", certificate.CertificateFile, $"--{kind}key", certificate.KeyFile],
            cancellationToken
        );
    }

    private static async Task<SmtpSink> StartAsync(string[] protection, CancellationToken cancellationToken)
    {
        var sink = new SmtpSink(FreePort(), protection);
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

    /// <summary>How many times each has arrived, by Message-ID: what comes again is the same message.</summary>
    /// <exception cref="InvalidOperationException">Two messages have one Message-ID, or a message has none.</exception>
    public IReadOnlyDictionary<string, int> TimesReceived() =>
        Received()
            .GroupBy(mail => mail.MessageId ?? throw new InvalidOperationException("An e-mail has no Message-ID."))
            .ToDictionary(
                mails => mails.Key,
                mails =>
                    mails.Select(mail => (mail.To.ToString(), mail.Subject, mail.TextBody)).Distinct().Count() == 1
                        ? mails.Count()
                        : throw new InvalidOperationException($"Several messages are {mails.Key}.")
            );

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
