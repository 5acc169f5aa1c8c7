using System.Globalization;
using Microsoft.Extensions.Localization;
using Spro.Core.Common;
using Spro.Core.Knowledge;

namespace Spro.Web.Pages.Knowledge;

/// <summary>Where a value of a referential comes from, in words.</summary>
internal sealed class EditionText(IStringLocalizer<Resources.Occupations> texts)
{
    /// <summary>"Source : …, édition 460, novembre 2025."; texts of our own have no edition.</summary>
    public string Of(ReferentialVersion edition) =>
        edition.IsDemonstration
            ? texts["edition.own", edition.Source, DateOf(edition) ?? texts["date.unknown"].Value]
            : texts["edition", edition.Source, edition.Version, DateOf(edition) ?? texts["date.unknown"].Value];

    /// <summary>The same, and the occupation it was written for when that is another one.</summary>
    public string Of<T>(Quoted<T> quoted, string romeCode) =>
        quoted.Origin.RomeCode == romeCode
            ? Of(quoted.From)
            : $"{texts["origin", quoted.Origin.RomeCode, quoted.Origin.Title]} {Of(quoted.From)}";

    // The month is all that is known of a numbered edition.
    private static string? DateOf(ReferentialVersion edition) =>
        edition.Date is not { } date ? null
        : edition.Version.Contains('-', StringComparison.Ordinal) ? date.InFrench
        : date.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
