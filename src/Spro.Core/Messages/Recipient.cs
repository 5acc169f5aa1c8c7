using System.Globalization;
using PhoneNumbers;
using Spro.Core.Common;

namespace Spro.Core.Messages;

/// <summary>Who a message is for, checked: nothing else goes into an outbox.</summary>
public sealed record Recipient
{
    private const int LongestEmail = 254;
    private const int LongestLine = 100;
    private const int MostLines = 7;

    private static readonly IdnMapping Idn = new();
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    private Recipient(MessageChannel channel, string address) => (Channel, Address) = (channel, address);

    /// <summary>How it goes.</summary>
    public MessageChannel Channel { get; }

    /// <summary>
    /// An e-mail address, its domain in ASCII; a mobile number as "+33612345678"; or the lines of a postal address, the name
    /// first.
    /// </summary>
    public string Address { get; }

    /// <summary>By e-mail, to one address.</summary>
    /// <exception cref="RefusedException"><c>invalid-email</c>: not an address that any server takes.</exception>
    public static Recipient ByEmail(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var text = address.Trim();
        var at = text.LastIndexOf('@');
        if (
            text.Length <= LongestEmail
            && at > 0
            && text.AsSpan(0, at).IndexOfAnyExcept(LocalPart) < 0
            && text[0] != '.'
            && text[at - 1] != '.'
            && !text.Contains("..", StringComparison.Ordinal)
            && DomainOf(text[(at + 1)..]) is { } domain
        )
            return new Recipient(MessageChannel.Email, $"{text[..at]}@{domain}");
        throw new RefusedException("invalid-email", "Cette adresse électronique n'est pas utilisable.");
    }

    /// <summary>By SMS, to a mobile number, French unless it starts with another country's code.</summary>
    /// <exception cref="RefusedException"><c>invalid-mobile</c>: not a number, or one that receives no SMS.</exception>
    public static Recipient BySms(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        try
        {
            var read = Numbers.Parse(number, "FR");
            var international = Numbers.Format(read, PhoneNumberFormat.E164);
            if (
                Numbers.GetNumberType(read) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
                || IsOfTheImagination(international)
            )
                return new Recipient(MessageChannel.Sms, international);
        }
        catch (NumberParseException)
        {
            // Refused below, as a number that is none.
        }
        throw new RefusedException(
            "invalid-mobile",
            "Ce numéro ne reçoit pas de SMS : donnez un numéro de téléphone mobile, par exemple 06 39 98 00 00."
        );
    }

    /// <summary>On paper.</summary>
    /// <param name="lines">The name, then the address, as they are written on the envelope: seven lines at most.</param>
    /// <exception cref="RefusedException"><c>invalid-postal-address</c>: too short, too long, or not text.</exception>
    public static Recipient ByLetter(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var kept = lines.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (
            kept.Count is < 2 or > MostLines
            || kept.Exists(line => line.Length > LongestLine || line.Any(char.IsControl))
        )
            throw new RefusedException(
                "invalid-postal-address",
                "Une adresse postale a un nom puis une à six lignes, de cent caractères au plus."
            );
        return new Recipient(MessageChannel.Letter, string.Join('\n', kept));
    }

    /// <summary>What was checked when it was sealed.</summary>
    internal static Recipient Known(MessageChannel channel, string address) => new(channel, address);

    // Characters of a dot-atom (RFC 5322 §3.2.3): no quoted part, which no real address needs.
    private static readonly System.Buffers.SearchValues<char> LocalPart = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"
    );

    private static string? DomainOf(string written)
    {
        try
        {
            var domain = Idn.GetAscii(written).ToLowerInvariant();
            // No relay takes a domain of one label, or a number in its place.
            return
                domain.Contains('.', StringComparison.Ordinal)
                && Uri.CheckHostName(domain) == UriHostNameType.Dns
                && !char.IsAsciiDigit(domain[^1])
                ? domain
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Numbers that the regulator keeps for works of fiction (06 39 98): those of the demonstration.
    private static bool IsOfTheImagination(string international) =>
        international.Length == "+33639980000".Length && international.StartsWith("+3363998", StringComparison.Ordinal);
}
