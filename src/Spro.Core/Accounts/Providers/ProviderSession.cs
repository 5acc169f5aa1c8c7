using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Providers;

/// <summary>What it takes to end, at the provider too, a session that was opened by it. It goes with the session.</summary>
public sealed class ProviderSession
{
    /// <summary>That of the session.</summary>
    public Guid Id { get; set; }

    /// <summary>The provider's token, which it wants back to end its own session.</summary>
    public required Sealed IdToken { get; set; }
}
