using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Cli.Commands;

/// <summary>
/// When a backup was made and until when it may be put back, in a small file beside it: personal data that nobody keeps any
/// more is not brought back (docs/adr/0023).
/// </summary>
/// <param name="TakenAt">When it was made, in UTC.</param>
/// <param name="ExpiresAt">From when it is refused, in UTC.</param>
internal sealed record BackupDate(DateTime TakenAt, DateTime ExpiresAt)
{
    private const string Suffix = ".date.json";

    /// <summary>The file of the date of a backup.</summary>
    public static string FileOf(string backup) => backup + Suffix;

    /// <summary>Writes the date of a backup that is about to be whole.</summary>
    public static async Task<BackupDate> WriteAsync(
        string backup,
        DateTime now,
        int daysKept,
        CancellationToken cancellationToken
    )
    {
        var date = new BackupDate(now, now.AddDays(daysKept));
        await File.WriteAllTextAsync(
            FileOf(backup),
            JsonSerializer.Serialize(date, JsonSerializerOptions.Web),
            cancellationToken
        );
        return date;
    }

    /// <summary>Makes sure that a backup may still be put back.</summary>
    /// <exception cref="RefusedException">It is too old, or nothing says how old it is.</exception>
    public static async Task RequireCurrentAsync(
        string backup,
        DateTime now,
        int daysKept,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(backup))
            throw new RefusedException("no-such-file", $"Le fichier « {backup} » n'existe pas.");
        var date =
            await ReadAsync(FileOf(backup), cancellationToken)
            ?? throw new RefusedException(
                "undated-backup",
                $"« {FileOf(backup)} » manque ou est abîmé : rien ne dit de quand est cette sauvegarde. Rien n'a été changé."
            );
        // A setting made shorter since counts too.
        var end = date.TakenAt.AddDays(daysKept) is var byNow && byNow < date.ExpiresAt ? byNow : date.ExpiresAt;
        if (now >= end)
            throw new RefusedException(
                "expired-backup",
                $"Cette sauvegarde ne se restaure plus depuis le {DateOnly.FromDateTime(end).InFrench} : elle garde des données qui ont dû être effacées. Rien n'a été changé."
            );
    }

    /// <summary>Deletes the backups of the same folder that may not be put back any more; gives which.</summary>
    public static async Task<IReadOnlyList<string>> DeleteExpiredAsync(
        string backup,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        List<string> gone = [];
        var folder = Path.GetDirectoryName(Path.GetFullPath(backup))!;
        foreach (var file in Directory.GetFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal))
            if (await ReadAsync(file, cancellationToken) is { } date && now >= date.ExpiresAt)
            {
                var old = file[..^Suffix.Length];
                File.Delete(old);
                File.Delete(file);
                gone.Add(old);
            }
        return gone;
    }

    private static async Task<BackupDate?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<BackupDate>(
                await File.ReadAllTextAsync(file, cancellationToken),
                JsonSerializerOptions.Web
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
