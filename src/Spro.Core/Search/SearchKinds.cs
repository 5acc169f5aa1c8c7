namespace Spro.Core.Search;

/// <summary>What a document is about; several together are a filter.</summary>
[Flags]
public enum SearchKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An occupation.</summary>
    Occupation = 1,

    /// <summary>A certification.</summary>
    Certification = 2,

    /// <summary>A training offer.</summary>
    Training = 4,

    /// <summary>A place.</summary>
    Place = 8,

    /// <summary>An action of the agenda.</summary>
    Action = 16,

    /// <summary>An information sheet.</summary>
    Sheet = 32,

    /// <summary>A sector.</summary>
    Sector = 64,

    /// <summary>A territory.</summary>
    Territory = 128,

    /// <summary>An acronym.</summary>
    Acronym = 256,

    /// <summary>Everything.</summary>
    All = Occupation | Certification | Training | Place | Action | Sheet | Sector | Territory | Acronym,
}
