using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Spro.Core.Accounts;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The folders of pages that anybody may read, and those of professionals with what they are for, one by one: a page put
/// elsewhere has stated nothing of who may read it, and a test refuses it.
/// </summary>
internal static class PageAccess
{
    private static readonly string[] PublicFolders =
    [
        "/About",
        "/Actions",
        "/OwnRegistration",
        "/Activities",
        "/ApiReference",
        "/Associates",
        "/Candidacy",
        "/Charter",
        "/Confirmation",
        "/DevelopmentProgramme",
        "/Directory",
        "/Embed",
        "/Encounters",
        "/Evidence",
        "/Exploration",
        "/FirstAnswer",
        "/FollowUp",
        "/Guide",
        "/Knowledge",
        "/NetworkLife",
        "/OpenData",
        "/Publications",
        "/ReferralReply",
        "/OwnAppointment",
        "/Rules",
        "/Search",
        "/SharedTools",
        "/SignIn",
        "/Steering",
        "/Territories",
    ];

    private static readonly (string Folder, Purpose Purpose)[] ProfessionalFolders =
    [
        ("/Account", Purpose.OwnAccount),
        ("/Appointments", Purpose.Appointments),
        ("/CharterUpkeep", Purpose.Charter),
        ("/Complaints", Purpose.Complaints),
        ("/Coordination", Purpose.Coordination),
        ("/Designation", Purpose.Designation),
        ("/DataProtection", Purpose.DataProtection),
        ("/PersonRights", Purpose.PersonRights),
        ("/Desk", Purpose.Welcome),
        ("/Escalations", Purpose.Escalation),
        ("/Referrals", Purpose.HandOver),
        ("/Letters", Purpose.Letters),
        ("/Members", Purpose.Directory),
        ("/Merging", Purpose.DirectoryMerging),
        ("/Register", Purpose.ProcessingRegister),
        ("/Upkeep", Purpose.Upkeep),
        ("/Watch", Purpose.DirectoryWatch),
        ("/WhoToCall", Purpose.WhoToCall),
        ("/Team", Purpose.Team),
        ("/AccessKeys", Purpose.AccessKeys),
        ("/Totals", Purpose.Totals),
        ("/Figures", Purpose.Figures),
        ("/Openings", Purpose.Openings),
        ("/Organising", Purpose.Actions),
        ("/Registering", Purpose.ActionRegistration),
        ("/Convening", Purpose.Governance),
        ("/Governance", Purpose.GovernanceReading),
        ("/ProfessionalDevelopment", Purpose.ProfessionalDevelopment),
        ("/DevelopmentSteering", Purpose.DevelopmentSteering),
        ("/GoodPractices", Purpose.GoodPractices),
        ("/PracticeReview", Purpose.PracticeReview),
        ("/RegisterReply", Purpose.RegisterReading),
        ("/Ambassadors", Purpose.Ambassadors),
        ("/EncounterSetup", Purpose.EncounterSetup),
        ("/Library", Purpose.Library),
        ("/CallUpkeep", Purpose.Calls),
        ("/CallReading", Purpose.CallReading),
        ("/OwnLabel", Purpose.OwnLabel),
        ("/Publishing", Purpose.Publications),
    ];

    public static void State(PageConventionCollection pages)
    {
        pages.AllowAnonymousToPage("/Index");
        foreach (var folder in PublicFolders)
            pages.AllowAnonymousToFolder(folder);
        foreach (var (folder, purpose) in ProfessionalFolders)
        {
            pages.AuthorizeFolder(folder, purpose.ToString());
            // No copy of these stays in a browser that somebody else will use.
            pages.AddFolderApplicationModelConvention(
                folder,
                page =>
                    page.Filters.Add(
                        new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }
                    )
            );
        }
    }
}
