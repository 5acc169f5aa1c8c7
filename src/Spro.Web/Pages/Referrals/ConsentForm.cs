using Spro.Core.Referrals;

namespace Spro.Web.Pages.Referrals;

/// <summary>The agreement of the person, as a form has it.</summary>
public sealed class ConsentForm
{
    /// <summary>What somebody who says no is written down as.</summary>
    public const string No = "non";

    /// <summary>"Oral", "Written" or "non"; null when nobody asked.</summary>
    public string? Answer { get; set; }

    /// <summary>What they agree to share.</summary>
    public IReadOnlyList<SharedItem>? Items { get; set; }

    /// <summary>A legal representative was there.</summary>
    public bool RepresentativePresent { get; set; }

    internal IReadOnlyList<string> Ticked => [.. (Items ?? []).Select(item => item.ToString())];

    /// <summary>They said no.</summary>
    internal bool IsNo => Answer == No;

    /// <summary>The agreement; null when they said no or nobody asked.</summary>
    internal GivenConsent? Given() =>
        Enum.TryParse<ConsentManner>(Answer, out var manner) && manner is ConsentManner.Oral or ConsentManner.Written
            ? new GivenConsent([.. (Items ?? []).Distinct()], manner, RepresentativePresent)
            : null;
}
