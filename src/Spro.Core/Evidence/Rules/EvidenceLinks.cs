using System.Globalization;

namespace Spro.Core.Evidence.Rules;

/// <summary>The public pages on which a row is seen for oneself; a test of the site opens each.</summary>
internal static class EvidenceLinks
{
    public const string Activities = "/s-orienter";
    public const string OpenData = "/open-data/";
    public const string SharedTools = "/outils-partages";
    public const string AssociatedMembers = "/membres-associes";
    public const string Publications = "/publications";
    public const string Programme = "/programme-de-professionnalisation";

    public static string Meeting(Guid id) => "/vie-du-reseau/reunions/" + id;

    public static string Plan(Guid id) => "/vie-du-reseau/plans/" + id;

    public static string Practice(Guid id) => "/vie-du-reseau/pratiques/" + id;

    public static string Action(Guid id) => Agenda.AgendaAction.PublicPath + id;

    public static string GuideEdition(int number) => "/guide/" + Number(number);

    public static string CharterVersion(int number) => "/charte/" + Number(number);

    public static string ProgrammeReport(int year) => $"{Programme}/bilan/{Number(year)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
