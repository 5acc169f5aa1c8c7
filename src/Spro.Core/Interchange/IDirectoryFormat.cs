namespace Spro.Core.Interchange;

/// <summary>One official or house format of places, structures or services. Reading streams; nothing is written here.</summary>
public interface IDirectoryFormat
{
    /// <summary>The name given to <c>spro import</c> ("france-services"), which is also the records' source.</summary>
    string Code { get; }

    /// <summary>Reads the file or folder at <paramref name="path"/>, record after record.</summary>
    /// <exception cref="Common.RefusedException">The file is not of this format, or is cut short.</exception>
    IAsyncEnumerable<DirectoryItem> ReadAsync(string path, CancellationToken cancellationToken);
}
