using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;

namespace Spro.Core.Demonstration;

/// <summary>
/// Real certifications and invented trainings (<c>data/demonstration/training</c>), so that a first run shows how to reach
/// an occupation; official certifications, and real trainings, each take the place of theirs.
/// </summary>
internal static class DemonstrationTraining
{
    /// <summary>The edition they make.</summary>
    public const string Version = DemonstrationOccupations.Version;

    private const string Folder = "demonstration/training/";

    private static readonly string[] CertificationColumns =
    [
        "code",
        "title",
        "type",
        "level",
        "certifier",
        "rome",
        "source",
        "date",
    ];

    private static readonly string[] TrainingColumns =
    [
        "id",
        "title",
        "certification",
        "provider",
        "insee",
        "mode",
        "level",
        "funding",
        "cpf",
        "withoutDiploma",
        "disabilityAccess",
        "sessions",
        "hours",
        "fictional",
    ];

    /// <summary>The edition of the certifications, as the public is told of it.</summary>
    public static ReferentialVersion CertificationEdition(DateOnly today) =>
        new()
        {
            Referential = ReferentialVersion.Certifications,
            Version = Version,
            Source = "liste de démonstration\u00A0; codes, niveaux et noms du réseau des Carif-Oref (Certif Info)",
            Licence = "non précisée par la source",
            Date = new DateOnly(2025, 1, 31),
            ImportedOn = today,
            IsDemonstration = true,
        };

    /// <summary>The edition of the trainings, as the public is told of it.</summary>
    public static ReferentialVersion TrainingEdition(DateOnly today) =>
        new()
        {
            Referential = ReferentialVersion.Trainings,
            Version = Version,
            Source = "formations inventées pour la démonstration",
            Licence = "Licence Ouverte 2.0",
            Date = new DateOnly(2026, 11, 25),
            ImportedOn = today,
            IsDemonstration = true,
        };

    /// <summary>The certifications.</summary>
    public static Task<List<Certification>> CertificationsAsync(CancellationToken cancellationToken) =>
        ReadAsync("certifications.csv", CertificationColumns, text => text, Certification, cancellationToken);

    /// <summary>The trainings, their dates made by <paramref name="dated"/>.</summary>
    public static Task<List<TrainingOffer>> TrainingsAsync(
        Func<string, string> dated,
        CancellationToken cancellationToken
    ) => ReadAsync("trainings.csv", TrainingColumns, dated, Training, cancellationToken);

    private static async Task<List<T>> ReadAsync<T>(
        string file,
        string[] columns,
        Func<string, string> dated,
        Func<TableReader, T> read,
        CancellationToken cancellationToken
    )
    {
        using var text = new StringReader(dated(EmbeddedData.ReadText(Folder + file)));
        using var table = new CsvTable(text, file, ",");
        await table.WithHeaderAsync(columns, cancellationToken);
        List<T> rows = [];
        while (await table.ReadAsync(cancellationToken))
            rows.Add(table.Flaw is { } flaw ? throw new FormatException($"{table.Where}: {flaw}") : read(table));
        return rows;
    }

    private static Certification Certification(TableReader row) =>
        new()
        {
            Version = Version,
            SourceId = Said(row, "code"),
            Code = Said(row, "code"),
            Title = Said(row, "title"),
            Type = row["type"],
            Level = Number(row["level"]),
            Certifier = row["certifier"],
            IsActive = true,
            RomeCodes = row["rome"] ?? "",
            UpdatedOn = DateOnly.ParseExact(Said(row, "date"), "O", CultureInfo.InvariantCulture),
        };

    private static TrainingOffer Training(TableReader row) =>
        new()
        {
            Version = Version,
            Id = StableId.Of(Version, Said(row, "id")),
            SourceId = Said(row, "id"),
            Title = Said(row, "title"),
            CertificationCodes = row["certification"] ?? "",
            Provider = Said(row, "provider"),
            CommuneCode = row["insee"],
            Mode = Said(row, "mode") switch
            {
                "presence" => TrainingMode.Presence,
                "distance" => TrainingMode.Remote,
                "mixed" => TrainingMode.Mixed,
                "apprenticeship" => TrainingMode.Apprenticeship,
                var other => throw new FormatException($"{row.Where}: {other}"),
            },
            Level = Number(row["level"]),
            Funding = (row["funding"] ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate(
                    TrainingFunding.None,
                    (all, one) =>
                        all
                        | Enum.Parse<TrainingFunding>(one.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)
                ),
            CpfEligible = YesOrNo(row, "cpf"),
            OpenWithoutDiploma = YesOrNo(row, "withoutDiploma"),
            DisabilityAccess = YesOrNo(row, "disabilityAccess"),
            Sessions = TrainingSessions.Write(TrainingSessions.Read(row["sessions"] ?? "")),
            Hours = Number(row["hours"]),
            IsFictional = Said(row, "fictional") == "oui",
        };

    private static string Said(TableReader row, string column) =>
        row[column] ?? throw new FormatException($"{row.Where}: {column}");

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static bool? YesOrNo(TableReader row, string column) =>
        Said(row, column) switch
        {
            "yes" => true,
            "no" => false,
            "unknown" => null,
            var other => throw new FormatException($"{row.Where}: {other}"),
        };
}
