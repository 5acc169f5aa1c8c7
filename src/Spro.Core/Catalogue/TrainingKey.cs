using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Spro.Core.Knowledge;
using Spro.Core.Search;

namespace Spro.Core.Catalogue;

/// <summary>What trainings are ordered by first; whatever is equal there is ordered by the others.</summary>
public enum TrainingOrder
{
    /// <summary>The nearest kilometre first; from afar and unknown places last.</summary>
    Distance,

    /// <summary>The next to start first; unknown dates last.</summary>
    Date,

    /// <summary>The lowest level first; unknown levels last.</summary>
    Level,
}

/// <summary>
/// Where a training stands: first what the reader chose, then distance by whole kilometres, next date, title, and a turn
/// that changes each day. Nothing in it comes from the provider.
/// </summary>
public readonly record struct TrainingKey : IComparable<TrainingKey>
{
    private int First { get; init; }
    private int Km { get; init; }
    private int Start { get; init; }
    private string Title { get; init; }
    private ulong Turn { get; init; }

    internal static TrainingKey Of(TrainingOffer offer, double? km, DateOnly? start, TrainingOrder order, DateOnly day)
    {
        var wholeKm = km is { } known ? (int)known : int.MaxValue;
        var startDay = start?.DayNumber ?? int.MaxValue;
        return new TrainingKey
        {
            First = order switch
            {
                TrainingOrder.Date => startDay,
                TrainingOrder.Level => offer.Level ?? int.MaxValue,
                _ => wholeKm,
            },
            Km = wholeKm,
            Start = startDay,
            Title = FrenchText.Fold(offer.Title),
            Turn = TurnOf(offer.Id, day),
        };
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static TrainingKey? Read(string? text) =>
        text?.Split('~', 5) is [var first, var km, var start, var turn, var title]
        && Number(first) is { } firstNumber
        && Number(km) is { } kmNumber
        && Number(start) is { } startNumber
        && ulong.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var turnNumber)
            ? new TrainingKey
            {
                First = firstNumber,
                Km = kmNumber,
                Start = startNumber,
                Title = title,
                Turn = turnNumber,
            }
            : null;

    /// <summary>As an address carries it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{First}~{Km}~{Start}~{Turn}~{Title}");

    /// <inheritdoc />
    public int CompareTo(TrainingKey other)
    {
        if (First.CompareTo(other.First) is var byFirst and not 0)
            return byFirst;
        if (Km.CompareTo(other.Km) is var byKm and not 0)
            return byKm;
        if (Start.CompareTo(other.Start) is var byStart and not 0)
            return byStart;
        return string.CompareOrdinal(Title, other.Title) is var byTitle and not 0
            ? byTitle
            : Turn.CompareTo(other.Turn);
    }

    /// <summary>Whether it comes before.</summary>
    public static bool operator <(TrainingKey left, TrainingKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether it comes after.</summary>
    public static bool operator >(TrainingKey left, TrainingKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether it does not come after.</summary>
    public static bool operator <=(TrainingKey left, TrainingKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it does not come before.</summary>
    public static bool operator >=(TrainingKey left, TrainingKey right) => left.CompareTo(right) >= 0;

    // As good as drawn by lot: nobody chooses an identifier that comes first every day.
    private static ulong TurnOf(Guid id, DateOnly day)
    {
        Span<byte> drawn = stackalloc byte[20];
        id.TryWriteBytes(drawn);
        BinaryPrimitives.WriteInt32LittleEndian(drawn[16..], day.DayNumber);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(drawn, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Some of the trainings found.</summary>
/// <param name="Trainings">In order.</param>
/// <param name="Next">The key after which the next page starts; null when this is the last one.</param>
public sealed record TrainingPage(IReadOnlyList<FoundTraining> Trainings, TrainingKey? Next)
{
    /// <summary>The page that follows a key, the first without one.</summary>
    public static TrainingPage Of(IReadOnlyList<FoundTraining> found, TrainingKey? after, int size)
    {
        ArgumentNullException.ThrowIfNull(found);
        var start = 0;
        if (after is { } key)
        {
            while (start < found.Count && found[start].Key <= key)
                start++;
        }
        var trainings = found.Skip(start).Take(size).ToList();
        return new TrainingPage(
            trainings,
            trainings.Count > 0 && start + trainings.Count < found.Count ? trainings[^1].Key : null
        );
    }
}
