using Spro.Core.Common;

namespace Spro.Core.Database;

/// <summary>Why a copy is not put back, in the same words on both engines.</summary>
public static class BackupRefusals
{
    /// <summary>The file cannot be read as a whole copy.</summary>
    public static RefusedException Damaged(string file) =>
        new("damaged-backup", $"« {file} » n'est pas une sauvegarde entière : rien n'a été changé.");

    /// <summary>Somebody is using the database.</summary>
    public static RefusedException InUse() =>
        new(
            "database-in-use",
            "La base est en service : arrêtez d'abord le site, puis recommencez. Rien n'a été changé."
        );

    /// <summary>Refuses a copy that is not of this service, or comes from a newer version of it.</summary>
    public static void RequireKnown(string file, IReadOnlyCollection<string> applied, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(applied);
        ArgumentNullException.ThrowIfNull(known);
        if (applied.Count == 0)
            throw new RefusedException(
                "not-a-backup",
                $"« {file} » n'est pas une sauvegarde de ce service : rien n'a été changé."
            );
        if (applied.Except(known, StringComparer.Ordinal).Any())
            throw new RefusedException(
                "newer-backup",
                $"« {file} » vient d'une version plus récente du logiciel : mettez-le à jour d'abord. Rien n'a été changé."
            );
    }
}
