using System.Globalization;

namespace Spro.Core.Catalogue;

/// <summary>What the doors found are ordered by before anything else.</summary>
internal enum FoundOrder
{
    /// <summary>By distance, or by name without a commune.</summary>
    Listed,

    /// <summary>Known by their department only.</summary>
    Somewhere,

    /// <summary>Reached from afar.</summary>
    FromAfar,
}

/// <summary>
/// Where a door stands in the results: a page goes on after the key of the last one shown, whether that door is still
/// there or not.
/// </summary>
public readonly record struct DirectoryKey : IComparable<DirectoryKey>
{
    private FoundOrder Order { get; init; }
    private double Km { get; init; }
    private string Name { get; init; }
    private Guid Id { get; init; }

    /// <summary>The key of a door found.</summary>
    public static DirectoryKey Of(FoundDoor found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new DirectoryKey
        {
            Order = found.Order,
            Km = found.Km ?? 0,
            // Kilometres and an identifier are enough; where there are none, names order.
            Name = found.Km is null ? found.Door.Place.Name : "",
            Id = found.Door.Place.Id,
        };
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static DirectoryKey? Read(string? text) =>
        text?.Split('~', 4) is [var order, var id, var km, var name]
        && order is "0" or "1" or "2"
        && Guid.TryParseExact(id, "N", out var place)
        && double.TryParse(km, NumberStyles.Float, CultureInfo.InvariantCulture, out var distance)
        && double.IsFinite(distance)
            ? new DirectoryKey
            {
                Order = (FoundOrder)(order[0] - '0'),
                Km = distance,
                Name = name,
                Id = place,
            }
            : null;

    /// <summary>As an address carries it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Order}~{Id:N}~{Km:R}~{Name}");

    /// <inheritdoc />
    public int CompareTo(DirectoryKey other)
    {
        if (Order != other.Order)
            return (int)Order - (int)other.Order;
        if (Km.CompareTo(other.Km) is var byDistance and not 0)
            return byDistance;
        return string.CompareOrdinal(Name, other.Name) is var byName and not 0 ? byName : Id.CompareTo(other.Id);
    }

    /// <summary>Whether it comes before.</summary>
    public static bool operator <(DirectoryKey left, DirectoryKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether it comes after.</summary>
    public static bool operator >(DirectoryKey left, DirectoryKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether it does not come after.</summary>
    public static bool operator <=(DirectoryKey left, DirectoryKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it does not come before.</summary>
    public static bool operator >=(DirectoryKey left, DirectoryKey right) => left.CompareTo(right) >= 0;
}

/// <summary>Some of the doors found.</summary>
/// <param name="Doors">In order.</param>
/// <param name="Next">The key after which the next page starts; null when this is the last one.</param>
public sealed record DirectoryPage(IReadOnlyList<FoundDoor> Doors, DirectoryKey? Next)
{
    /// <summary>The page that follows a key, the first without one.</summary>
    public static DirectoryPage Of(IReadOnlyList<FoundDoor> found, DirectoryKey? after, int size)
    {
        ArgumentNullException.ThrowIfNull(found);
        var start = 0;
        if (after is { } key)
        {
            while (start < found.Count && DirectoryKey.Of(found[start]) <= key)
                start++;
        }
        var doors = found.Skip(start).Take(size).ToList();
        return new DirectoryPage(
            doors,
            doors.Count > 0 && start + doors.Count < found.Count ? DirectoryKey.Of(doors[^1]) : null
        );
    }
}
