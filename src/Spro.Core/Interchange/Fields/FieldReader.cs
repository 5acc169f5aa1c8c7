using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Fields;

/// <summary>
/// Reads the fields of one record. The first field without which the record means nothing rejects it; a field that is
/// only doubtful is mended or dropped, and said so: a place must not disappear for its hours or its position.
/// </summary>
internal sealed partial class FieldReader(string where, ReadingContext context)
{
    /// <summary>How the note of hours that we could not read begins; what follows, up to the end of the line, is as written.</summary>
    public const string ToConfirm = "Horaires à confirmer : ";

    private const int LongestLine = 300;
    private const int LongestText = 10_000;
    private readonly List<ImportReject> _corrections = [];
    private readonly List<string> _names = [];
    private ImportReject? _reject;

    public bool Rejected => _reject is not null;

    /// <summary>Why the record is left out; null while it is not.</summary>
    public ImportReject? Rejection => _reject;

    /// <summary>The item: what the record gives, unless a field has rejected it.</summary>
    public DirectoryItem Result(params IReadOnlyList<Common.SourcedRecord> gives) =>
        _reject is { } reject
            ? DirectoryItem.Refuse(where, reject.Field, reject.Reason).KeepingOpen(gives)
            : DirectoryItem.Take(where, gives).With(_corrections);

    public void Reject(string field, string reason) => _reject ??= new ImportReject(where, field, reason);

    public void Correct(string field, string reason) => _corrections.Add(new ImportReject(where, field, reason));

