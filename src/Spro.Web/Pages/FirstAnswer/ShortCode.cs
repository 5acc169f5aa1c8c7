using QRCoder;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>A short code to take away, written and to be scanned.</summary>
/// <param name="Code">The code, in three groups.</param>
/// <param name="Opens">What it opens, in a few words.</param>
/// <param name="Address">The address that opens it.</param>
/// <param name="QrSvg">That address for a telephone.</param>
internal sealed record ShortCode(string Code, string Opens, string Address, string QrSvg)
{
    /// <summary>The view that draws it.</summary>
    public const string View = "/Pages/FirstAnswer/_ShortCode.cshtml";

    public static ShortCode Of(string code, string opens, SiteAddress site)
    {
        var address = site.Absolute(Links.ShortCode(code));
        using var qr = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new ShortCode(
            code,
            opens,
            address,
            new SvgQRCode(qr).GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute)
        );
    }
}
