using Spro.Core.Database;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Web.Tests;

/// <summary>Made-up certifications and trainings that lead to <see cref="TestOccupations.Whole"/>.</summary>
public static class TestTrainings
{
    /// <summary>All is known of it.</summary>
    public const string Certification = "RNCP90001";

    /// <summary>Nothing but its title is known, and that is hostile.</summary>
    public const string HostileCertification = "RS90002";

    /// <summary>Replaced by <see cref="Certification"/>, and in no list any more.</summary>
    public const string Replaced = "RNCP90000";

    /// <summary>All is known of it: in Mayenne, in December.</summary>
    public static readonly Guid Known = new("11111111-0000-8000-8000-000000000001");

    /// <summary>Nothing but its title and provider is known, and those are hostile.</summary>
    public static readonly Guid Hostile = new("11111111-0000-8000-8000-000000000002");

    /// <summary>In Nantes, earlier.</summary>
    public static readonly Guid Farther = new("11111111-0000-8000-8000-000000000003");

    private const string Version = "essai";

    public static void AddTo(SproDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.AddRange(
            Edition(ReferentialVersion.Certifications),
            Edition(ReferentialVersion.Trainings),
            new Certification
            {
                Version = Version,
                SourceId = "1",
                Code = Certification,
                Title = "Brevet d'essai berger",
                Type = "Brevet d'essai",
                Level = 4,
                Certifier = "Ministère d'essai",
                IsActive = true,
                LastSessionYear = 2031,
                RomeCodes = $"{TestOccupations.Whole} {TestOccupations.Closed}",
                Formacodes = "21054 21055",
                UpdatedOn = new DateOnly(2024, 5, 1),
            },
            Edition(ReferentialVersion.Certifications) with
            {
                Version = "essai-ancien",
                Source = "Autre essai",
                Date = new DateOnly(2021, 2, 1),
            },
            new Certification
            {
                Version = "essai-ancien",
                SourceId = "1",
                Code = Certification,
                Title = "Brevet d'essai berger",
                Level = 5,
                EndsOn = new DateOnly(2024, 1, 1),
            },
            new Certification
            {
                Version = Version,
                SourceId = "2",
                Code = HostileCertification,
                Title = "Titre " + TestPlaces.Hostile,
                Certifier = TestPlaces.Hostile,
                RomeCodes = TestOccupations.Whole,
                Formacodes = "21056",
            },
            Edition(ReferentialVersion.InserJeunes),
            new DiplomaInsertion
            {
                Version = Version,
                Diploma = "BREVET",
                Name = "berger",
                CertificationCodes = Certification,
                Measures = 40,
                WentOn = 31,
                EmployedAfter12 = 62.4,
            },
            new DiplomaInsertion
            {
                Version = Version,
                Diploma = "BREVET",
                Name = "berger",
                CertificationCodes = Certification,
                RegionCode = "52",
                Measures = 2,
                EmployedAfter12 = 12,
            },
            new InsertionRate
            {
                Version = Version,
                Uai = "0530001A",
                Cohort = "2022-2023",
                Track = TrainingTrack.Apprenticeship,
                Name = "Centre " + TestPlaces.Hostile,
                RegionCode = "52",
                EmployedAfter6 = 71,
            },
            Label("21054", "Élevage d'essai"),
            Label("21056", TestPlaces.Hostile),
            new CertificationSuccession
            {
                Version = Version,
                OldCode = Replaced,
                NewCode = Certification,
            },
            new TrainingOffer
            {
                Version = Version,
                Id = Known,
                SourceId = "1",
                Title = "Garder des bêtes d'essai",
                CertificationCodes = Certification,
                Formacodes = "21054 21055",
                Provider = "Organisme d'essai",
                CommuneCode = "53147",
                Mode = TrainingMode.Apprenticeship,
                Level = 4,
                Funding = TrainingFunding.Region | TrainingFunding.Cpf,
                CpfEligible = true,
                OpenWithoutDiploma = true,
                DisabilityAccess = true,
                Sessions = "2026-01-05/2026-06-30;2026-12-15/2027-06-30",
                Hours = 700,
            },
            new TrainingOffer
            {
                Version = Version,
                Id = Hostile,
                SourceId = "2",
                Title = "Formation " + TestPlaces.Hostile,
                CertificationCodes = $"{HostileCertification} RNCP99999",
                Provider = TestPlaces.Hostile,
            },
            new TrainingOffer
            {
                Version = Version,
                Id = Farther,
                SourceId = "3",
                Title = "Garder d'autres bêtes d'essai",
                RomeCodes = TestOccupations.Whole,
                Provider = "Autre organisme d'essai",
                CommuneCode = "44109",
                Sessions = "2026-12-01/",
            }
        );
    }

    private static FormacodeLabel Label(string code, string label) =>
        new()
        {
            Version = Version,
            Code = code,
            Label = label,
        };

    private static ReferentialVersion Edition(string referential) =>
        new()
        {
            Referential = referential,
            Version = Version,
            Source = "Essai",
            Licence = "Licence d'essai",
            Date = new DateOnly(2024, 6, 28),
            ImportedOn = DateOnly.FromDateTime(Site.Start.Date),
        };
}
