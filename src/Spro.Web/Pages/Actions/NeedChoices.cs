using Spro.Core.Appointments;

namespace Spro.Web.Pages.Actions;

/// <summary>What is asked of what one needs on the day, and what is ticked.</summary>
/// <param name="Asked">What is asked.</param>
/// <param name="Chosen">What is ticked.</param>
internal sealed record NeedChoices(IReadOnlyCollection<Need> Asked, IReadOnlyCollection<Need> Chosen);
