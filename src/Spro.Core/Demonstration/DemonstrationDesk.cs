using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>A fictitious desk that receives people: a place of the fictitious directory, and the account that writes them down.</summary>
/// <param name="StructureKey">Its structure in the directory.</param>
/// <param name="PlaceKey">Its place.</param>
/// <param name="Network">The network of the structure.</param>
/// <param name="Commune">INSEE code.</param>
/// <param name="Town">The name of that commune.</param>
/// <param name="Department">INSEE code.</param>
/// <param name="PerDay">People received in a hundred ordinary days.</param>
/// <param name="AccountKey">Of the account, where the demonstration has one that signs in.</param>
internal sealed record DemonstrationDesk(
    string StructureKey,
    string PlaceKey,
    string Network,
    string Commune,
    string Town,
    string Department,
    int PerDay,
    string? AccountKey = null
)
{
    private const string Source = "fictitious";

    /// <summary>Those that receive in this demonstration: several networks in each department.</summary>
    public static IReadOnlyList<DemonstrationDesk> All { get; } =
    [
        new("fictif-cio-53", "fictif-cio-53130", "CIO", "53130", "Laval", "53", 110, "accueil"),
        new("fictif-ml-200083392", "fictif-ml-53130", "ML", "53130", "Laval", "53", 90, "mission"),
        new("fictif-cio-53", "fictif-cio-53147", "CIO", "53147", "Mayenne", "53", 35, "accueil"),
        new("fictif-ml-200055887", "fictif-ml-53147", "ML", "53147", "Mayenne", "53", 40),
        new("fictif-ml-244400404", "fictif-ml-44109", "ML", "44109", "Nantes", "44", 85),
        new("fictif-cio-44", "fictif-cio-44109", "CIO", "44109", "Nantes", "44", 70),
        new("fictif-ij-44", "fictif-ij-44184", "IJ", "44184", "Saint-Nazaire", "44", 40),
        new("fictif-cio-49", "fictif-cio-49007", "CIO", "49007", "Angers", "49", 60),
        new("fictif-ml-244900015", "fictif-ml-49007", "ML", "49007", "Angers", "49", 65),
        new("fictif-ml-247200132", "fictif-ml-72181", "ML", "72181", "Le Mans", "72", 65),
        new("fictif-ij-72", "fictif-ij-72181", "IJ", "72181", "Le Mans", "72", 45),
        new("fictif-cio-85", "fictif-cio-85191", "CIO", "85191", "La Roche-sur-Yon", "85", 50),
        new("fictif-ml-248500589", "fictif-ml-85191", "ML", "85191", "La Roche-sur-Yon", "85", 55),
    ];

    /// <summary>Structures that take people over, and answer by a link.</summary>
    public static IReadOnlyList<DemonstrationDesk> Answering { get; } =
    [
        Adviser("44", "44109", "Nantes"),
        Adviser("49", "49007", "Angers"),
        Adviser("53", "53130", "Laval"),
        Adviser("72", "72181", "Le Mans"),
        Adviser("85", "85191", "La Roche-sur-Yon"),
    ];

    /// <summary>The structure.</summary>
    public Guid StructureId { get; } = DirectoryIds.OfStructure(Source, StructureKey);

    /// <summary>The place.</summary>
    public Guid PlaceId { get; } = DirectoryIds.OfPlace(Source, PlaceKey);

    /// <summary>The account that writes people down.</summary>
    public Guid AccountId { get; } =
        AccountKey is null
            ? StableId.Of("demonstration-desks", PlaceKey)
            : StableId.Of(DemonstrationAccounts.AccountSource, AccountKey);

    /// <summary>The account that takes people over.</summary>
    public Guid AdviserId =>
        AccountKey == "accueil" ? StableId.Of(DemonstrationAccounts.AccountSource, "conseil") : AccountId;

    private static DemonstrationDesk Adviser(string department, string commune, string town) =>
        new($"fictif-cep-op-{department}", $"fictif-cep-op-{commune}", "CEP_OP", commune, town, department, PerDay: 0);
}
