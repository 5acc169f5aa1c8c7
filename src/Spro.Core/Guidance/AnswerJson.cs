using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Guidance;

/// <summary>Writes an answer as the API and the command line give it. Times carry the offset of the person's territory.</summary>
public static class AnswerJson
{
    /// <summary>French stays readable; what HTML could mistake is escaped.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(
            UnicodeRanges.BasicLatin,
            UnicodeRanges.Latin1Supplement,
            UnicodeRanges.LatinExtendedA,
            UnicodeRanges.GeneralPunctuation
        ),
        SkipValidation = true,
    };

    /// <summary>Writes one answer.</summary>
    public static void Write(Utf8JsonWriter writer, CompleteAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(answer);
        var rules = answer.Decision.Rules;
        writer.WriteStartObject();
        writer.WriteString("rulesVersion"u8, rules.Version);
        writer.WriteStartArray("information"u8);
        foreach (var sheet in answer.Information)
            WriteSheet(writer, sheet);
        writer.WriteEndArray();
        if (answer.Here is { } here)
            WriteHere(writer, here);
        WriteNetworks(writer, "answers"u8, answer.Answers);
        WriteNetworks(writer, "complements"u8, answer.Complements);
        WriteNetworks(writer, "others"u8, answer.Others);
        writer.WriteStartArray("questions"u8);
        foreach (var field in answer.Decision.Questions)
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, field.Name);
            writer.WriteString("text"u8, answer.Words[field].Question);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("flags"u8);
        foreach (var flag in answer.Decision.Flags)
            writer.WriteStringValue(flag.Code);
        writer.WriteEndArray();
        writer.WritePropertyName("nearestOpenPlace"u8);
        if (answer.NearestOpen is { } nearest)
            WriteDoor(writer, nearest);
        else
            writer.WriteNullValue();
        writer.WriteString("notice"u8, rules.Notice);
        writer.WriteEndObject();
    }

    private static void WriteSheet(Utf8JsonWriter writer, InformationSheet sheet)
    {
        writer.WriteStartObject();
        writer.WriteString("sheet"u8, sheet.Id);
        writer.WriteString("text"u8, sheet.Summary);
        writer.WriteString("source"u8, sheet.Source);
        writer.WriteString("date"u8, IsoDate(sheet.ReviewedOn));
        writer.WriteString("url"u8, sheet.Url?.ToString());
        writer.WriteEndObject();
    }

    private static void WriteHere(Utf8JsonWriter writer, Door here)
    {
        writer.WriteStartObject("here"u8);
        writer.WriteString("placeId"u8, here.Place.Id);
        writer.WriteString("name"u8, here.Place.Name);
        writer.WriteStartArray("offers"u8);
        foreach (var offer in here.Offers)
            writer.WriteStringValue(offer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNetworks(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        IReadOnlyList<AnsweredNetwork> networks
    )
    {
        writer.WriteStartArray(name);
        foreach (var network in networks)
        {
            writer.WriteStartObject();
            writer.WriteString("network"u8, network.Answer.Network.Code);
            writer.WriteString("name"u8, network.Answer.Network.Name);
            writer.WriteString("rank"u8, RankOf(network.Answer.Rank));
            writer.WriteString("membership"u8, MembershipOf(network.Answer.Network.Membership));
            writer.WriteStartArray("reasons"u8);
            foreach (var rule in network.Answer.Reasons)
            {
                writer.WriteStartObject();
                writer.WriteString("ruleId"u8, rule.Id);
                writer.WriteString("text"u8, rule.Reason);
                writer.WriteString("basis"u8, rule.PublicBasis);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteStartArray("places"u8);
            foreach (var door in network.Doors)
                WriteDoor(writer, door);
            writer.WriteEndArray();
            writer.WriteBoolean("coverageGap"u8, network.CoverageGap);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteDoor(Utf8JsonWriter writer, ProposedDoor proposed)
    {
        var (door, place) = (proposed.Door, proposed.Door.Place);
        writer.WriteStartObject();
        writer.WriteString("id"u8, place.Id);
        writer.WriteString("name"u8, place.Name);
        writer.WriteString("communeCode"u8, proposed.Stop?.CommuneCode ?? door.Commune?.Code ?? place.CommuneCode);
        if (proposed.Km is { } km)
            writer.WriteNumber("distanceKm"u8, Math.Round(km, 1));
        else
            writer.WriteNull("distanceKm"u8);
        if (proposed.State == OpenKind.Unknown)
            writer.WriteNull("openNow"u8);
        else
            writer.WriteBoolean("openNow"u8, proposed.State == OpenKind.Open);
        WriteInstant(writer, "nextOpening"u8, proposed.NextOpening, door.Timetable.Calendar);
        WriteChannels(writer, place.Channels);
        writer.WriteString("phone"u8, place.Phone);
        writer.WriteString("writtenAlternative"u8, place.WrittenAlternative);
        if (place.StepFree is { } stepFree)
            writer.WriteBoolean("stepFree"u8, stepFree);
        else
            writer.WriteNull("stepFree"u8);
        writer.WriteString("confirmedOn"u8, place.ConfirmedOn is { } day ? IsoDate(day) : null);
        writer.WriteBoolean("fictitious"u8, place.IsFictitious);
        writer.WriteEndObject();
    }

    /// <summary>Writes an instant of UTC as the clocks of a territory show it, or null.</summary>
    public static void WriteInstant(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        DateTime? utc,
        LocalCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(calendar);
        if (utc is not { } instant)
        {
            writer.WriteNull(name);
            return;
        }
        var local = calendar.ToLocal(instant);
        writer.WriteString(
            name,
            new DateTimeOffset(local, local - DateTime.SpecifyKind(instant, DateTimeKind.Unspecified))
        );
    }

    /// <summary>Writes the ways of being received, in the API's words.</summary>
    public static void WriteChannels(Utf8JsonWriter writer, Channels channels)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray("channels"u8);
        if (channels.HasFlag(Channels.Place))
            writer.WriteStringValue("place"u8);
        if (channels.HasFlag(Channels.Phone))
            writer.WriteStringValue("phone"u8);
        if (channels.HasFlag(Channels.Written))
            writer.WriteStringValue("written"u8);
        if (channels.HasFlag(Channels.Video))
            writer.WriteStringValue("video"u8);
        if (channels.HasFlag(Channels.Web))
            writer.WriteStringValue("web"u8);
        writer.WriteEndArray();
    }

    /// <summary>A membership in the API's words.</summary>
    public static string MembershipOf(Membership membership) =>
        membership switch
        {
            Membership.Signatory => "signatory",
            Membership.Vacant => "vacant",
            Membership.Associated => "associated",
            Membership.Partner => "partner",
            _ => "outside",
        };

    /// <summary>A rank in the API's words.</summary>
    public static string RankOf(AnswerRank rank) =>
        rank switch
        {
            AnswerRank.Primary => "primary",
            AnswerRank.Secondary => "secondary",
            _ => "complement",
        };

    private static string IsoDate(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
