namespace Spro.Core.Common;

/// <summary>What is wrong with a form, gathered so that it is said at once: the first thing of each field.</summary>
public sealed class Mistakes
{
    private readonly List<RefusedException> _all;

    /// <summary>Nothing yet.</summary>
    public Mistakes()
        : this([]) { }

    /// <summary>What could not even be read of the form, to begin with.</summary>
    public Mistakes(IEnumerable<RefusedException> unread) => _all = [.. unread];

    /// <summary>What was gathered.</summary>
    public IReadOnlyList<RefusedException> All => _all;

    /// <summary>Something more is wrong; unless something is already with the same field.</summary>
    public void Add(string field, string code, string message) => Add(RefusedException.At(field, code, message));

    /// <summary>What a reading gives; its default, and one thing more that is wrong, when it is refused.</summary>
    public T? Try<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            Add(refused);
            return default;
        }
    }

    /// <summary>What looking something up gives; its default, and one thing more that is wrong, when it is refused.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return await read();
        }
        catch (RefusedException refused)
        {
            Add(refused);
            return default;
        }
    }

    /// <summary>Adds that a day is farther ahead than what it says can be: a slip of the pen.</summary>
    /// <param name="field">The day.</param>
    /// <param name="years">How many years ahead it may be.</param>
    public void AddTooFar(string field, int years) =>
        Add(field, "far", $"C'est dans plus de {years} ans : vérifiez l'année.");

    /// <summary>Does something of which a refusal is gathered.</summary>
    public Task TryAsync(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return TryAsync<object?>(async () =>
        {
            await act();
            return null;
        });
    }

    /// <summary>Does something of which a refusal is gathered.</summary>
    public void Try(Action act)
    {
        ArgumentNullException.ThrowIfNull(act);
        Try<object?>(() =>
        {
            act();
            return null;
        });
    }

    /// <summary>Says it all, when there is something.</summary>
    /// <exception cref="RefusedException">Something is wrong.</exception>
    public void Throw()
    {
        if (_all.Count > 0)
            throw RefusedException.Of(_all);
    }

    /// <summary>The same of what was refused elsewhere.</summary>
    public void Add(RefusedException refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        foreach (var one in refused.All)
            if (!_all.Exists(known => known.Field == one.Field))
                _all.Add(one);
    }
}
