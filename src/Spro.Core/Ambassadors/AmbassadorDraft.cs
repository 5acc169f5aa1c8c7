using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Messages;

namespace Spro.Core.Ambassadors;

/// <summary>A listing as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is registered once.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Kind">Somebody or a company.</param>
/// <param name="Name">How the public knows them.</param>
/// <param name="Topics">What they may talk about.</param>
/// <param name="Occupations">One a line: a ROME code or a title.</param>
/// <param name="DepartmentCodes">Where they meet people.</param>
/// <param name="CommuneCode">Where they work.</param>
/// <param name="Ways">How one may meet them.</param>
/// <param name="Availability">When.</param>
/// <param name="Quota">How many people a month at most.</param>
/// <param name="Contact">Who to call.</param>
/// <param name="Email">Where they are written to; it does not change afterwards.</param>
public sealed record AmbassadorDraft(
    Guid Id,
    int Revision,
    AmbassadorKind Kind,
    string? Name,
    string? Topics,
    string? Occupations,
    IReadOnlyCollection<string> DepartmentCodes,
    string? CommuneCode,
    EncounterWays Ways,
    string? Availability,
    int? Quota,
    string? Contact,
    string? Email
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];

    /// <summary>Writes what it says on a listing; who it is and where it stands are not its matter.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    internal void FillPublic(Ambassador one, PublicCatalogue catalogue)
    {
        var wrong = new Mistakes(Unread);
        one.Kind = Kind;
        var name = wrong.Try(() => Line(Name, "name") ?? throw Missing("name", "Écrivez le nom à montrer."));
        var topics = wrong.Try(() =>
            Text(Topics, "topics")
            ?? throw Missing("topics", "Écrivez de quoi on peut parler, en deux ou trois phrases.")
        );
        var occupations = wrong.Try(() =>
            OccupationsTyped.Read(catalogue.Occupations, Occupations, "occupations", Ambassador.MostOccupations)
        );
        if (occupations is not { Count: > 0 })
            wrong.Add(
                "occupations",
                "occupations",
                $"Écrivez un métier par ligne, de 1 à {Ambassador.MostOccupations}."
            );
        one.DepartmentCodes =
        [
            .. catalogue.Departments.Select(department => department.Code).Where(DepartmentCodes.Contains),
        ];
        if (one.DepartmentCodes.Count == 0)
            wrong.Add("departments", "missing", "Cochez au moins un département.");
        one.CommuneCode = CommuneCode;
        one.Ways = Ways;
        if (Ways == EncounterWays.None)
            wrong.Add("ways", "missing", "Cochez au moins une manière de se rencontrer.");
        one.Availability = wrong.Try(() => Line(Availability, "availability"));
        if (Quota is >= 1 and <= Ambassador.LargestQuota)
            one.Quota = Quota.Value;
        else
            wrong.Add("quota", "missing", $"Écrivez un nombre de 1 à {Ambassador.LargestQuota}.");
        wrong.Try(Reachable);
        // The address is said once, by who registers.
        if (Revision == 0)
            wrong.Try(Recipient);
        wrong.Throw();
        one.Describe(name!, topics!);
        one.RomeCodes = [.. occupations!];
    }

    /// <summary>Who to call, checked.</summary>
    /// <exception cref="RefusedException">It is empty or too long.</exception>
    internal string Reachable() =>
        Line(Contact, "contact") ?? throw Missing("contact", "Écrivez qui appeler, et à quel numéro.");

    /// <summary>Where they are written to, checked.</summary>
    /// <exception cref="RefusedException">It is no address.</exception>
    internal Recipient Recipient() => EmailTyped.Read(Email, "email");

    internal static string? Line(string? typed, string field) =>
        TypedText.Optional(typed, field, Ambassador.LongestLine);

    internal static string? Text(string? typed, string field) =>
        TypedText.Optional(typed, field, Ambassador.LongestText);

    internal static RefusedException Missing(string field, string message) =>
        RefusedException.At(field, "missing", message);
}

/// <summary>An e-mail address that a form gives.</summary>
internal static class EmailTyped
{
    public static Recipient Read(string? typed, string field)
    {
        try
        {
            return Recipient.ByEmail(typed ?? "");
        }
        catch (RefusedException)
        {
            throw RefusedException.At(
                field,
                "email-wrong",
                "Écrivez une adresse électronique, par exemple nom@example.org."
            );
        }
    }
}
