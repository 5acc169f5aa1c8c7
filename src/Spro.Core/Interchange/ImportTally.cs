using Spro.Core.Interchange.Referentials;

namespace Spro.Core.Interchange;

/// <summary>What became of a record of the file; the strongest wins when it gives several things.</summary>
internal enum Fate : byte
{
    Unchanged,
    Changed,
    Added,
    Rejected,
}

/// <summary>Counts an import record by record: one byte each, so that what was read is what was counted.</summary>
internal sealed class ImportTally
{
    // A file wrong on every line is told by its first ten thousand: memory does not grow with it.
    private const int MostKept = 10_000;
    private readonly List<Fate> _fates = [];
    private readonly List<ImportReject> _rejects = [];
    private readonly List<ImportReject> _corrections = [];

    /// <summary>Records met so far.</summary>
    public int Read => _fates.Count;

    /// <summary>Whether something was written.</summary>
    public bool AnythingNew { get; private set; }

    /// <summary>Meets a record of the file, and gives its rank.</summary>
    public int Meet(DirectoryItem item)
    {
        var rank = Meet();
        if (item.Reject is { } reject)
            Reject(rank, reject);
        foreach (var correction in item.Corrections)
            Correct(correction);
        return rank;
    }

    /// <summary>Meets a record of which nothing is known yet, and gives its rank.</summary>
    public int Meet()
    {
        _fates.Add(Fate.Unchanged);
        return _fates.Count - 1;
    }

    /// <summary>Notes what was not taken as written.</summary>
    public void Correct(ImportReject correction)
    {
        if (_corrections.Count < MostKept)
            _corrections.Add(correction);
    }

    /// <summary>Leaves a record out.</summary>
    public void Reject(int rank, ImportReject reject)
    {
        _fates[rank] = Fate.Rejected;
        if (_rejects.Count < MostKept)
            _rejects.Add(reject);
    }

    /// <summary>Tells what became of one thing that a record gives.</summary>
    public void Count(int rank, Fate fate)
    {
        AnythingNew |= fate != Fate.Unchanged;
        if (fate > _fates[rank])
            _fates[rank] = fate;
    }

    /// <summary>The same of a row compared with its edition; one that says otherwise than another is for the caller to refuse.</summary>
    public void Count(int rank, RowNews news) =>
        Count(
            rank,
            news switch
            {
                RowNews.Added => Fate.Added,
                RowNews.Changed => Fate.Changed,
                _ => Fate.Unchanged,
            }
        );

    /// <summary>Says how far the reading is, each thousand records.</summary>
    public void Tell(IProgress<int>? progress)
    {
        if (Read % 1000 == 0)
            progress?.Report(Read);
    }

    public ImportReport Report(int closed) =>
        new(Read, Of(Fate.Added), Of(Fate.Changed), closed, Of(Fate.Unchanged), _rejects)
        {
            RejectedCount = Of(Fate.Rejected),
            Corrected = _corrections,
        };

    private int Of(Fate fate) => _fates.Count(one => one == fate);
}
