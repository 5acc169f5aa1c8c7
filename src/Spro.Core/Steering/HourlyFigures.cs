using System.Collections.Concurrent;

namespace Spro.Core.Steering;

/// <summary>What was counted, and when.</summary>
/// <param name="Figures">The numbers.</param>
/// <param name="At">The moment, in UTC.</param>
public sealed record Counted<T>(T Figures, DateTime At);

/// <summary>
/// Figures of the service, counted over whole tables: once an hour for whoever reads, however many do, and shown with the
/// moment they were counted. Each node counts for itself.
/// </summary>
public sealed class HourlyFigures(TimeProvider clock)
{
    /// <summary>For how long they are shown.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (DateTime At, Lazy<Task> Counting)> _kept = new(
        StringComparer.Ordinal
    );

    /// <summary>The figures of that name; counted by <paramref name="count"/> when there are none of the past hour.</summary>
    public Task<Counted<T>> OfAsync<T>(string name, Func<CancellationToken, Task<T>> count) =>
        OfAsync(name, count, KeptFor);

    /// <summary>
    /// The figures of that name; counted by <paramref name="count"/> when there are none as new as <paramref name="keptFor"/>: whoever
    /// reads after sees them too.
    /// </summary>
    public async Task<Counted<T>> OfAsync<T>(string name, Func<CancellationToken, Task<T>> count, TimeSpan keptFor)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(count);
        var now = clock.GetUtcNow().UtcDateTime;
        var kept = _kept.AddOrUpdate(name, _ => New(), (_, known) => now - known.At < keptFor ? known : New());
        try
        {
            return await (Task<Counted<T>>)kept.Counting.Value;
        }
        catch
        {
            // The next one who asks tries again.
            _kept.TryRemove(KeyValuePair.Create(name, kept));
            throw;
        }

        (DateTime, Lazy<Task>) New()
        {
            // What nobody has asked for in an hour is not kept for whoever never comes back.
            foreach (var old in _kept)
                if (now - old.Value.At >= KeptFor && old.Key != name)
                    _kept.TryRemove(old);
            return (now, new Lazy<Task>(CountAsync));
        }

        // Whoever leaves does not stop it: others wait for the same.
        async Task<Counted<T>> CountAsync() => new(await count(CancellationToken.None), now);
    }
}