    /// <summary>What the place and its structure are called: an e-mail address made of these words is not a person's.</summary>
    public void KnownAs(string? communeCode, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not null)
                _names.Add(name);
        }
        if (communeCode is not null && context.Territory.CommuneToday(communeCode) is { } commune)
            _names.Add(commune.Name);
    }

    /// <summary>An identifier of the source, which is never mended. Empty when it rejects the record.</summary>
    public string Id(string field, string? raw)
    {
        var id = raw?.Trim();
        if (string.IsNullOrEmpty(id))
            Reject(field, "Cet identifiant est obligatoire.");
        else if (id.Length > LongestLine || PlainText.IsUnsafe(id))
            Reject(field, "Cet identifiant est trop long ou contient des caractères interdits.");
        return id ?? "";
    }

    /// <summary>A line without which the record means nothing.</summary>
    public string Required(string field, string? raw)
    {
        var line = Line(field, raw);
        if (line is null)
            Reject(field, "Ce champ est obligatoire.");
        return line ?? "";
    }

    public string? Line(string field, string? raw) => Checked(field, raw, LongestLine, PlainText.Line);

    public string? Text(string field, string? raw) => Checked(field, raw, LongestText, PlainText.Paragraphs);

    public string? Matching(string field, string? raw, Regex pattern, string expected)
    {
        var text = raw?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (pattern.IsMatch(text))
            return text;
        Reject(field, $"« {Short(text)} » n'est pas {expected}.");
        return null;
    }

    public string? Siret(string field, string? raw) =>
        Matching(field, raw?.Replace(" ", "", StringComparison.Ordinal), FourteenDigits(), "un SIRET à 14 chiffres");

    /// <summary>A day, as programs write it or as a French spreadsheet does.</summary>
    public DateOnly? Date(string field, string? raw)
    {
        var text = raw?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Reject(field, $"« {Short(text)} » n'est pas une date de la forme 2026-11-24 ou 24/11/2026.");
        return null;
    }

    /// <summary>A past date: what a source states of its own records.</summary>
    public DateOnly? PastDate(string field, string? raw)
    {
        var day = Date(field, raw);
        if (day > context.Today)
            Reject(field, $"Cette date ({day:yyyy-MM-dd}) est dans l'avenir.");
        return day;
    }

    /// <summary>A telephone number, national numbers written "02 61 91 00 00".</summary>
    public string? Phone(string field, string? raw)
    {
        if (PlainPhone(raw) is not { } text)
            return null;
        var digits = NotDigits().Replace(text, "");
        if (text.StartsWith('+') || text.StartsWith("00", StringComparison.Ordinal))
        {
            digits = digits.TrimStart('0');
            var prefix = NationalPrefixes.FirstOrDefault(code => digits.StartsWith(code, StringComparison.Ordinal));
            if (prefix is null)
                return digits.Length is >= 6 and <= 15 ? "+" + digits : NotAPhone(field, text);
            digits = "0" + digits[prefix.Length..].TrimStart('0');
        }
        return digits.Length switch
        {
            10 when digits[0] == '0' => string.Join(' ', digits.Chunk(2).Select(pair => new string(pair))),
            // A spreadsheet that took the number for a quantity has taken its zero away.
            9 when digits[0] != '0' => Phone(field, "0" + digits),
            // "2,61910E+08": the same, beyond repair.
            >= 2 and <= 8 when !text.Contains("E+", StringComparison.OrdinalIgnoreCase) => digits,
            _ => NotAPhone(field, text),
        };
    }

    /// <summary>The address of a service; that of a person is kept out.</summary>
    public string? Email(string field, string? raw)
    {
        var address = raw?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        if (!PersonalEmail.IsAddress(address))
        {
            Correct(field, "Cette adresse électronique n'en est pas une : elle n'est pas reprise.");
            return null;
        }
        if (!PersonalEmail.Is(address, _names))
            return address;
        Correct(field, "Cette adresse électronique semble être celle d'une personne : elle n'est pas reprise.");
        return null;
    }

    /// <summary>The address of a person, for records that are never public.</summary>
    public string? WorkEmail(string field, string? raw)
    {
        var address = raw?.Trim();
        if (string.IsNullOrEmpty(address) || PersonalEmail.IsAddress(address))
            return string.IsNullOrEmpty(address) ? null : address;
        Reject(field, $"« {Short(address)} » n'est pas une adresse électronique.");
        return null;
    }

    /// <summary>An address of the web, and nothing else that a browser would run.</summary>
    public string? Url(string field, string? raw)
    {
        var text = raw?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (!text.Contains("://", StringComparison.Ordinal) && BareHost().IsMatch(text))
            text = "https://" + text;
        if (
            text.Length <= 2083
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0
            && !UnsafeInUrl().IsMatch(text)
        )
        {
            return text;
        }
        Correct(field, "Cette adresse de site n'en est pas une : elle n'est pas reprise.");
        return null;
    }

    /// <summary>
    /// Weekly hours. Those we cannot evaluate are not guessed and do not take the place away: people read them as they
    /// are written, to be confirmed.
    /// </summary>
    public void Hours(Place place, string field, string? raw)
    {
        if (Line(field, raw) is not { } hours)
            return;
        if (OpeningHours.TryParse(hours, out _, out var refusal))
            place.Hours = hours;
        else
            HoursToConfirm(place, field, hours, refusal.ToString());
    }

    public void HoursToConfirm(Place place, string field, string asWritten, string why)
    {
        place.HoursNote = string.Join('\n', new[] { ToConfirm + asWritten, place.HoursNote }.OfType<string>());
        Correct(field, $"Horaires repris en toutes lettres : {why}");
    }

    /// <summary>A position as written, decimal comma or point; null when there is none.</summary>
    public GeoPoint? Position(string field, string? latitude, string? longitude)
    {
        if (string.IsNullOrWhiteSpace(latitude) || string.IsNullOrWhiteSpace(longitude))
            return null;
        if (Degrees(latitude) is { } north && Degrees(longitude) is { } east)
            return new GeoPoint(north, east);
        Correct(field, "Cette position n'est pas un nombre : elle n'est pas reprise.");
        return null;
    }

    /// <summary>
    /// Places the place: commune by code, else by name and postcode; its position as given when it is near its
    /// commune, exchanged when latitude and longitude are, else that of the commune. A place whose commune the
    /// territory does not hold is known by its department.
    /// </summary>
    public void Locate(Place place, Location given)
    {
        var commune =
            (given.Code is { } code ? context.Territory.CommuneToday(code) : null)
            ?? (given.Commune is { } name ? PostalCommune.Find(context.Territory, name, place.Postcode) : null);
        place.CommuneCode = commune?.Code;
        place.DepartmentCode =
            commune?.Department.Code ?? given.Department ?? DepartmentOf(given.Code) ?? DepartmentOf(place.Postcode);
        if (place.DepartmentCode is null && place.Kind != PlaceKind.Remote)
            Reject(given.Field, "Ni la commune ni le département ne sont connus : ce lieu ne peut pas être situé.");
        Place(place, given, commune?.Position);
    }

    /// <summary>The department of an INSEE code or of a postcode; null when it cannot be told.</summary>
    public static string? DepartmentOf(string? code) =>
        code switch
        {
            null or { Length: not 5 } => null,
            _ when code.StartsWith("97", StringComparison.Ordinal) || code.StartsWith("98", StringComparison.Ordinal) =>
                code[..3],
            // Postcodes of Corse: 200 and 201 in the south, 202 and 206 in the north.
            _ when code.StartsWith("200", StringComparison.Ordinal)
                    || code.StartsWith("201", StringComparison.Ordinal) => "2A",
            _ when code.StartsWith("20", StringComparison.Ordinal) => "2B",
            _ when string.CompareOrdinal(code, "00999") > 0 && (char.IsAsciiDigit(code[1]) || code[1] is 'A' or 'B') =>
                code[..2],
            _ => null,
        };

    private void Place(Place place, Location given, GeoPoint? centre)
    {
        var check = given.Position is { } position ? FranceBounds.Check(position, centre) : (PositionCheck?)null;
        switch (check)
        {
            case PositionCheck.Plausible:
                (place.Latitude, place.Longitude) = (given.Position!.Value.Latitude, given.Position.Value.Longitude);
                return;
            case PositionCheck.Swapped:
                (place.Latitude, place.Longitude) = (given.Position!.Value.Longitude, given.Position.Value.Latitude);
                Correct(given.PositionField, "Latitude et longitude étaient inversées : elles sont remises en ordre.");
                return;
            case PositionCheck.OutsideFrance:
                Correct(given.PositionField, "Cette position n'est pas en France : elle n'est pas reprise.");
                break;
            case PositionCheck.FarFromCommune:
                Correct(given.PositionField, "Cette position est loin de la commune : elle n'est pas reprise.");
                break;
        }
        if (centre is { } point)
            (place.Latitude, place.Longitude, place.PositionIsCommune) = (point.Latitude, point.Longitude, true);
    }

    private string? Checked(string field, string? raw, int longest, Func<string?, string?> clean)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        if (raw.Length > longest)
        {
            Reject(field, $"Ce champ dépasse {longest} caractères.");
            return null;
        }
        if (PlainText.IsUnsafe(raw))
            Correct(field, "Les balises, les formules et les caractères cachés sont retirés.");
        var text = clean(raw);
        if (text is null || !text.Contains('@', StringComparison.Ordinal))
            return text;
        var kept = PersonalEmail.Without(text, _names);
        if (kept != text)
            Correct(field, "Une adresse électronique qui semble être celle d'une personne est retirée.");
        return kept;
    }

    private static string? PlainPhone(string? raw) =>
        string.IsNullOrWhiteSpace(raw) ? null : raw.Trim().Replace("(0)", "", StringComparison.Ordinal);

    private string? NotAPhone(string field, string text)
    {
        Correct(field, $"« {Short(text)} » n'est pas un numéro de téléphone : il n'est pas repris.");
        return null;
    }

    private static double? Degrees(string text) =>
        double.TryParse(
            text.Trim().Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
        && Math.Abs(value) <= 180
            ? value
            : null;

    private static string Short(string text) => PlainText.Line(text.Length > 40 ? text[..40] + "…" : text) ?? "…";

    private static readonly string[] DayForms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    // France, La Réunion and Mayotte, Guadeloupe, Guyane, Martinique: nine digits follow, written with a 0 at home.
    private static readonly string[] NationalPrefixes = ["33", "262", "590", "594", "596"];

    [GeneratedRegex(@"\A\d{14}\z")]
    private static partial Regex FourteenDigits();

    [GeneratedRegex(@"\D")]
    private static partial Regex NotDigits();

    [GeneratedRegex(@"\A[\w-]+(?:\.[\w-]+)+(?:/\S*)?\z")]
    private static partial Regex BareHost();

    [GeneratedRegex(@"[\s<>""\p{Cc}]")]
    private static partial Regex UnsafeInUrl();
}
