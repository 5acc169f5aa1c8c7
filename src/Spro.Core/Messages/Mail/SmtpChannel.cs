using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Spro.Core.Messages;

/// <summary>Hands e-mails to an SMTP server, one connection each.</summary>
public sealed class SmtpChannel(MailSettings settings) : IMessageChannel
{
    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Email;

    /// <inheritdoc />
    public async Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        using var mail = MailWriter.Write(parcel, settings);
        // A server without access to the Internet could ask nobody whether a certificate was revoked, and nothing would leave.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await OpenAsync(client, cancellationToken);
        }
        catch (Exception problem)
            when (problem is AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return Delivery.Later(SendProblem.Misconfigured);
        }
        // A server that greets with a refusal says nothing of this message.
        catch (SmtpCommandException)
        {
            return Delivery.Later(SendProblem.RefusedForNow);
        }
        catch (Exception problem) when (IsSilence(problem))
        {
            return Delivery.Later(SendProblem.Unreachable);
        }
        try
        {
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException refused)
        {
            return JudgementOf(refused);
        }
        catch (Exception problem) when (IsSilence(problem))
        {
            return Delivery.Later(SendProblem.Unreachable);
        }
        await CloseAsync(client, cancellationToken);
        return Delivery.Accepted;
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        await client.ConnectAsync(
            settings.Host!,
            settings.Port,
            settings.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            },
            cancellationToken
        );
        if (settings.User is { } user)
            await client.AuthenticateAsync(user, settings.Secret ?? "", cancellationToken);
    }

    // 4xx: come back later. 5xx: never; of our own address it is the settings' fault, and not the message's.
    private static Delivery JudgementOf(SmtpCommandException refused) =>
        (int)refused.StatusCode < 500 ? Delivery.Later(SendProblem.RefusedForNow)
        : refused.ErrorCode == SmtpErrorCode.SenderNotAccepted ? Delivery.Later(SendProblem.Misconfigured)
        : Delivery.Never(SendProblem.Refused);

    private static bool IsSilence(Exception problem) =>
        problem
            is SmtpProtocolException
                or ProtocolException
                or IOException
                or SocketException
                or ServiceNotConnectedException;

    // It has the message: how it says goodbye is of no matter.
    private static async Task CloseAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception problem)
            when (IsSilence(problem) || problem is OperationCanceledException or SmtpCommandException)
        {
            client.Disconnect(quit: false, CancellationToken.None);
        }
    }
}
