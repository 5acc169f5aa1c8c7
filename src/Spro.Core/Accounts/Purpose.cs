namespace Spro.Core.Accounts;

/// <summary>Why a professional opens the service: each purpose has its pages, its data and its own rights.</summary>
public enum Purpose
{
    /// <summary>Receive whoever pushes the door: the contact, which names nobody (charter §4.1.5).</summary>
    Welcome,

    /// <summary>Give appointments and follow them: who is expected, when, by whom (charter §4.1.6).</summary>
    Appointments,

    /// <summary>Advise the person one receives: level of advice, summary, private notes.</summary>
    Advice,

    /// <summary>Say when one receives: openings, absences, calendars.</summary>
    Openings,

    /// <summary>Hand somebody over to another structure, or take them over (charter §4.1.7).</summary>
    HandOver,

    /// <summary>Have what stays silent on a territory answered: references, structures, dates, and nothing of the person.</summary>
    Escalation,

    /// <summary>Answer for the delays of one's network: set them, and see which structures keep them.</summary>
    Coordination,

    /// <summary>Answer those who complain about one's structure.</summary>
    Complaints,

    /// <summary>Record which structures the Région names to receive reports of early leavers (L313-7).</summary>
    Designation,

    /// <summary>Answer people who ask for a copy of what is kept about them, or to be forgotten (articles 15 and 17).</summary>
    PersonRights,

    /// <summary>
    /// Watch over personal data: how many requests wait and how long, the archives' approval, the breaches. Never a person.
    /// </summary>
    DataProtection,

    /// <summary>Read the register of what is done with personal data (article 30), and what a controller adds to it.</summary>
    ProcessingRegister,

    /// <summary>Print and post the letters that the service owes people.</summary>
    Letters,

    /// <summary>Run the software: what leaves and what does not, never who people are.</summary>
    Upkeep,

    /// <summary>Say who works in one's structure, as what, and from when to when.</summary>
    Team,

    /// <summary>Give the software of one's structure, or of one's network, the right to speak for it, and take it back.</summary>
    AccessKeys,

    /// <summary>
    /// Keep true what the directory says of one's structure, or of those of one's network: places, hours, services, whom to call.
    /// </summary>
    Directory,

    /// <summary>Bring together places or structures that are one, and give a place to another structure.</summary>
    DirectoryMerging,

    /// <summary>See which places of the territory nobody has confirmed, and end reports of money asked for.</summary>
    DirectoryWatch,

    /// <summary>Find whom to call for what in the network, see what is new there, propose a correction (charter §4.1.5).</summary>
    WhoToCall,

    /// <summary>Deposit how many people were received in a month, where nothing finer can be given.</summary>
    Totals,

    /// <summary>Read how many people are received, where and how: counts, never a person.</summary>
    Figures,

    /// <summary>Keep the charter: its versions, its signatories and what they commit to (charter §6).</summary>
    Charter,

    /// <summary>Convene bodies and meetings, keep their decisions, write territorial plans (charter §4.1.4, §5).</summary>
    Governance,

    /// <summary>Read of meetings: all of them for those who govern, what concerns them for professionals.</summary>
    GovernanceReading,

    /// <summary>Tell a good practice, and say that one's structure has taken another's up.</summary>
    GoodPractices,

    /// <summary>Decide which good practices are published, for the commission (charter §5.2).</summary>
    PracticeReview,

    /// <summary>Read the register of what the charter owes before it is public: what is late, what is not kept, and the replies.</summary>
    RegisterReading,

    /// <summary>Reply, for one's body, to what the register says before it is public (charter §5.1).</summary>
    RegisterReply,

    /// <summary>Enrol in the professional development programme, and agree to it for those of one's structure (charter §4.2).</summary>
    ProfessionalDevelopment,

    /// <summary>Steer that programme: its sessions, who is enrolled, who came, its report (charter §4.2).</summary>
    DevelopmentSteering,

    /// <summary>Animate the ambassadors and the companies of one's sector (charter §4.3).</summary>
    Ambassadors,

    /// <summary>Say which associated body animates which sector, and where "Rencontre un pro" is.</summary>
    EncounterSetup,

    /// <summary>Read, share and take up the tools and studies of the shared library (charter §4.2, §4.3).</summary>
    Library,

    /// <summary>Take something away from the shared library, for a reason.</summary>
    LibraryReview,

    /// <summary>Conduct calls for projects, their decisions and labels (charter §4.3).</summary>
    Calls,

    /// <summary>Read and score the applications that the Région entrusts.</summary>
    CallReading,

    /// <summary>Answer a call for one's body, and say what it does of its commitments.</summary>
    OwnLabel,

    /// <summary>Hold actions of the agenda: write them, know who comes, tell who came (charter §1, §4.3).</summary>
    Actions,

    /// <summary>Find actions of the agenda for oneself or for whom one advises, and register them.</summary>
    ActionRegistration,

    /// <summary>Publish editions of the guide and regional publications, and note what was sent to whom (charter C1.8, C4.1.2).</summary>
    Publications,

    /// <summary>Look after one's own account and the places where it is signed in.</summary>
    OwnAccount,
}

/// <summary>How far a right reaches.</summary>
public enum Reach
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>What concerns oneself.</summary>
    Own,

    /// <summary>What one's structure holds.</summary>
    Structure,

    /// <summary>What professionals of the network know of one another: who does what, where, and what changes there.</summary>
    Colleagues,

    /// <summary>What the structures of one's network do: counts, delays and references, never a person.</summary>
    Network,

    /// <summary>What happens on one's territory: counts, delays and references, never a person.</summary>
    Territory,

    /// <summary>What is of the whole service; the page of rights says what that holds of people, purpose by purpose.</summary>
    Service,
}
