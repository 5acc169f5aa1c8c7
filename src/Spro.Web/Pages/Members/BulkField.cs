namespace Spro.Web.Pages.Members;

/// <summary>What can be changed in several places at once.</summary>
internal enum BulkField
{
    /// <summary>Some days on which they are closed, or open otherwise.</summary>
    Closure,

    /// <summary>Their week.</summary>
    Hours,

    /// <summary>Their telephone.</summary>
    Phone,

    /// <summary>Whether they take new people.</summary>
    NewPeople,

    /// <summary>For whom their services are.</summary>
    Audiences,
}

/// <summary>How addresses and people name it.</summary>
internal static class BulkFieldWords
{
    public static string InAddress(this BulkField field) =>
        field switch
        {
            BulkField.Closure => "fermeture",
            BulkField.Hours => "horaires",
            BulkField.Phone => "telephone",
            BulkField.NewPeople => "nouvelles-personnes",
            _ => "publics",
        };

    public static string InFrench(this BulkField field) =>
        field switch
        {
            BulkField.Closure => "Une fermeture, ou des horaires exceptionnels",
            BulkField.Hours => "Les horaires de la semaine",
            BulkField.Phone => "Le téléphone",
            BulkField.NewPeople => "Si de nouvelles personnes sont reçues",
            _ => "Les publics des services",
        };

    public static BulkField? Read(string? text) =>
        Enum.GetValues<BulkField>().Cast<BulkField?>().FirstOrDefault(field => field!.Value.InAddress() == text);
}
