namespace Spro.Core.Messages;

/// <summary>Writes SMS into a folder, one file each: what a service does that has no gateway yet.</summary>
public sealed class SmsDrop(SmsSettings settings) : IMessageChannel
{
    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Sms;

    /// <inheritdoc />
    public async Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        await DropFile.WriteAsync(
            settings.DropDirectory,
            $"{parcel.Id:N}.json",
            file => file.WriteAsync(SmsRequest.JsonOf(parcel), cancellationToken).AsTask()
        );
        return Delivery.Accepted;
    }
}
