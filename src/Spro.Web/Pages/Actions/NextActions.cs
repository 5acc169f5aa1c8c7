using Spro.Core.Agenda;

namespace Spro.Web.Pages.Actions;

/// <summary>The next actions, beside what another page is about.</summary>
/// <param name="All">A few of them; the part is left out when there is none.</param>
/// <param name="Id">The identifier of its heading in the page.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Agenda">Where the others are.</param>
internal sealed record NextActions(IReadOnlyList<ActionToCome> All, string Id, string Heading, string Agenda)
{
    public const string View = "/Pages/Actions/_Next.cshtml";

    /// <summary>How many are shown.</summary>
    public const int Most = 3;
}
