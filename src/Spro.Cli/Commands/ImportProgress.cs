namespace Spro.Cli.Commands;

/// <summary>A counter that somebody watches go up on a terminal; silent elsewhere.</summary>
internal sealed class ImportProgress(Terminal terminal) : IProgress<int>, IDisposable
{
    private bool _shown;

    public void Report(int value)
    {
        if (!terminal.ShowsProgress)
            return;
        _shown = true;
        terminal.Error.Write($"\r{value:N0} fiches lues");
    }

    /// <summary>Leaves the line to what comes next.</summary>
    public void Clear()
    {
        if (_shown)
            terminal.Error.Write("\r" + new string(' ', 40) + "\r");
        _shown = false;
    }

    public void Dispose() => Clear();
}
