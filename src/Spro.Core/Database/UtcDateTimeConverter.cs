using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Spro.Core.Database;

/// <summary>Instants are UTC on both sides. A local or unspecified time is a mistake, so it is refused on the way in.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : Refuse(value),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    )
{
    private static DateTime Refuse(DateTime value) =>
        throw new ArgumentException($"Only UTC instants are stored; {value:o} is {value.Kind}.", nameof(value));
}
