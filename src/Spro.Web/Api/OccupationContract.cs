using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>An occupation in five blocks, as programs read it.</summary>
internal sealed record OccupationSheetContract(
    string RomeCode,
    string Url,
    OccupationContract Occupation,
    OccupationTrainingBlock Training,
    OccupationCertificationsBlock Certifications,
    OutletsContract Outlets,
    PayContract Pay
)
{
    public static OccupationSheetContract Of(OccupationRecord record, PublicCatalogue catalogue, DateOnly today)
    {
        var figures = FiguresContract.Of(catalogue, record, today);
        return new(
            record.RomeCode,
            Links.Occupation(record.RomeCode),
            OccupationContract.Of(record, catalogue),
            OccupationTrainingBlock.Of(record, catalogue, today),
            OccupationCertificationsBlock.Of(record, catalogue, today),
            figures.Outlets,
            figures.Pay
        );
    }
}

/// <summary>A block of which nothing is known here yet: not zero, not empty.</summary>
internal sealed record UnknownBlock(string State)
{
    public static UnknownBlock NotImported { get; } = new("not-imported");
}

/// <summary>Where a value comes from, beside the value; the code it was written for may be an older, wider one.</summary>
internal sealed record SourceContract(string Source, string Version, DateOnly? Date, string Licence, string RomeCode)
{
    public static SourceContract Of(ReferentialVersion from, string romeCode) =>
        new(from.Source, from.Version, from.Date, from.Licence, romeCode);
}

/// <summary>A title.</summary>
internal sealed record OccupationTitleContract(
    string Title,
    string? Masculine,
    string? Feminine,
    IReadOnlyList<string> OtherTitles,
    string? Domain,
    bool? Regulated,
    bool Closed,
    IReadOnlyList<string> Heirs,
    bool Demonstration,
    SourceContract From
);

/// <summary>Paragraphs.</summary>
internal sealed record OccupationTextContract(IReadOnlyList<string> Paragraphs, SourceContract From)
{
    public static OccupationTextContract? Of(Quoted<IReadOnlyList<string>>? text) =>
        text is null ? null : new(text.Value, SourceContract.Of(text.From, text.Origin.RomeCode));
}

/// <summary>Skills.</summary>
internal sealed record OccupationSkillsContract(
    IReadOnlyList<string> BasicKnowHow,
    IReadOnlyList<string> SpecificKnowHow,
    IReadOnlyList<string> Knowledge,
    SourceContract From
);

/// <summary>Places and conditions of work.</summary>
internal sealed record OccupationSurroundingsContract(
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Settings,
    IReadOnlyList<string> Sectors,
    SourceContract From
);

/// <summary>Interests, one letter each of R, I, A, S, E, C.</summary>
internal sealed record OccupationInterestsContract(string Major, string? Minor, SourceContract From);

/// <summary>An occupation within reach.</summary>
internal sealed record OccupationNeighbourContract(
    string RomeCode,
    string Title,
    string Distance,
    int CommonSkills,
    int Skills
);

/// <summary>Occupations within reach.</summary>
internal sealed record OccupationNeighboursContract(
    IReadOnlyList<OccupationNeighbourContract> Items,
    SourceContract From
);

/// <summary>What an occupation is.</summary>
internal sealed record OccupationContract(
    OccupationTitleContract Title,
    OccupationTextContract? Definition,
    OccupationTextContract? Day,
    OccupationTextContract? HardSides,
    OccupationTextContract? Access,
    OccupationTextContract? Conditions,
    OccupationSkillsContract? Skills,
    OccupationSurroundingsContract? Surroundings,
    OccupationInterestsContract? Interests,
    OccupationNeighboursContract? Neighbours,
    IReadOnlyList<OccupationSheetLink>? AlsoRead
)
{
    public static OccupationContract Of(OccupationRecord record, PublicCatalogue catalogue) =>
        new(
            new OccupationTitleContract(
                record.Title,
                record.Forms?.Masculine,
                record.Forms?.Feminine,
                [.. record.OtherTitles.Select(title => title.LongForm)],
                record.Domain?.Label,
                record.IsRegulated,
                record.IsClosed,
                record.Heirs,
                record.From.IsDemonstration,
                SourceContract.Of(record.From, record.RomeCode)
            ),
            OccupationTextContract.Of(record.Definition),
            OccupationTextContract.Of(record.Day),
            OccupationTextContract.Of(record.HardSides),
            OccupationTextContract.Of(record.Access),
            OccupationTextContract.Of(record.Conditions),
            record.Skills is { } skills
                ? new(
                    skills.Value.BasicKnowHow,
                    skills.Value.SpecificKnowHow,
                    skills.Value.Knowledge,
                    SourceContract.Of(skills.From, skills.Origin.RomeCode)
                )
                : null,
            record.Surroundings is { } around
                ? new(
                    around.Value.Conditions,
                    around.Value.Settings,
                    around.Value.Sectors,
                    SourceContract.Of(around.From, around.Origin.RomeCode)
                )
                : null,
            record.Interests is { } interests
                ? new(
                    interests.Value.Major,
                    interests.Value.Minor,
                    SourceContract.Of(interests.From, interests.Origin.RomeCode)
                )
                : null,
            record.Neighbours is { } near
                ? new(
                    [
                        .. near.Value.Select(way => new OccupationNeighbourContract(
                            way.RomeCode,
                            way.Title,
                            way.Kind == MobilityKind.Near ? "near" : "farther",
                            way.CommonSkills,
                            way.Skills
                        )),
                    ],
                    SourceContract.Of(near.From, near.Origin.RomeCode)
                )
                : null,
            OccupationSheetLink.About(record, catalogue)
        );
}
