using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>A network of the answer, as the page shows it.</summary>
/// <param name="Answered">The network with its reasons and doors.</param>
/// <param name="AtUtc">The moment of the answer.</param>
/// <param name="PhoneFirst">The person prefers to talk: the telephone comes before the page.</param>
/// <param name="Level">Level of its heading.</param>
internal sealed record NetworkView(AnsweredNetwork Answered, DateTime AtUtc, bool PhoneFirst, int Level);

/// <summary>A question that could change the first doors.</summary>
internal sealed record FollowUpView(SituationField Field, Wording Words, Networks Networks);
