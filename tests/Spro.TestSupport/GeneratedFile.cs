namespace Spro.TestSupport;

/// <summary>
/// A committed file that the code itself can write. The test that would write it compares instead, so that a change
/// shows in the diff; SPRO_WRITE_GENERATED=1 rewrites it.
/// </summary>
public static class GeneratedFile
{
    /// <summary>Throws when <paramref name="path"/>, relative to the root of the sources, says something else.</summary>
    public static void MustSay(string path, string content)
    {
        var file = Path.Combine(RepositoryRoot.Path, path);
        if (Environment.GetEnvironmentVariable("SPRO_WRITE_GENERATED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
            return;
        }
        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (committed == content)
            return;
        var (was, now) = (committed.Split('\n'), content.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new InvalidOperationException(
            $"""
            {path} no longer says what the code does, from line {line + 1}:
              committed: {was.ElementAtOrDefault(line)}
              now:       {now.ElementAtOrDefault(line)}
            If that is what you meant, run the tests once with SPRO_WRITE_GENERATED=1 and commit the file.
            """
        );
    }
}
