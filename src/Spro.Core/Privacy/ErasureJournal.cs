using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Privacy;

/// <summary>What was erased for somebody who asked, or what lets somebody in and was closed.</summary>
public enum ErasedThing
{
    /// <summary>What a structure held of a hand-over.</summary>
    Referral,

    /// <summary>What was shared in a hand-over to which the person said no.</summary>
    Withdrawal,

    /// <summary>What a structure held of an appointment.</summary>
    Appointment,

    /// <summary>What a structure held of somebody who waits for an appointment.</summary>
    Waiting,

    /// <summary>What was said at a desk.</summary>
    Contact,

    /// <summary>What desks noted on a path.</summary>
    Path,

    /// <summary>What was kept under a short code.</summary>
    Code,

    /// <summary>The key of a structure's own program.</summary>
    AccessKey,

    /// <summary>An account, closed by who runs the software.</summary>
    Account,

    /// <summary>What an account was in a structure; at the end of its last day.</summary>
    Membership,

    /// <summary>A link to a hand-over, taken back before its end.</summary>
    Link,

    /// <summary>Who registered for an action of the agenda.</summary>
    Registration,

    /// <summary>Who asked to meet an ambassador.</summary>
    Encounter,

    /// <summary>Who enrolled in a session of professional development without an account.</summary>
    Enrolment,

    /// <summary>The listing of somebody who talked of their occupation, and left.</summary>
    Ambassador,
}

/// <summary>Something was erased, or closed: by its key, and when. Nothing here is about a person.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="What">What.</param>
/// <param name="Key">Its key in the store.</param>
/// <param name="StructureId">The structure that erased it; null when it concerns none.</param>
public sealed record Erasure(DateTime At, ErasedThing What, string Key, Guid? StructureId = null)
{
    /// <summary>Of something whose key is an identifier.</summary>
    public static Erasure Of(DateTime at, ErasedThing what, Guid id, Guid? structureId = null) =>
        new(at, what, id.ToString("N", CultureInfo.InvariantCulture), structureId);

    /// <summary>It was only closed to everybody: the archives have not agreed yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsClosing { get; init; }

    /// <summary>It shut somebody out: a key, an account, a role, a link.</summary>
    [JsonIgnore]
    public bool IsOfAccess =>
        What is ErasedThing.AccessKey or ErasedThing.Account or ErasedThing.Membership or ErasedThing.Link;

    /// <summary>The key, when it is an identifier.</summary>
    [JsonIgnore]
    public Guid Id => Guid.ParseExact(Key, "N");
}

/// <summary>
/// What was erased for people, and what was closed to somebody, since the oldest backup that may be put back. It is kept beside
/// the master key and so outside the store and its backups: a backup brings back what is written here, and it is erased or
/// closed again (docs/adr/0023). It is written before what it says counts: what may still be refused, by
/// <see cref="CommitAsync"/>; what nobody can refuse, just before the change, by <see cref="WriteAsync"/>.
/// </summary>
/// <param name="directory">Where it is kept (<c>Spro:Keys:Directory</c>).</param>
public sealed class ErasureJournal(string directory)
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private string File => Path.Combine(directory, "erasures.jsonl");

    /// <summary>Writes some; they are on the disk once this returns.</summary>
    public async Task WriteAsync(IReadOnlyCollection<Erasure> erasures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erasures);
        if (erasures.Count == 0)
            return;
        Directory.CreateDirectory(directory);
        await using var file = await OpenAsync(FileMode.Append, FileAccess.Write, cancellationToken);
        await using var writer = new StreamWriter(file);
        // What a power cut left half written spoils no line but its own.
        await writer.WriteLineAsync();
        foreach (var one in erasures)
            await writer.WriteLineAsync(JsonSerializer.Serialize(one, Line));
        await writer.FlushAsync(cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Saves what the caller has changed, writes what that erases or closes, and only then lets it count.</summary>
    /// <param name="db">The caller's context; in a transaction of the caller's, which this ends, or in none.</param>
    /// <param name="erasures">What the changes erase or close.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task CommitAsync(
        SproDbContext db,
        IReadOnlyCollection<Erasure> erasures,
        CancellationToken cancellationToken
    )
    {
        var own = db.Database.CurrentTransaction;
        await using var transaction = own ?? await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await WriteAsync(erasures, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>All of them, the first first; what a power cut left half written is left out.</summary>
    public async Task<IReadOnlyList<Erasure>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File))
            return [];
        await using var file = await OpenAsync(FileMode.Open, FileAccess.Read, cancellationToken);
        return await ReadAsync(file, cancellationToken);
    }

    /// <summary>Forgets those from before the oldest backup that may be put back; gives how many.</summary>
    public async Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File))
            return 0;
        await using var file = await OpenAsync(FileMode.Open, FileAccess.ReadWrite, cancellationToken);
        var all = await ReadAsync(file, cancellationToken);
        var kept = all.Where(one => one.At >= before).ToList();
        if (kept.Count == all.Count)
            return 0;
        // Shorter in one go, by whoever holds the file: the lines that stay are written first, elsewhere.
        var draft = Path.Combine(directory, $"erasures.{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var written = new FileStream(draft, options))
        {
            await using (var writer = new StreamWriter(written, leaveOpen: true))
                foreach (var one in kept)
                    await writer.WriteLineAsync(JsonSerializer.Serialize(one, Line).AsMemory(), cancellationToken);
            written.Flush(flushToDisk: true);
        }
        System.IO.File.Move(draft, File, overwrite: true);
        return all.Count - kept.Count;
    }

    private static async Task<IReadOnlyList<Erasure>> ReadAsync(FileStream file, CancellationToken cancellationToken)
    {
        List<Erasure> erasures = [];
        using var reader = new StreamReader(file, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
                continue;
            try
            {
                if (JsonSerializer.Deserialize<Erasure>(line, Line) is { } one)
                    erasures.Add(one);
            }
            catch (JsonException)
            {
                // Cut short: its erasure had not been done yet.
            }
        }
        return erasures;
    }

    // One at a time, of all the nodes that share the directory.
    private async Task<FileStream> OpenAsync(FileMode mode, FileAccess access, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                var options = new FileStreamOptions
                {
                    Mode = mode,
                    Access = access,
                    Share = FileShare.None,
                };
                if (!OperatingSystem.IsWindows() && mode == FileMode.Append)
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                return new FileStream(File, options);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
