using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts;

/// <summary>What says who a professional is: written one way, sealed in each table that holds it, found by keyed hash.</summary>
public static class AccountIdentity
{
    /// <summary>The longest name taken, in characters.</summary>
    public const int LongestName = 120;

    internal const string AccountName = "accounts.name";
    internal const string AccountEmail = "accounts.email";
    internal const string InvitedName = "invitations.name";
    internal const string InvitedEmail = "invitations.email";

    /// <summary>The name of an account.</summary>
    public static string NameOf(this IdentityKeyring keyring, Account account)
    {
        ArgumentNullException.ThrowIfNull(keyring);
        ArgumentNullException.ThrowIfNull(account);
        return keyring.Read(account.Name, AccountName, account.Id);
    }

    /// <summary>The address of an account.</summary>
    public static string EmailOf(this IdentityKeyring keyring, Account account)
    {
        ArgumentNullException.ThrowIfNull(keyring);
        ArgumentNullException.ThrowIfNull(account);
        return keyring.Read(account.Email, AccountEmail, account.Id);
    }

    /// <summary>By what an account is found: the same for an address however it was typed, and for one that nobody has.</summary>
    public static byte[] EmailKey(this IdentityKeyring keyring, string email)
    {
        ArgumentNullException.ThrowIfNull(keyring);
        ArgumentNullException.ThrowIfNull(email);
        return keyring.LookUp(OneWay(email), AccountEmail);
    }

    /// <summary>An account of somebody, sealed.</summary>
    public static Account NewAccount(this IdentityKeyring keyring, Guid id, string name, string email, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(keyring);
        return new Account
        {
            Id = id,
            Name = keyring.Seal(name, AccountName, id),
            Email = keyring.Seal(email, AccountEmail, id),
            EmailKey = keyring.EmailKey(email),
            CreatedAt = now,
        };
    }

    /// <summary>The names of some accounts; those that are none are left out.</summary>
    internal static async Task<Dictionary<Guid, string>> NamesAsync(
        this IdentityKeyring keyring,
        SproDbContext db,
        IEnumerable<Guid?> accounts,
        CancellationToken cancellationToken
    )
    {
        var ids = accounts.OfType<Guid>().Distinct().ToList();
        return await db.Set<Account>()
            .AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, keyring.NameOf, cancellationToken);
    }

    /// <summary>Nobody is named by an account any more; its history stays.</summary>
    internal static void Forget(this IdentityKeyring keyring, Account account, DateTime now)
    {
        account.Name = keyring.Seal("Ancien professionnel ou ancienne professionnelle", AccountName, account.Id);
        account.Email = keyring.Seal("", AccountEmail, account.Id);
        // Finds nobody, and is like no other.
        account.EmailKey = RandomNumberGenerator.GetBytes(account.EmailKey.Length);
        account.LastUsedAt = null;
        account.ForgottenAt = now;
    }

    /// <summary>
    /// An account of a program: it has no address, and what stands for its key is the hash of a secret, so nothing that
    /// anybody types as an address leads to it.
    /// </summary>
    internal static Account NewProgram(
        this IdentityKeyring keyring,
        Guid id,
        string name,
        byte[] secret,
        DateTime now
    ) =>
        new()
        {
            Id = id,
            Name = keyring.Seal(name, AccountName, id),
            Email = keyring.Seal("", AccountEmail, id),
            EmailKey = secret,
            CreatedAt = now,
        };

    /// <summary>A name as it was typed, without the spaces around it.</summary>
    /// <exception cref="RefusedException">There is none, or it is too long.</exception>
    public static string ReadName(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl)
            ? name
            : throw RefusedException.At(
                "name",
                "name-unreadable",
                $"Écrivez le prénom et le nom, en {LongestName} caractères au plus."
            );

    /// <summary>An address in small letters.</summary>
    /// <exception cref="RefusedException">It is not one.</exception>
    public static string ReadEmail(string? typed)
    {
        var email = OneWay(typed ?? "");
        try
        {
            // Links leave for it.
            _ = Recipient.ByEmail(email);
            return email;
        }
        catch (RefusedException)
        {
            throw RefusedException.At(
                "email",
                "email-unreadable",
                "Écrivez une adresse électronique complète, par exemple « prenom.nom@example.org »."
            );
        }
    }

    private static string OneWay(string email) => email.Trim().Normalize().ToLowerInvariant();
}
