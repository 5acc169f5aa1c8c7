using System.Text.Encodings.Web;
using System.Text.Json;

namespace Spro.Core.Messages;

/// <summary>An SMS as a gateway receives it.</summary>
/// <param name="Id">The same at each attempt: a gateway that has it already does not send it twice.</param>
/// <param name="To">International number ("+33639980000").</param>
/// <param name="Text">The text.</param>
internal sealed record SmsRequest(Guid Id, string To, string Text)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] JsonOf(Parcel parcel) =>
        JsonSerializer.SerializeToUtf8Bytes(new SmsRequest(parcel.Id, parcel.To.Address, parcel.Content.Sms!), Json);
}
