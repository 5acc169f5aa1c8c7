namespace Spro.Core.Guidance;

/// <summary>What a person mostly does today, as they say it; never proved.</summary>
public enum MainStatus
{
    /// <summary>Pupil (élève).</summary>
    Pupil,

    /// <summary>Student in higher education.</summary>
    Student,

    /// <summary>Apprentice.</summary>
    Apprentice,

    /// <summary>Looks for a job, registered or not.</summary>
    Jobseeker,

    /// <summary>Neither in work, nor in training, nor looking.</summary>
    NoActivity,

    /// <summary>At home with family or relatives.</summary>
    Homemaker,

    /// <summary>In civic service.</summary>
    CivicVolunteer,

    /// <summary>Trainee of vocational training (stagiaire de la formation professionnelle).</summary>
    Trainee,

    /// <summary>Employee of the private sector.</summary>
    Employee,

    /// <summary>Temporary agency worker (intérimaire).</summary>
    TempAgencyWorker,

    /// <summary>Self-employed.</summary>
    SelfEmployed,

    /// <summary>Farmer.</summary>
    Farmer,

    /// <summary>Civil servant or contract agent of the public service.</summary>
    PublicAgent,

    /// <summary>Retired.</summary>
    Retired,
}

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

/// <summary>Where a person last studied.</summary>
public enum LastEducation
{
    /// <summary>School, up to the baccalauréat.</summary>
    Secondary,

    /// <summary>Higher education.</summary>
    HigherEd,
}

/// <summary>The sector a person works in or aims at.</summary>
public enum Sector
{
    /// <summary>Crafts (artisanat).</summary>
    Crafts,

    /// <summary>Trade, industry, services.</summary>
    TradeIndustryServices,

    /// <summary>Agriculture.</summary>
    Agriculture,

    /// <summary>Any other sector.</summary>
    Other,
}

/// <summary>Disability as the person wishes to say it; never a diagnosis. Voluntary.</summary>
public enum DisabilityStatus
{
    /// <summary>None.</summary>
    None,

    /// <summary>Recognised.</summary>
    Recognised,

    /// <summary>Recognition asked for.</summary>
    Pending,

    /// <summary>Concerned, without any request.</summary>
    Undeclared,
}

/// <summary>Ease in French. Voluntary.</summary>
public enum FrenchLevel
{
    /// <summary>Beginner.</summary>
    Beginner,

    /// <summary>Intermediate.</summary>
    Intermediate,

    /// <summary>Fluent.</summary>
    Fluent,
}

/// <summary>For whom the answer is asked; the situation is always that of the person concerned.</summary>
public enum OnBehalfOf
{
    /// <summary>For oneself.</summary>
    Self,

    /// <summary>For one's child.</summary>
    Child,

    /// <summary>For somebody else.</summary>
    Other,
}
