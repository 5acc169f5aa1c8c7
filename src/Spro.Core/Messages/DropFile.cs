namespace Spro.Core.Messages;

/// <summary>Writes a file of a drop folder whole or not at all; the same message twice is the same file.</summary>
internal static class DropFile
{
    /// <summary>The files of a drop folder, with the message that each is.</summary>
    public static IEnumerable<(Guid Id, string Path)> In(string directory)
    {
        if (!Directory.Exists(directory))
            yield break;
        foreach (var path in Directory.EnumerateFiles(directory))
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var id))
                yield return (id, path);
        }
    }

    public static async Task WriteAsync(string directory, string name, Func<Stream, Task> write)
    {
        // What is in it says who people are: only the account of the service reads it.
        var (mode, share) = (UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserExecute);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, mode | share);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        var draft = Path.Combine(directory, $".{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = new FileStream(draft, options))
                await write(file);
            File.Move(draft, Path.Combine(directory, name), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
