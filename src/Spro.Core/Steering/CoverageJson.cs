using System.Text.Json;
using Spro.Core.Guidance;
using Spro.Core.Structures.Opening;

namespace Spro.Core.Steering;

/// <summary>Writes coverage as the API and the command line give it.</summary>
public static class CoverageJson
{
    /// <summary>Writes the whole as <c>{"items":[…],"total":N,"next":null}</c>.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyCollection<CommuneCoverage> coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        Write(writer, coverage, coverage.Count, next: null);
    }

    /// <summary>Writes a page, one item for each commune and network, computed as it is written.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<CommuneCoverage> page, int total, string? next)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(page);
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var item in page)
            Write(writer, item);
        writer.WriteEndArray();
        writer.WriteNumber("total"u8, total);
        writer.WriteString("next"u8, next);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CommuneCoverage item)
    {
        writer.WriteStartObject();
        writer.WriteString("communeCode"u8, item.Commune.Code);
        writer.WriteString("commune"u8, item.Commune.Name);
        writer.WriteString("department"u8, item.Commune.Department.Code);
        writer.WriteString("network"u8, item.Network.Code);
        writer.WriteString(
            "level"u8,
            item.Level switch
            {
                CoverageLevel.Place => "place",
                CoverageLevel.DepartmentOnly => "department-only",
                CoverageLevel.RemoteOnly => "remote-only",
                _ => "none",
            }
        );
        if (item.Door is { } proposed)
        {
            writer.WriteString("placeId"u8, proposed.Door.Place.Id);
            writer.WriteString("place"u8, proposed.Door.Place.Name);
            if (proposed.Km is { } km)
                writer.WriteNumber("distanceKm"u8, Math.Round(km, 1));
            if (proposed.State != OpenKind.Unknown)
                writer.WriteBoolean("openNow"u8, proposed.State == OpenKind.Open);
            AnswerJson.WriteInstant(writer, "nextOpening"u8, proposed.NextOpening, proposed.Door.Timetable.Calendar);
        }
        writer.WriteEndObject();
    }
}
