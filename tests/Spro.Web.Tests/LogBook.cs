using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Spro.Web.Tests;

/// <summary>Remembers what was logged, exceptions and structured values included.</summary>
public sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    /// <summary>What an operator reads: scopes are written nowhere (<c>Telemetry</c>).</summary>
    public string Written =>
        string.Join('\n', _lines.Where(line => !line.StartsWith("Scope ", StringComparison.Ordinal)));

    /// <summary>The lines of errors alone.</summary>
    public IEnumerable<string> Errors => _lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue("Scope " + state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {values} {exception}");
    }

    public void Dispose() { }
}
