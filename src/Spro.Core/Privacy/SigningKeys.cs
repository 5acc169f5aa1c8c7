using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Privacy;

/// <summary>
/// Signs what the service publishes once for all, with a key of its own that the master key closes: whoever has the public
/// half can tell that a file is as it was signed (ECDSA on P-256 with SHA-256; signatures are DER, as OpenSSL reads them).
/// </summary>
public sealed class SigningKeys(IDbContextFactory<SproDbContext> databases, MasterKey master, TimeProvider clock)
{
    private const DSASignatureFormat Format = DSASignatureFormat.Rfc3279DerSequence;

    /// <summary>Signs a content; gives the signature, and the public key that verifies it (SubjectPublicKeyInfo, DER).</summary>
    /// <exception cref="RefusedException">The master key is missing or is not that of this store.</exception>
    public async Task<(byte[] Signature, byte[] PublicKey)> SignAsync(
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        var held = await HeldAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(master.Unwrap(held.Wrapped, held.Number), out _);
        return (key.SignData(content, HashAlgorithmName.SHA256, Format), key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Whether a content is as it was signed.</summary>
    public static bool Verify(byte[] content, byte[] signature, byte[] publicKey)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(content, signature, HashAlgorithmName.SHA256, Format);
        }
        catch (CryptographicException)
        {
            // What is no key verifies nothing.
            return false;
        }
    }

    private async Task<IdentityKey?> HeldAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<IdentityKey>()
            .AsNoTracking()
            .Where(key => key.Use == IdentityKeyUse.Signing)
            .OrderBy(key => key.Number)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IdentityKey> MakeAsync(CancellationToken cancellationToken)
    {
        master.CreateIfMissing();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var number = (await db.Set<IdentityKey>().MaxAsync(key => (int?)key.Number, cancellationToken) ?? 0) + 1;
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        db.Add(
            new IdentityKey
            {
                Number = number,
                Use = IdentityKeyUse.Signing,
                Wrapped = master.Wrap(made.ExportPkcs8PrivateKey(), number),
                ActiveFrom = clock.GetUtcNow().UtcDateTime,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node has just taken the number: for this use, or for the next sealing key.
            return await HeldAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        }
        return (await HeldAsync(cancellationToken))!;
    }
}
