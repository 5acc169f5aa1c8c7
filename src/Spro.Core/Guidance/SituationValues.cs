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
