using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;

namespace Spro.Core.Tests.Members;

public sealed class WeekDraftTests
{
    [Theory]
    [InlineData("9h-12h et 14h-17h30", "9 h - 12 h, 14 h - 17 h 30")]
    [InlineData("de 9 h à 12 h, de 13 h 30 à 17 h", "9 h - 12 h, 13 h 30 - 17 h")]
    [InlineData("09:00-12:00 14:00-17:00", "9 h - 12 h, 14 h - 17 h")]
    [InlineData("9-12", "9 h - 12 h")]
    [InlineData("Fermé", "")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string typed, string read) =>
        Assert.Equal(read, TypedHours.Write(TypedHours.Read(typed)!));

    [Theory]
    [InlineData("tôt le matin")]
    [InlineData("12h-9h")]
    [InlineData("9h-12h, 11h-14h")]
    [InlineData("25h-26h")]
    [InlineData("9h-12h sauf le mardi")]
    [InlineData("9h")]
    public void What_is_not_hours_is_refused_and_never_guessed(string typed) => Assert.Null(TypedHours.Read(typed));

    [Fact]
    public async Task A_hostile_line_is_refused_at_once()
    {
        var line = string.Concat(Enumerable.Repeat("1-1 , ", 16)) + "!";

        Assert.Null(
            await Task.Run(() => TypedHours.Read(line), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:00; PH off")]
    [InlineData("Mo-Th 09:00-12:00; Sa 10:00-12:00")]
    [InlineData("Mo-Fr 09:00-12:00; Jul-Aug Mo-Fr 09:00-11:00; PH off")]
    [InlineData("24/7")]
    [InlineData("Mo-Su off")]
    [InlineData("Mo-Su off; PH off")]
    [InlineData("Mo-Su off; Jul-Aug Mo-Fr 09:00-11:00; PH off")]
    [InlineData("Jul-Aug off; PH off")]
    [InlineData("Mo-Fr 18:00-24:00")]
    public void A_week_shown_and_sent_back_is_the_same(string hours)
    {
        var place = PlaceOf(hours);

        WeekDraft.Of(place).ApplyTo(place, null!, default);

        Assert.Equal(hours, place.Hours);
    }

    [Theory]
    [InlineData("Mo-Su off; PH off", "Mo-Su off; PH off")]
    [InlineData("Mo-Fr off", "Mo-Su off")]
    [InlineData("Mo-Fr 09:00-12:00; off", "Mo-Su off")]
    public void A_week_that_never_opens_is_shown_closed_and_stays_so(string imported, string kept)
    {
        var place = PlaceOf(imported);
        var week = WeekDraft.Of(place);
        Assert.All(week.Days, day => Assert.Equal("fermé", day));

        week.ApplyTo(place, null!, default);
        Assert.Equal(kept, place.Hours);

        (week with { ClosedOnHolidays = true }).ApplyTo(place, null!, default);
        Assert.True(WeekDraft.Of(place).ClosedOnHolidays);
    }

    [Fact]
    public void Another_day_changes_that_day_and_leaves_summer_as_it_is()
    {
        var place = PlaceOf("Mo-Fr 09:00-12:00; Jul-Aug off; PH off");
        var week = WeekDraft.Of(place);
        Assert.NotNull(WeekDraft.OthersOf(place));

        (week with { Days = [.. week.Days.Take(5), "10h-12h", null] }).ApplyTo(place, null!, default);
        Assert.Equal("Mo-Fr 09:00-12:00; Sa 10:00-12:00; Jul-Aug off; PH off", place.Hours);

        (WeekDraft.Of(place) with { KeepsOthers = false, ClosedOnHolidays = false }).ApplyTo(place, null!, default);
        Assert.Equal("Mo-Fr 09:00-12:00; Sa 10:00-12:00", place.Hours);
    }

    [Fact]
    public void What_cannot_be_read_is_said_beside_its_day()
    {
        var place = PlaceOf("Mo-Fr 09:00-12:00");
        var week = WeekDraft.Of(place) with { Days = [null, "tôt", null, null, null, null, null] };

        var refused = Assert.Throws<RefusedException>(() => week.ApplyTo(place, null!, default));

        Assert.Equal("tuesday", refused.Field);
    }

    [Fact]
    public void Nothing_written_is_hours_that_nobody_knows_and_a_place_closed_all_week_says_so()
    {
        var place = PlaceOf("Mo-Fr 09:00-12:00");
        var week = WeekDraft.Of(place);

        (week with { Days = ["fermé", null, null, null, null, null, null] }).ApplyTo(place, null!, default);
        Assert.True(OpeningHours.TryParse(place.Hours!, out var hours, out _));
        Assert.Contains(
            "fermé",
            string.Join(' ', FrenchHours.Describe(hours)).ToLowerInvariant(),
            StringComparison.Ordinal
        );
        Assert.All(WeekDraft.Of(place).Days, day => Assert.Equal("fermé", day));
        Assert.Null(WeekDraft.OthersOf(place));

        (week with { Days = [null, " ", null, null, null, null, null] }).ApplyTo(place, null!, default);
        Assert.Null(place.Hours);
    }

    private static Place PlaceOf(string hours)
    {
        var place = DirectoryEdits.NewPlace(Guid.NewGuid(), Guid.NewGuid());
        place.Hours = hours;
        return place;
    }
}
