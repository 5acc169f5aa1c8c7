using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>
/// What a person has said of their situation: the fields of DOMAIN §3.2 and no other. Null means "not said"; it never
/// excludes anything. There is no sex, name, origin, nationality, religion, health detail or precise address here, and
/// rules can read nothing else.
/// </summary>
public sealed record Situation
{
    /// <summary>Nothing has been said.</summary>
    public static readonly Situation Empty = new();

    /// <summary>Age in years, exact or between two bounds.</summary>
    public AgeRange? Age { get; init; }

    /// <summary>INSEE code of the department ("53"), or "other" for a place outside France.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>Lives in the region; false never refuses.</summary>
    public bool? ResidesInRegion { get; init; }

    /// <summary>What the person mostly does today.</summary>
    public MainStatus? MainStatus { get; init; }

    /// <summary>Class or year, free text for the adviser ("3e"); no rule reads it.</summary>
    public string? SchoolLevel { get; init; }

    /// <summary>Level of the French framework of 2019: 0 none or brevet, 3 CAP, 4 bac, 5 bac+2, 6 bac+3, 7 bac+5, 8.</summary>
    public int? HighestDiplomaLevel { get; init; }

    /// <summary>Has a vocational qualification; a general baccalauréat alone is none.</summary>
    public bool? HasProfessionalQualification { get; init; }

    /// <summary>Where the person last studied.</summary>
    public LastEducation? LastEducation { get; init; }

    /// <summary>Months since the person left education.</summary>
    public int? MonthsOutOfEducation { get; init; }

    /// <summary>Is an executive (cadre), as declared.</summary>
    public bool? IsExecutive { get; init; }

    /// <summary>Recently obtained a diploma of bac+3 or more.</summary>
    public bool? IsRecentGraduate { get; init; }

    /// <summary>Sector the person works in or aims at.</summary>
    public Sector? Sector { get; init; }

    /// <summary>Apprenticeship contract broken or in danger.</summary>
    public bool? ContractAtRisk { get; init; }

    /// <summary>Code of the network where the person already has an adviser.</summary>
    public string? CurrentReferentNetwork { get; init; }

    /// <summary>Can travel.</summary>
    public bool? HasTransport { get; init; }

    /// <summary>What the person comes for; <see cref="Structures.Needs.None"/> when they said "nothing in particular".</summary>
    public Needs? Needs { get; init; }

    /// <summary>Disability, as the person wishes to say it. Voluntary.</summary>
    public DisabilityStatus? DisabilityStatus { get; init; }

    /// <summary>Health puts the job at risk. Voluntary.</summary>
    public bool? JobAtRiskForHealth { get; init; }

    /// <summary>Receives the revenu de solidarité active. Voluntary.</summary>
    public bool? ReceivesRsa { get; init; }

    /// <summary>Reads or writes with difficulty. Voluntary; never shown back as a label.</summary>
    public bool? LiteracyFragile { get; init; }

    /// <summary>Uses digital tools with difficulty. Voluntary.</summary>
    public bool? DigitalFragile { get; init; }

    /// <summary>Ease in French. Voluntary.</summary>
    public FrenchLevel? FrenchLevel { get; init; }

    /// <summary>Is detained. Voluntary; not kept after the answer.</summary>
    public bool? IsDetained { get; init; }

    /// <summary>For whom the answer is asked; never changes the networks.</summary>
    public OnBehalfOf? OnBehalfOf { get; init; }

    /// <summary>
    /// The situation without its voluntary fields, its confided needs and an adviser whose network alone would tell as
    /// much: the only form that may enter an address, a stored code, a QR or a log.
    /// </summary>
    public Situation WithoutVoluntary(Networks networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        return this with
        {
            CurrentReferentNetwork = IsOpen(CurrentReferentNetwork, networks) ? CurrentReferentNetwork : null,
            DisabilityStatus = null,
            JobAtRiskForHealth = null,
            ReceivesRsa = null,
            LiteracyFragile = null,
            DigitalFragile = null,
            FrenchLevel = null,
            IsDetained = null,
            Needs =
                Needs is { } needs && (needs & NeedCodes.Confided) != Structures.Needs.None ? OpenNeeds(needs) : Needs,
        };
    }

    private static bool IsOpen(string? code, Networks networks) =>
        code is not null && networks.Find(code) is { IsConfided: false };

    // When every need was confided, nothing is left to say of needs.
    private static Needs? OpenNeeds(Needs needs) =>
        (needs & ~NeedCodes.Confided) is var open and not Structures.Needs.None ? open : null;

    /// <summary>
    /// Reads a JSON object of the public vocabulary. A member that is null counts as not said; every problem is
    /// reported, and then <paramref name="situation"/> is null.
    /// </summary>
    public static bool TryParse(
        JsonElement json,
        Networks networks,
        [NotNullWhen(true)] out Situation? situation,
        out IReadOnlyList<SituationProblem> problems
    ) => SituationJson.TryParse(json, networks, out situation, out problems);

    /// <summary>Writes the situation as the JSON object that <see cref="TryParse"/> reads; what is not said is left out.</summary>
    public void WriteTo(Utf8JsonWriter writer) => SituationJson.Write(writer, this);
}
