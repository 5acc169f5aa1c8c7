namespace Spro.Core.Messages;

/// <summary>Writes e-mails into a folder, one file each: what a service does that has no mail server yet.</summary>
public sealed class MailDrop(MailSettings settings) : IMessageChannel
{
    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Email;

    /// <inheritdoc />
    public async Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        using var mail = MailWriter.Write(parcel, settings);
        await DropFile.WriteAsync(
            settings.DropDirectory,
            $"{parcel.Id:N}.eml",
            file => mail.WriteToAsync(file, cancellationToken)
        );
        return Delivery.Accepted;
    }
}
