using System.Globalization;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Search;

namespace Spro.Core.Interchange.Labour;

/// <summary>A number as a file gives it: a value, or why there is none.</summary>
internal readonly record struct Reading(double? Value, WhyUnknown? Why)
{
    /// <summary>In another unit.</summary>
    public Reading Times(double factor) => this with { Value = Value * factor };
}

/// <summary>A line of a table of figures while it is read: what is wrong first with it is why it is left out.</summary>
/// <param name="table">The table, at that line.</param>
/// <param name="file">The file it is in.</param>
/// <param name="families">The families named so far, by folded name.</param>
internal sealed partial class LabourRow(TableReader table, LabourFile file, Dictionary<string, string> families)
{
    /// <summary>Why the line is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    /// <summary>The period of a file that has no column for it.</summary>
    public string FilePeriod => file.Period!;

    /// <summary>Whether the two highest bands of pay have each other's label.</summary>
    public bool HasExchangedBands => file.HasExchangedBands;

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns => table.Header;

    /// <summary>Goes to the line the reader is at.</summary>
    public void Begin()
    {
        Problem = null;
        if (table.Flaw is { } flaw)
            Refuse("ligne", flaw);
    }

    /// <summary>Leaves the line out, if it is not already.</summary>
    public void Refuse(string field, string reason) => Problem ??= new ImportReject(table.Where, field, reason);

    /// <summary>A text, on one line of plain text; null when empty.</summary>
    public string? Optional(string column) => PlainText.Line(table[column]);

    /// <summary>A text that the line cannot do without.</summary>
    public string Required(string column)
    {
        var text = Optional(column);
        if (text is null)
            Refuse(column, "Ce champ est vide.");
        return text ?? "";
    }

    /// <summary>
    /// A number, with a decimal point or comma, thousands apart, a percent sign. An empty or starred cell is withheld, and
    /// so are "nd" and "-2"; "hors champ" is not measured.
    /// </summary>
    public Reading Number(string column)
    {
        var written = Spaces().Replace(table[column] ?? "", "").TrimEnd('%');
        switch (written.ToLowerInvariant())
        {
            case "" or "*" or "nd":
                return new Reading(null, WhyUnknown.Withheld);
            case "na" or "nan" or "-2":
                return new Reading(null, WhyUnknown.NotAvailable);
            case "horschamp":
                return new Reading(null, WhyUnknown.OutOfScope);
        }
        if (
            double.TryParse(
                written.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out var value
            ) && double.IsFinite(value)
        )
            return new Reading(value, null);
        Refuse(column, $"« {table[column]} » n'est pas un nombre.");
        return default;
    }

    /// <summary>A year, or the first and the last.</summary>
    public string Period(string column)
    {
        var period = Optional(column) ?? "";
        if (!PeriodShape().IsMatch(period))
            Refuse(column, $"« {period} » n'est ni une année ni une période comme « 2017-2019 ».");
        return period;
    }

    /// <summary>The code of a family.</summary>
    public string FamilyCode(string column)
    {
        var code = Optional(column) ?? "";
        if (!OccupationFamily.IsCode(code))
            Refuse(column, $"« {code} » n'est pas une famille professionnelle.");
        return code;
    }

    /// <summary>The code of a family, or all occupations together.</summary>
    public (Nomenclature Nomenclature, string Code) FamilyOrAll(string column) =>
        FamilyOrAll(column, Optional(column) ?? "");

    /// <inheritdoc cref="FamilyOrAll(string)"/>
    public (Nomenclature Nomenclature, string Code) FamilyOrAll(string field, string code)
    {
        if (code is "ENS" or "Ensemble" or "ENSEMBLE" or "Total")
            return (Nomenclature.All, "");
        if (!OccupationFamily.IsCode(code))
            Refuse(field, $"« {code} » n'est pas une famille professionnelle.");
        return (Nomenclature.Fap, code);
    }

    /// <summary>The family of that name, among those that any file has named so far.</summary>
    public (Nomenclature Nomenclature, string Code) FamilyNamed(string column)
    {
        var name = Required(column);
        if (name == "Total")
            return (Nomenclature.All, "");
        if (families.TryGetValue(FrenchText.Fold(name), out var code))
            return (Nomenclature.Fap, code);
        Refuse(column, $"Aucune famille professionnelle connue ne s'appelle « {name} ».");
        return (Nomenclature.Fap, "");
    }

    /// <summary>Notes the name of a family, and refuses one that another family already has.</summary>
    public void RequireName(string column, string familyCode)
    {
        var name = Required(column);
        if (!families.TryAdd(FrenchText.Fold(name), familyCode) && families[FrenchText.Fold(name)] != familyCode)
            Refuse(column, $"« {name} » est le nom d'une autre famille que celle du code.");
    }

    /// <summary>A ROME code: a letter and four digits.</summary>
    public string RomeCode(string column)
    {
        var code = Optional(column) ?? "";
        RequireRome(column, code);
        return code;
    }

    /// <summary>The code of a basin; spreadsheets take the first zero away.</summary>
    public string BasinCode(string column)
    {
        var code = (Optional(column) ?? "").PadLeft(4, '0');
        if (!BasinShape().IsMatch(code))
            Refuse(column, $"« {code} » n'est pas un bassin d'emploi : quatre chiffres.");
        return code;
    }

