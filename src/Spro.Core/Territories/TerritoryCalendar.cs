namespace Spro.Core.Territories;

/// <summary>Time zone and public-holiday calendar of each department: facts of law, not of the machine.</summary>
internal static class TerritoryCalendar
{
    private static readonly (string TimeZone, string HolidayZone) Metropolitan = ("Europe/Paris", "metropole");

    public static (string TimeZone, string HolidayZone) OfDepartment(string code) =>
        code switch
        {
            "57" or "67" or "68" => (Metropolitan.TimeZone, "alsace-moselle"),
            "971" => ("America/Guadeloupe", "guadeloupe"),
            "972" => ("America/Martinique", "martinique"),
            "973" => ("America/Cayenne", "guyane"),
            "974" => ("Indian/Reunion", "la-reunion"),
            "975" => ("America/Miquelon", "saint-pierre-et-miquelon"),
            "976" => ("Indian/Mayotte", "mayotte"),
            "977" => ("America/St_Barthelemy", "saint-barthelemy"),
            "978" => ("America/Marigot", "saint-martin"),
            "984" => ("Indian/Kerguelen", Metropolitan.HolidayZone),
            "986" => ("Pacific/Wallis", "wallis-et-futuna"),
            "987" => ("Pacific/Tahiti", "polynesie-francaise"),
            "988" => ("Pacific/Noumea", "nouvelle-caledonie"),
            "989" => ("Etc/GMT+8", Metropolitan.HolidayZone),
            _ => Metropolitan,
        };

    /// <summary>A region overseas is one department and shares its calendar; the others follow the general law.</summary>
    public static (string TimeZone, string HolidayZone) OfRegion(string code) =>
        OfDepartment(
            code switch
            {
                "01" => "971",
                "02" => "972",
                "03" => "973",
                "04" => "974",
                "06" => "976",
                { Length: 3 } => code,
                _ => "",
            }
        );
}
