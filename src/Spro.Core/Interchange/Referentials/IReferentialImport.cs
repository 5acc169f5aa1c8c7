using Spro.Core.Common;

namespace Spro.Core.Interchange.Referentials;

/// <summary>Brings a referential in, an edition beside the others.</summary>
public interface IReferentialImport
{
    /// <summary>Imports a file or a folder, or only says what that would do; the same twice changes nothing.</summary>
    /// <exception cref="RefusedException">It is not this referential, or it is damaged: nothing was changed.</exception>
    Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    );
}
