using System.Collections.Frozen;
using Spro.Core.Search;

namespace Spro.Core.Knowledge.Onisep;

/// <summary>A sheet of Onisep to read about an occupation.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="WiderCode">
/// The code it was written for, when that one was split since and nothing tells which part it is about; null when it is
/// about this very occupation.
/// </param>
public sealed record OnisepReference(OnisepOccupationSheet Sheet, string? WiderCode);

/// <summary>
/// Which sheets of Onisep are about which occupations of today. Onisep gives codes of the third ROME: where such a code
/// was split since, or may have been, a sheet follows its titles to the parts that have one of them, and stays with all
/// parts when none has. A sheet without a code goes to the only occupation that has its title, if there is one.
/// </summary>
public sealed class OnisepReading
{
    private readonly FrozenDictionary<string, IReadOnlyList<OnisepReference>> _byOccupation;
    private readonly ILookup<string, OccupationRecord> _occupationsOf;
    private readonly ILookup<string, string> _newTitles;

    /// <summary>Relates them.</summary>
    public OnisepReading(OnisepSheets sheets, Occupations occupations)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(occupations);
        var named = sheets.Occupations.Count == 0 ? null : new TitledOccupations(occupations);
        var about = sheets
            .Occupations.SelectMany(sheet =>
                About(sheet, occupations, named!).Select(found => (Sheet: sheet, found.Occupation, found.WiderCode))
            )
            .ToList();
        _byOccupation = about
            .GroupBy(found => found.Occupation.RomeCode, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                IReadOnlyList<OnisepReference> (group) =>
                    [
                        .. group
                            .GroupBy(found => found.Sheet)
                            // One of its codes may lead right here, and another be wider.
                            .Select(codes => new OnisepReference(
                                codes.Key,
                                codes.Select(found => found.WiderCode).Order(StringComparer.Ordinal).First()
                            ))
                            .OrderBy(reference => reference.WiderCode is not null),
                    ],
                StringComparer.Ordinal
            );
        var exact = about.Where(found => found.WiderCode is null).Select(found => (found.Sheet, found.Occupation));
        _occupationsOf = exact
            .Distinct()
            .ToLookup(found => found.Sheet.Id, found => found.Occupation, StringComparer.Ordinal);
        _newTitles = sheets
            .Occupations.Select(sheet => (Sheet: sheet, Occupations: _occupationsOf[sheet.Id].ToList()))
            .Where(found => found.Occupations.Count == 1)
            .SelectMany(found =>
                found
                    .Sheet.OtherTitles.Prepend(found.Sheet.Title)
                    .Where(title => named!.With(title).Count == 0)
                    .Select(title => (found.Occupations[0].RomeCode, Title: title))
            )
            .ToLookup(pair => pair.RomeCode, pair => pair.Title, StringComparer.Ordinal);
    }

    /// <summary>What to read about an occupation: sheets about it first, then those of a wider code, each by title.</summary>
    public IReadOnlyList<OnisepReference> About(OccupationRecord occupation)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        return _byOccupation.GetValueOrDefault(occupation.RomeCode, []);
    }

    /// <summary>The occupations of today that a sheet is about, and about nothing wider.</summary>
    public IReadOnlyList<OccupationRecord> OccupationsOf(OnisepOccupationSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return [.. _occupationsOf[sheet.Id]];
    }

    /// <summary>Titles that Onisep gives to an occupation, and that no occupation of the ROME has.</summary>
    public IReadOnlyList<string> NewTitlesOf(OccupationRecord occupation)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        return [.. _newTitles[occupation.RomeCode]];
    }

    private static IEnumerable<(OccupationRecord Occupation, string? WiderCode)> About(
        OnisepOccupationSheet sheet,
        Occupations occupations,
        TitledOccupations named
    )
    {
        var isCoded = false;
        // An edition that tells of no code what it comes from may have split any of them: our own words, for a first run.
        var areSplitsKnown = occupations.All.Any(occupation => occupation.Origins.Count > 0);
        foreach (var code in sheet.RomeCodes)
        {
            var reached = occupations.ReachedBy([code]);
            isCoded |= reached.Count > 0;
            var sameTitle =
                reached.Count == 1 && areSplitsKnown ? reached : reached.Intersect(named.WithAny(sheet)).ToList();
            foreach (var occupation in sameTitle.Count > 0 ? sameTitle : reached)
                yield return (occupation, sameTitle.Count > 0 ? null : code);
        }
        if (!isCoded && named.With(sheet.Title) is [var only])
            yield return (only, null);
    }

    /// <summary>The occupations of today by each form of each of their titles.</summary>
    private sealed class TitledOccupations(Occupations occupations)
    {
        private readonly ILookup<string, OccupationRecord> _byTitle = occupations
            .All.SelectMany(occupation =>
                occupation
                    .OtherTitles.Select(title => title.LongForm)
                    .Prepend(occupation.Title)
                    .SelectMany(Forms)
                    .Select(form => (form, occupation))
            )
            .Distinct()
            .ToLookup(pair => pair.form, pair => pair.occupation, StringComparer.Ordinal);

        public IReadOnlyList<OccupationRecord> With(string title) =>
            [.. Forms(title).SelectMany(form => _byTitle[form]).Distinct()];

        public IEnumerable<OccupationRecord> WithAny(OnisepOccupationSheet sheet) =>
            sheet.OtherTitles.Prepend(sheet.Title).SelectMany(With);

        private static IEnumerable<string> Forms(string title) =>
            TitleForms.Of(title) is { } forms
                ? [FrenchText.Fold(forms.Masculine), FrenchText.Fold(forms.Feminine)]
                : [FrenchText.Fold(title)];
    }
}
