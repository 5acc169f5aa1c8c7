using Spro.Core.Database;

namespace Spro.Core.Accounts;

/// <summary>A single-use link, and whom it is for.</summary>
/// <param name="Kind">What it opens.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Token">The end of its address.</param>
/// <param name="ExpiresAt">Until when it opens something.</param>
public sealed record LinkLetter(LinkKind Kind, string Name, string Email, string Token, DateTime ExpiresAt);

/// <summary>How a single-use link reaches the person it is for.</summary>
public interface ILinkDelivery
{
    /// <summary>Something sends them; else they are handed over by whoever asked for them.</summary>
    bool Sends { get; }

    /// <summary>Puts a link on its way, with what else the caller saves.</summary>
    /// <param name="db">What the caller saves.</param>
    /// <param name="letter">The link.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task SendAsync(SproDbContext db, LinkLetter letter, CancellationToken cancellationToken);
}

/// <summary>Nothing sends links: those who make them hand them over.</summary>
public sealed class HandedOver : ILinkDelivery
{
    /// <inheritdoc />
    public bool Sends => false;

    /// <inheritdoc />
    public Task SendAsync(SproDbContext db, LinkLetter letter, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