    /// <summary>The code of a region; "52.0" and "1.0" as some software writes it, 101 to 106 overseas.</summary>
    public string Region(string column)
    {
        var written = (Optional(column) ?? "").Split('.')[0];
        var code = written is ['1', '0', var last] ? $"0{last}" : written.PadLeft(2, '0');
        if (!Regions.ContainsValue(code))
            Refuse(column, $"« {written} » n'est pas une région.");
        return code;
    }

    /// <summary>The code of the region of that name.</summary>
    public string RegionNamed(string column)
    {
        if (RegionOf(Required(column)) is { } code)
            return code;
        Refuse(column, $"« {Optional(column)} » n'est pas une région.");
        return "";
    }

    /// <summary>The code of a department; some files write it on three characters.</summary>
    public string Department(string column)
    {
        var written = Optional(column) ?? "";
        var code = written is ['0', _, _] ? written[1..] : written;
        if (!DepartmentShape().IsMatch(code))
            Refuse(column, $"« {written} » n'est pas un département.");
        return code;
    }

    /// <summary>Where a tension is measured.</summary>
    public (LabourArea Area, string Code) Place()
    {
        switch (Optional("niveau_geo"))
        {
            case "nat":
                return (LabourArea.Nation, "");
            case "reg":
                return (LabourArea.Region, Region("reg"));
            case "dep":
                return (LabourArea.Department, Department("dep"));
            case var other:
                Refuse("niveau_geo", $"La valeur « {other} » n'est pas attendue ici.");
                return (LabourArea.Nation, "");
        }
    }

    /// <summary>One of a few values; kinds of spaces do not matter.</summary>
    public LabourMeasure OneOf(string column, params ReadOnlySpan<(string Written, LabourMeasure Meant)> values)
    {
        var written = Spaces().Replace(Optional(column) ?? "", "");
        foreach (var value in values)
        {
            if (Spaces().Replace(value.Written, "") == written)
                return value.Meant;
        }
        Refuse(column, $"La valeur « {Optional(column)} » n'est pas attendue ici.");
        return values[0].Meant;
    }

    /// <summary>A figure.</summary>
    public LabourFigure Figure(
        LabourMeasure measure,
        Reading reading,
        Nomenclature nomenclature,
        string code,
        string period,
        LabourArea area = LabourArea.Nation,
        string areaCode = ""
    ) =>
        new()
        {
            Version = file.Version,
            Nomenclature = nomenclature,
            Code = code,
            Measure = measure,
            Area = area,
            AreaCode = areaCode,
            Period = period,
            Value = reading.Value,
            Why = reading.Why,
        };

    /// <summary>A family and its name.</summary>
    public OccupationFamily Family(string code, string label)
    {
        // The most precise: a family of 225 often has the name of the one of 87 that holds it alone.
        var name = FrenchText.Fold(label);
        if (OccupationFamily.IsCode(code) && families.GetValueOrDefault(name, "").Length < code.Length)
            families[name] = code;
        return new OccupationFamily
        {
            Version = file.Version,
            Code = code,
            Label = label,
        };
    }

    /// <summary>A basin and its name.</summary>
    public EmploymentBasin Basin(string code, string name) =>
        new()
        {
            Version = file.Version,
            Code = code,
            Name = name,
        };

    /// <summary>An occupation in a family.</summary>
    public FamilyLink Link(string familyCode, string romeCode)
    {
        RequireRome("ROME", romeCode);
        return new FamilyLink
        {
            Version = file.Version,
            FamilyCode = familyCode,
            RomeCode = romeCode,
        };
    }

    /// <summary>The INSEE code of a region by its name; null when there is no such region.</summary>
    public static string? RegionOf(string name) => Regions.GetValueOrDefault(FrenchText.Fold(name));

    private void RequireRome(string field, string code)
    {
        if (!CodeShape.IsRome(code))
            Refuse(field, $"« {code} » n'est pas un code ROME : une lettre de A à N et quatre chiffres.");
    }

    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["guadeloupe"] = "01",
        ["martinique"] = "02",
        ["guyane"] = "03",
        ["la reunion"] = "04",
        ["mayotte"] = "06",
        ["ile de france"] = "11",
        ["centre val de loire"] = "24",
        ["bourgogne franche comte"] = "27",
        ["normandie"] = "28",
        ["hauts de france"] = "32",
        ["grand est"] = "44",
        ["pays de la loire"] = "52",
        ["bretagne"] = "53",
        ["nouvelle aquitaine"] = "75",
        ["occitanie"] = "76",
        ["auvergne rhone alpes"] = "84",
        ["provence alpes cote d azur"] = "93",
        ["corse"] = "94",
    };

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(19|20)\d\d(-(19|20)\d\d)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex PeriodShape();

    [GeneratedRegex("^[0-9]{4}$")]
    private static partial Regex BasinShape();

    [GeneratedRegex("^([0-9]{2}|2A|2B|97[1-6])$", RegexOptions.ExplicitCapture)]
    private static partial Regex DepartmentShape();
}
