namespace Spro.Core.Structures;

/// <summary>What a person comes for; several may be said, and none.</summary>
[Flags]
public enum Needs
{
    /// <summary>Nothing in particular: said, and therefore known.</summary>
    None = 0,

    /// <summary>Information on occupations.</summary>
    InfoJobs = 1 << 0,

    /// <summary>Seeing occupations for real.</summary>
    DiscoverJobs = 1 << 1,

    /// <summary>Guidance at school.</summary>
    SchoolGuidance = 1 << 2,

    /// <summary>Guidance towards higher education.</summary>
    HigherEdGuidance = 1 << 3,

    /// <summary>Looking for an apprenticeship.</summary>
    ApprenticeshipSearch = 1 << 4,

    /// <summary>Looking for a job.</summary>
    JobSearch = 1 << 5,

    /// <summary>Changing occupation.</summary>
    CareerChange = 1 << 6,

    /// <summary>Going back to training.</summary>
    ReturnToTraining = 1 << 7,

    /// <summary>Paying for a training.</summary>
    FinancingTraining = 1 << 8,

    /// <summary>Resigning for a project.</summary>
    ResignationProject = 1 << 9,

    /// <summary>Having one's experience recognised by a diploma (VAE).</summary>
    Vae = 1 << 10,

    /// <summary>Creating or taking over a business.</summary>
    BusinessCreation = 1 << 11,

    /// <summary>Rights in case of disability.</summary>
    DisabilityRights = 1 << 12,

    /// <summary>Keeping one's job in spite of a health problem.</summary>
    JobRetentionHealth = 1 << 13,

    /// <summary>Reading, writing, counting, using a computer.</summary>
    BasicSkills = 1 << 14,

    /// <summary>Learning French.</summary>
    FrenchLanguage = 1 << 15,

    /// <summary>Leaving abroad for studies or work.</summary>
    MobilityAbroad = 1 << 16,

    /// <summary>Housing, money, family: what stands in the way.</summary>
    SocialObstacles = 1 << 17,

    /// <summary>Working again after a break.</summary>
    ReturnAfterBreak = 1 << 18,
}
