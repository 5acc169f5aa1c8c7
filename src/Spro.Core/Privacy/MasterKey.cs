using System.Security.Cryptography;
using Spro.Core.Common;

namespace Spro.Core.Privacy;

/// <summary>
/// The key that closes all others. It is a file beside neither the database nor its backup: without it nobody reads an
/// identity column, and nothing brings it back. A vault may hand it over instead: then no file has it.
/// </summary>
/// <param name="directory">Where it is kept (<c>Spro:Keys:Directory</c>).</param>
/// <param name="given">The key itself, in Base64, when it comes from elsewhere; null when it is the file.</param>
public sealed class MasterKey(string directory, string? given = null)
{
    private const int Length = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private string File => Path.Combine(directory, "master.key");

    /// <summary>Whether a text is such a key.</summary>
    public static bool IsOne(string? text) => Read(text) is not null;

    /// <summary>Makes the file when there is none; several nodes that share the directory make one.</summary>
    internal void CreateIfMissing()
    {
        if (given is not null)
            return;
        Directory.CreateDirectory(directory);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Written apart, then named at once: nobody reads half a key.
        var draft = Path.Combine(directory, $"master.{Guid.NewGuid():N}.tmp");
        using (var file = new StreamWriter(draft, options))
            file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        try
        {
            System.IO.File.Move(draft, File, overwrite: false);
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            System.IO.File.Delete(draft);
        }
    }

    /// <summary>Closes a key.</summary>
    internal byte[] Wrap(byte[] key, int number)
    {
        var wrapped = new byte[NonceLength + TagLength + key.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(Read(), TagLength);
        cipher.Encrypt(
            wrapped.AsSpan(0, NonceLength),
            key,
            wrapped.AsSpan(NonceLength + TagLength),
            wrapped.AsSpan(NonceLength, TagLength),
            BitConverter.GetBytes(number)
        );
        return wrapped;
    }

    /// <summary>Opens a key.</summary>
    /// <exception cref="RefusedException">The file is missing, damaged, or is not the one that closed it.</exception>
    internal byte[] Unwrap(byte[] wrapped, int number)
    {
        var key = new byte[wrapped.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(Read(), TagLength);
        try
        {
            cipher.Decrypt(
                wrapped.AsSpan(0, NonceLength),
                wrapped.AsSpan(NonceLength + TagLength),
                wrapped.AsSpan(NonceLength, TagLength),
                key,
                BitConverter.GetBytes(number)
            );
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Unusable("n'est pas la clé de cette base");
        }
    }

    private byte[] Read()
    {
        if (given is not null)
            return Read(given) ?? throw Unusable("est abîmé");
        if (!System.IO.File.Exists(File))
            throw Unusable("manque");
        return Read(System.IO.File.ReadAllText(File).Trim()) ?? throw Unusable("est abîmé");
    }

    private static byte[]? Read(string? text)
    {
        var key = new byte[Length];
        return text is not null && Convert.TryFromBase64String(text, key, out var length) && length == Length
            ? key
            : null;
    }

    private RefusedException Unusable(string why) =>
        new(
            "master-key-unusable",
            given is null
                ? $"« {File} » {why} : remettez la clé maîtresse de cette base dans le dossier que nomme Spro:Keys:Directory."
                : $"Ce que donne Spro:Keys:Master {why} : donnez la clé maîtresse de cette base."
        );
}
