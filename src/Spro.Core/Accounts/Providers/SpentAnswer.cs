namespace Spro.Core.Accounts.Providers;

/// <summary>An answer of a provider that has been read: it is not read twice.</summary>
internal sealed class SpentAnswer
{
    /// <summary>A hash of the number drawn for that sign-in.</summary>
    public required byte[] Key { get; set; }

    /// <summary>When it was read.</summary>
    public DateTime SpentAt { get; set; }
}
