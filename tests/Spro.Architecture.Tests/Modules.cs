namespace Spro.Architecture.Tests;

/// <summary>
/// Which module of Spro.Core may know which other: the whole decision, in one place. A module is a namespace right
/// under Spro.Core, with what lies below it.
/// </summary>
internal static class Modules
{
    public static IReadOnlyDictionary<string, string[]> MayUse { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            // What everything stands on: nothing of the domain here.
            ["Common"] = [],
            ["Search"] = ["Common"],
            ["Database"] = ["Common"],
            // Who people are is sealed, and what is kept about them says why and for how long.
            ["Privacy"] = ["Common", "Database"],
            // The territory, then who stands on it.
            ["Territories"] = ["Common", "Database", "Privacy", "Search"],
            ["Structures"] = ["Common", "Privacy", "Territories"],
            ["Knowledge"] = ["Common", "Database", "Privacy", "Search"],
            // Rules and answers; and the snapshot of all that the public reads.
            ["Guidance"] = ["Common", "Database", "Knowledge", "Privacy", "Structures", "Territories", "Catalogue"],
            ["Catalogue"] =
            [
                "Common",
                "Database",
                "Guidance",
                "Knowledge",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            // What is owed to people: written in the transaction of what it tells.
            ["Messages"] = ["Common", "Database", "Privacy", "Territories"],
            // Those who work here, and what they do.
            ["Accounts"] = ["Common", "Database", "Messages", "Privacy", "Structures", "Territories"],
            // The founding text, and who signs it.
            ["Charter"] = ["Accounts", "Common", "Database", "Privacy", "Search", "Territories"],
            ["Desk"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                "Guidance",
                "Messages",
                "Privacy",
                "Structures",
                "Territories",
            ],
            ["Appointments"] =
            [
                "Accounts",
                "Common",
                "Database",
                "Messages",
                "Privacy",
                "Referrals",
                "Structures",
                "Territories",
            ],
            ["Referrals"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                "Desk",
                "Guidance",
                "Messages",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            // Files and links joined to what the network writes: whoever has some says who may read them.
            ["Papers"] = ["Common", "Database", "Privacy"],
            // Who meets, decides and answers for what was decided.
            ["Governance"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                "Messages",
                "Papers",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            ["ActionPlans"] = ["Accounts", "Catalogue", "Common", "Database", "Governance", "Privacy", "Territories"],
            // What one may go to: meetings of the network are read beside it, never copied.
            ["Agenda"] =
            [
                "Accounts",
                "ActionPlans",
                "Appointments",
                "Catalogue",
                "Common",
                "Database",
                // The occupations that are met there.
                "Knowledge",
                "Messages",
                "Papers",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            ["GoodPractices"] = ["Accounts", "Common", "Database", "Privacy", "Structures"],
            // What the Région makes appear: the guide, and what it prints and sends.
            ["Publications"] =
            [
                "Accounts",
                // Who the guide says associated.
                "Associates",
                "Catalogue",
                "Common",
                "Database",
                "OpenData",
                "Papers",
                "Privacy",
                "Structures",
                "Territories",
            ],
            // Who is associated by a label: calls, applications, decisions, commitments.
            ["Associates"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                // Whom to write to about a structure.
                "Members",
                "Messages",
                "Papers",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            // Who talks of their occupation, and who asks to meet them.
            ["Ambassadors"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                "Knowledge",
                "Messages",
                "Papers",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            // What professionals share with each other.
            ["Library"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                // Sectors.
                "Knowledge",
                "Papers",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            // The professional development programme: sessions, enrolments, certificates, the report of a year.
            ["ProfessionalDevelopment"] =
            [
                "Accounts",
                "Catalogue",
                "Common",
                "Database",
                "Messages",
                // The report, as a table.
                "OpenData",
                "Papers",
                "Privacy",
                // Which numbers are of too few people.
                "Steering",
                "Structures",
                "Territories",
            ],
            // What people may ask about their data, of each structure; and what watches over all of it.
            ["DataProtection"] =
            [
                "Accounts",
                // Who registers, asks to meet somebody or enrols without an account has rights too.
                "Agenda",
                "Ambassadors",
                "ProfessionalDevelopment",
                "Appointments",
                "Catalogue",
                "Common",
                "Database",
                "Desk",
                "Guidance",
                // Why the history of the directory is kept.
                "Members",
                "Messages",
                "Privacy",
                "Referrals",
                "Search",
                "Structures",
                "Territories",
            ],
            // What was promised, and what came of it: reads everything, and nothing but the demonstration reads it.
            ["Evidence"] =
            [
                "Accounts",
                "ActionPlans",
                // How long people wait for advice.
                "Appointments",
                "Catalogue",
                "Charter",
                "Common",
                "Database",
                "DataProtection",
                "Desk",
                "Feedback",
                "GoodPractices",
                "Governance",
                "Knowledge",
                "Members",
                "Messages",
                "OpenData",
                "Privacy",
                "ProfessionalDevelopment",
                "Referrals",
                "Steering",
                "Structures",
                "Territories",
                "Library",
                "Associates",
                "Agenda",
                // A publication that can be read has a paper.
                "Papers",
                "Publications",
            ],
            // What goes in and out.
            ["Interchange"] =
            [
                // Contacts and hand-overs come in files too.
                "Accounts",
                "Catalogue",
                "Charter",
                "Common",
                "Database",
                "Desk",
                "Guidance",
                "Knowledge",
                "OpenData",
                "Privacy",
                "Referrals",
                "Search",
                "Structures",
                "Territories",
            ],
            ["Demonstration"] =
            [
                "Accounts",
                "ActionPlans",
                "Agenda",
                "Ambassadors",
                "Appointments",
                "Associates",
                "Catalogue",
                "Charter",
                "Common",
                "Database",
                "Desk",
                "Evidence",
                "GoodPractices",
                "Governance",
                // What the people of a fictitious year were answered.
                "Guidance",
                "Interchange",
                "Knowledge",
                "Library",
                // The history of what is taken away goes with it.
                "Members",
                "Papers",
                "Privacy",
                "ProfessionalDevelopment",
                "Publications",
                "Referrals",
                "Steering",
                "Structures",
                "Territories",
            ],
            // What members of the network say of themselves in the directory.
            ["Members"] =
            [
                "Accounts",
                // What is on its way at a place that is merged, given away or moved.
                "Agenda",
                "Appointments",
                "Referrals",
                "Catalogue",
                "Common",
                "Database",
                // "This is wrong", "I was asked to pay".
                "Feedback",
                "Interchange",
                "Messages",
                "Privacy",
                "Search",
                "Structures",
                "Territories",
            ],
            ["OpenData"] = ["Catalogue", "Common", "Guidance", "Structures", "Territories"],
            ["Steering"] =
            [
                "Accounts",
                "Ambassadors",
                "Appointments",
                "Catalogue",
                "Common",
                "Database",
                "Desk",
                "Governance",
                "Guidance",
                "Library",
                "OpenData",
                "Privacy",
                "Referrals",
                "Structures",
                "Territories",
            ],
            ["Feedback"] = ["Accounts", "Common", "Database", "Privacy"],
            ["Links"] = ["Catalogue", "Common", "Database", "Knowledge", "Privacy", "Structures"],
        };

    /// <summary>
    /// Two modules that know each other, known and not liked: answers read the catalogue, which holds the rules. Nothing
    /// may be added here.
    /// </summary>
    public static IReadOnlyList<(string, string)> KnowEachOther { get; } = [("Catalogue", "Guidance")];
}
