using Spro.Core.Accounts;
using Spro.Web.Infrastructure;

namespace Spro.Web.SignIn;

/// <summary>A page of the menu.</summary>
internal sealed record MenuEntry(string Label, string Address)
{
    private PathString Path => Address.Split('?')[0];

    /// <summary>Whether a page is this one, or below it.</summary>
    public bool Holds(PathString page) => page.StartsWithSegments(Path, StringComparison.Ordinal);

    /// <summary>Its <c>aria-current</c> on a page; null elsewhere.</summary>
    public string? CurrentOn(PathString page) =>
        page == Path ? "page"
        : Holds(page) ? "true"
        : null;
}

/// <summary>Pages that are looked for together.</summary>
internal sealed record MenuGroup(string Label, IReadOnlyList<MenuEntry> Entries)
{
    /// <summary>Whether a page is one of them, or below one.</summary>
    public bool Holds(PathString page) => Entries.Any(one => one.Holds(page));
}

/// <summary>What a professional may open, by subject: each sees only what their role may do.</summary>
internal static class ProfessionalMenu
{
    // Most roles have several of these: the first is what they come for.
    private static readonly (Purpose Purpose, string Address)[] FirstPages =
    [
        (Purpose.Welcome, Links.Desk),
        (Purpose.OwnLabel, Links.OwnLabel),
        (Purpose.DevelopmentSteering, Links.DevelopmentSteering),
        (Purpose.Directory, Links.OwnStructure),
        (Purpose.GovernanceReading, Links.Governance),
        (Purpose.DataProtection, Links.DataProtection),
        (Purpose.Upkeep, Links.Messages),
    ];

    /// <summary>Where somebody who has just signed in begins.</summary>
    public static string FirstPageOf(Actor? actor) =>
        FirstPages.Where(one => actor?.May(one.Purpose) == true).Select(one => one.Address).FirstOrDefault()
        ?? Links.OwnAccount;

    /// <summary>The groups that hold something for somebody.</summary>
    public static IEnumerable<MenuGroup> Of(Actor actor)
    {
        var isOfNetwork = Rights.Of(actor.Role, Purpose.Directory) == Reach.Network;
        (string Group, (Purpose Purpose, string Label, string Address)[] Pages)[] all =
        [
            (
                "Les personnes",
                [
                    (Purpose.Welcome, "Accueil du public", Links.Desk),
                    (Purpose.HandOver, "Aiguillages", Links.Referrals),
                    (Purpose.Appointments, "Rendez-vous", Links.Appointments),
                    (Purpose.Openings, "Disponibilités", Links.Openings),
                    (Purpose.Escalation, "Sans réponse", Links.Escalations),
                    (Purpose.Complaints, "Réclamations", Links.Complaints),
                    (Purpose.Letters, "Lettres à imprimer", Links.Letters),
                    (Purpose.PersonRights, "Droits des personnes", Links.DataRequests),
                    (Purpose.Designation, "Destinataires des signalements", Links.Designation),
                    (Purpose.Totals, "Totaux du mois", Links.Totals),
                    (Purpose.Figures, "Chiffres des accueils", Links.OwnFigures),
                ]
            ),
            (
                "L'annuaire",
                [
                    (Purpose.WhoToCall, "Qui appeler", Links.WhoToCall),
                    (Purpose.Directory, isOfNetwork ? "Structures du réseau" : "Ma structure", Links.OwnStructure),
                    (Purpose.Team, "Mon équipe", Links.Team),
                    (Purpose.AccessKeys, "Clés d'accès", Links.AccessKeys),
                    (Purpose.Coordination, "Mon réseau", Links.Coordination),
                    (Purpose.DirectoryWatch, "L'annuaire à jour", Links.DirectoryWatch),
                    (Purpose.Publications, "Guide et publications", Links.Publishing),
                ]
            ),
            (
                "La vie du réseau",
                [
                    (Purpose.ActionRegistration, "Agenda du réseau", Links.NetworkAgenda),
                    (Purpose.Actions, "Mes actions", Links.OwnActions),
                    (Purpose.Ambassadors, "Rencontrer un pro", Links.Ambassadors),
                    (Purpose.GovernanceReading, "Réunions et décisions", Links.Governance),
                    (Purpose.GoodPractices, "Bonnes pratiques", Links.GoodPractices),
                    (Purpose.Library, "Bibliothèque", Links.Library),
                    (Purpose.ProfessionalDevelopment, "Se former", Links.Development),
                    (Purpose.DevelopmentSteering, "Piloter les sessions", Links.DevelopmentSteering),
                    (Purpose.Calls, "Appels à projets", Links.KeepCalls),
                    (Purpose.CallReading, "Candidatures à lire", Links.CallReading),
                    (Purpose.OwnLabel, "Mon label", Links.OwnLabel),
                ]
            ),
            (
                "La charte et les données",
                [
                    (Purpose.Charter, "Tenir la charte", Links.CharterUpkeep),
                    (Purpose.RegisterReading, "Devoirs de la charte", Links.ObligationsIn(actor.DepartmentCode)),
                    (Purpose.RegisterReading, "Registres des devoirs", Links.RegisterReplies),
                    (Purpose.DataProtection, "Protection des données", Links.DataProtection),
                    (Purpose.ProcessingRegister, "Registre des traitements", Links.Register),
                    (Purpose.Upkeep, "Messages", Links.Messages),
                ]
            ),
        ];
        return all.Select(group => new MenuGroup(
                group.Group,
                [
                    .. group
                        .Pages.Where(page => actor.May(page.Purpose))
                        .Select(page => new MenuEntry(page.Label, page.Address)),
                ]
            ))
            .Where(group => group.Entries.Count > 0);
    }
}
