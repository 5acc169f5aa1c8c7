using Spro.Core.Agenda;

namespace Spro.Web.Pages.Actions;

/// <summary>An action in a list, with the page it leads to.</summary>
/// <param name="Line">The action.</param>
/// <param name="Href">The page.</param>
internal sealed record ActionCard(AgendaLine Line, string Href);
