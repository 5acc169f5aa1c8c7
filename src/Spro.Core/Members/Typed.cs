using System.Text.RegularExpressions;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Fields;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>Reads what a member types in a form as an import reads its fields, and says beside the field what is wrong.</summary>
internal static partial class Typed
{
    public const int LongestLine = 300;
    public const int LongestText = 4000;

    /// <summary>One line without which the record means nothing.</summary>
    public static string Required(string field, string? raw, string message) =>
        Line(field, raw) ?? throw RefusedException.At(field, "field-missing", message);

    public static string? Line(string field, string? raw) =>
        Free(field, PlainText.Line(Within(field, raw, LongestLine)));

    public static string? Text(string field, string? raw) =>
        Free(field, PlainText.Paragraphs(Within(field, raw, LongestText)));

    public static string? Phone(string field, string? raw) =>
        Read(raw, text => Nothing.Phone(field, text) is { } number && Telephone.CanBeDialled(number) ? number : null)
        ?? Refuse(
            field,
            raw,
            "phone-wrong",
            "Ce numéro ne peut pas être appelé. Écrivez les dix chiffres d'un téléphone, par exemple 02 61 91 00 00, ou un numéro court en service."
        );

    public static string? Web(string field, string? raw) =>
        Read(raw, text => Nothing.Url(field, text))
        ?? Refuse(field, raw, "address-wrong", "Écrivez une adresse de site, par exemple https://www.example.org.");

    /// <summary>The mailbox of a place: that of one person only when the member says that several read it.</summary>
    public static string? Email(string field, string? raw, bool isShared, params IReadOnlyList<string?> names)
    {
        var address = raw?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        if (!PersonalEmail.IsAddress(address))
            throw RefusedException.At(
                field,
                "email-wrong",
                "Écrivez une adresse électronique, par exemple accueil@example.org."
            );
        return isShared || !PersonalEmail.Is(address, names.OfType<string>())
            ? address
            : throw RefusedException.At(
                field,
                "email-personal",
                "Cette adresse semble être celle d'une personne. Donnez celle du lieu, ou cochez la case : plusieurs personnes la lisent."
            );
    }

    public static int? Age(string field, string? raw) =>
        string.IsNullOrWhiteSpace(raw) ? null
        : int.TryParse(raw, System.Globalization.CultureInfo.InvariantCulture, out var age) && age is >= 0 and <= 120
            ? age
        : throw RefusedException.At(field, "age-wrong", "Écrivez un âge en chiffres, de 0 à 120, ou rien.");

    private static FieldReader Nothing => new("", new ReadingContext(null!, default));

    private static string? Read(string? raw, Func<string, string?> read) =>
        string.IsNullOrWhiteSpace(raw) ? null : read(raw);

    private static string? Refuse(string field, string? raw, string code, string message) =>
        string.IsNullOrWhiteSpace(raw) ? null : throw RefusedException.At(field, code, message);

    private static string? Within(string field, string? raw, int longest) =>
        raw?.Length > longest
            ? throw RefusedException.At(field, "field-long", $"Raccourcissez ce texte : {longest} caractères au plus.")
            : raw;

    // The services of the charter are free of charge (charter §3): nothing here can be sold.
    private static string? Free(string field, string? text) =>
        Prices.FirstIn(text) is { } price
            ? throw RefusedException.At(
                field,
                "price-written",
                $"Retirez « {price} » : les services de l'orientation sont gratuits, et rien n'y est à payer. Pour le dire, écrivez « gratuit »."
            )
            : text;
}
