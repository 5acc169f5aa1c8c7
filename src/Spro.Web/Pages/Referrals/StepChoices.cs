using Spro.Core.Catalogue;
using Spro.Core.Referrals;

namespace Spro.Web.Pages.Referrals;

/// <summary>The steps that a receiver, or a sender who has it back, may take now.</summary>
/// <param name="Typed">What was typed, when something was refused.</param>
/// <param name="Open">What may be done.</param>
/// <param name="Doors">The doors that may be proposed instead.</param>
/// <param name="AsksAuthor">They have no account, and say who they are.</param>
internal sealed record StepChoices(
    StepForm Typed,
    IReadOnlySet<ReferralAct> Open,
    IEnumerable<Door> Doors,
    bool AsksAuthor
);
