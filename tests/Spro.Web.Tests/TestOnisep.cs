using Spro.Core.Database;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Web.Tests;

/// <summary>Made-up sheets of Onisep about <see cref="TestOccupations.Whole"/> and <see cref="TestTrainings.Certification"/>.</summary>
public static class TestOnisep
{
    /// <summary>A title of <see cref="TestOccupations.Whole"/> that no edition of the ROME has.</summary>
    public const string NewTitle = "pastoureau / pastourelle";

    private const string Lists = "2026-04-metiers";
    private const string Sheets = "2024-06-25-fiches-formations";

    public static void AddTo(SproDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.AddRange(
            Edition(Lists, "Onisep, liste d'essai", new DateOnly(2026, 4, 1)),
            Edition(Sheets, "Onisep, fiches d'essai", new DateOnly(2024, 6, 25)),
            // Its code was split: it follows its title.
            new OnisepOccupation
            {
                Version = Lists,
                SheetId = "MET.1",
                Title = "berger / bergère d'essai",
                RomeCodes = TestOccupations.Whole,
                UpdatedOn = new DateOnly(2026, 3, 5),
            },
            // May be about either part.
            new OnisepOccupation
            {
                Version = Lists,
                SheetId = "MET.2",
                Title = "gardien / gardienne " + TestPlaces.Hostile,
                RomeCodes = TestOccupations.Whole,
            },
            new OnisepTitle
            {
                Version = Lists,
                SheetId = "MET.1",
                Title = NewTitle,
            },
            new OnisepTraining
            {
                Version = Sheets,
                SheetId = "FOR.1",
                Title = "brevet d'essai",
                Type = "brevet professionnel",
                Duration = "2 ans",
                Level = 4,
                UpdatedOn = new DateOnly(2024, 5, 17),
            },
            new OnisepTraining
            {
                Version = Sheets,
                SheetId = "FOR.2",
                Title = "formation " + TestPlaces.Hostile,
            },
            new OnisepTrainingCode
            {
                Version = Sheets,
                SheetId = "FOR.1",
                Code = TestTrainings.Certification,
            },
            new OnisepTrainingCode
            {
                Version = Sheets,
                SheetId = "FOR.2",
                Code = TestTrainings.HostileCertification,
            },
            Path("FOR.1", "MET.1"),
            Path("FOR.2", "MET.2")
        );
    }

    private static OnisepPath Path(string training, string occupation) =>
        new()
        {
            Version = Sheets,
            TrainingId = training,
            OccupationId = occupation,
        };

    private static ReferentialVersion Edition(string version, string source, DateOnly date) =>
        new()
        {
            Referential = ReferentialVersion.Onisep,
            Version = version,
            Source = source,
            Licence = "licence d'essai",
            Date = date,
            ImportedOn = DateOnly.FromDateTime(Site.Start.Date),
        };
}
