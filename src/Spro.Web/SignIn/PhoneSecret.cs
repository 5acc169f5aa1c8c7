using QRCoder;
using Spro.Core.Accounts.Local;

namespace Spro.Web.SignIn;

/// <summary>What a telephone is given so that it shows codes: to be scanned, or typed.</summary>
/// <param name="Typed">The key, in groups of four.</param>
/// <param name="QrSvg">The same, to be scanned.</param>
internal sealed record PhoneSecret(string Typed, string QrSvg)
{
    public static PhoneSecret Of(string secret, string site)
    {
        // The address is not in it: whoever sees the screen from behind learns no more than they must.
        var address = SecondFactor.AddressOf(secret, "Spro", site);
        using var qr = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new PhoneSecret(
            string.Join(' ', secret.Chunk(4).Select(group => new string(group))),
            new SvgQRCode(qr).GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute)
        );
    }
}
