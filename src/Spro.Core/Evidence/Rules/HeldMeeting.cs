using Spro.Core.Common;

namespace Spro.Core.Evidence.Rules;

/// <summary>A meeting that was held, as it proves something.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Day">When it was.</param>
/// <param name="IsPublished">Anybody may read of it: else its day alone is told.</param>
internal sealed record HeldMeeting(Guid Id, string Title, DateOnly Day, bool IsPublished)
{
    /// <summary>"« Rencontre des réseaux », le 19 octobre 2026".</summary>
    public string InWords => IsPublished ? $"« {Title} », le {Day.InFrench}" : $"le {Day.InFrench}";

    /// <summary>Where anybody reads of it.</summary>
    public string? Link => IsPublished ? EvidenceLinks.Meeting(Id) : null;
}
