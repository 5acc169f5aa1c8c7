using Spro.Core.Guidance;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>Networks of the answer, as the page lists them.</summary>
/// <param name="Networks">Each with its reasons and doors.</param>
/// <param name="AtUtc">The moment of the answer.</param>
/// <param name="PhoneFirst">The person prefers to talk: the telephone comes before the page.</param>
/// <param name="Level">Level of their headings.</param>
/// <param name="ItemClass">Class of their list items.</param>
internal sealed record NetworksView(
    IReadOnlyList<AnsweredNetwork> Networks,
    DateTime AtUtc,
    bool PhoneFirst,
    int Level,
    string ItemClass
);
