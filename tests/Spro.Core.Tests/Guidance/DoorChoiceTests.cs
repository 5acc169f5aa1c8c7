using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Tests.Catalogue;

namespace Spro.Core.Tests.Guidance;

public sealed class DoorChoiceTests
{
    private const string Mayenne = "53147";
    private const string Laval = "53130";
    private const string Nantes = "44109";
    private const string Yeu = "85113";

    private static readonly DateTime Tuesday10h = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_nearest_door_comes_first()
    {
        var doors = Directories.Of(Door("Laval", Laval), Door("Mayenne", Mayenne));
        Assert.Equal(["Mayenne", "Laval"], Names(Choose(doors, Mayenne)));
    }

    [Fact]
    public void A_door_beyond_reach_is_not_near_and_the_way_from_afar_is_given_instead()
    {
        var afar = Door("Au téléphone", null, place => place.Kind = PlaceKind.Remote);
        var doors = Directories.Of(Door("Nantes", Nantes), afar);
        Assert.Equal(["Au téléphone"], Names(Choose(doors, Mayenne)));
    }

    [Fact]
    public void Without_any_door_within_reach_or_from_afar_there_is_a_coverage_gap()
    {
        var doors = Directories.Of(Door("Nantes", Nantes));
        Assert.True(Choose(doors, Mayenne).CoverageGap);
        Assert.False(Choose(doors, Nantes).CoverageGap);
    }

    [Fact]
    public void Saying_nothing_of_where_one_lives_is_no_coverage_gap() =>
        Assert.False(
            DoorChoice.Choose(Directories.Of(Door("Nantes", Nantes)), "ML", Who(null), remoteToo: false).CoverageGap
        );

    [Fact]
    public void A_door_without_a_commune_is_listed_for_its_department_and_never_as_nearest()
    {
        var unplaced = Door("Quelque part en Mayenne", null, place => place.DepartmentCode = "53");
        var doors = Directories.Of(unplaced, Door("Laval", Laval));
        var chosen = Choose(doors, Laval).Doors;
        Assert.Equal(["Laval", "Quelque part en Mayenne"], chosen.Select(door => door.Door.Place.Name));
        Assert.Null(chosen[1].Km);
        Assert.NotEqual("Quelque part en Mayenne", DoorChoice.NearestOpen(doors, Who(Laval))?.Door.Place.Name);
    }

    [Fact]
    public void Equal_doors_each_come_first_as_often_as_the_others()
    {
        var doors = Directories.Of(Door("A", Mayenne), Door("B", Mayenne), Door("C", Mayenne));
        var firsts = Enumerable
            .Range(0, 30)
            .Select(day => Choose(doors, Mayenne, Tuesday10h.AddDays(day)).Doors[0].Door.Place.Name)
            .CountBy(name => name)
            .ToList();
        Assert.Equal(3, firsts.Count);
        Assert.All(firsts, first => Assert.Equal(10, first.Value));
    }

    [Fact]
    public void A_door_closed_for_more_than_a_week_comes_after_the_others_and_stays_listed()
    {
        var closed = Door("Fermé pour travaux", Mayenne, place => place.Status = PlaceStatus.TemporarilyClosed);
        var doors = Directories.Of(closed, Door("Laval", Laval, place => place.Hours = "Mo-Fr 09:00-12:00"));
        Assert.Equal(["Laval", "Fermé pour travaux"], Names(Choose(doors, Mayenne)));
    }

    [Fact]
    public void Hours_that_nobody_knows_do_not_push_a_door_behind()
    {
        var doors = Directories.Of(Door("Sans horaires", Mayenne), Door("Laval", Laval, place => place.Hours = "24/7"));
        Assert.Equal("Sans horaires", Names(Choose(doors, Mayenne))[0]);
    }

    [Fact]
    public void A_door_for_another_age_is_left_out_only_when_the_age_is_known_to_be_outside()
    {
        var young = Directories.Door(
            Directories.At("16-25", Mayenne),
            "ML",
            Directories.Service(service => (service.MinimumAge, service.MaximumAge) = (16, 25))
        );
        var doors = Directories.Of(young);
        Assert.Empty(Choose(doors, Mayenne, age: AgeRange.Exactly(30)).Doors);
        Assert.Single(Choose(doors, Mayenne, age: new AgeRange(20, 30)).Doors);
        Assert.Single(Choose(doors, Mayenne).Doors);
    }

    [Fact]
    public void A_door_reserved_to_other_communes_is_left_out_and_unknown_homes_are_not()
    {
        var zoned = Directories.Door(
            Directories.At("Zone", Laval),
            "ML",
            Directories.Service(service => service.EligibilityZones = [Laval])
        );
        var doors = Directories.Of(zoned);
        Assert.Empty(Choose(doors, Mayenne).Doors);
        Assert.Single(Choose(doors, Laval).Doors);
        Assert.Single(
            DoorChoice
                .Choose(
                    doors,
                    "ML",
                    new Whereabouts(null, "53", null, Tuesday10h, new DateOnly(2026, 11, 24)),
                    remoteToo: false
                )
                .Doors
        );
    }

    [Fact]
    public void A_closed_place_or_one_that_has_ended_is_never_proposed()
    {
        var doors = Directories.Of(
            Door("Fermé", Mayenne, place => place.Status = PlaceStatus.Closed),
            Door("Terminé", Mayenne, place => place.ValidTo = new DateOnly(2026, 1, 1))
        );
        Assert.Empty(Choose(doors, Mayenne).Doors);
    }

    [Fact]
    public void No_transport_adds_a_way_from_afar_beside_the_near_door()
    {
        var doors = Directories.Of(
            Door("Mayenne", Mayenne),
            Door("Au téléphone", null, place => place.Kind = PlaceKind.Remote)
        );
        Assert.Equal(["Mayenne"], Names(DoorChoice.Choose(doors, "ML", Who(Mayenne), remoteToo: false)));
        Assert.Equal(["Mayenne", "Au téléphone"], Names(DoorChoice.Choose(doors, "ML", Who(Mayenne), remoteToo: true)));
    }

    [Fact]
    public void A_moving_place_is_where_it_stops_next()
    {
        var bus = Door(
            "Bus",
            null,
            place =>
            {
                place.Kind = PlaceKind.Mobile;
                place.Stops.Add(
                    new MobileStop
                    {
                        Date = new DateOnly(2026, 12, 1),
                        Opens = new TimeOnly(9, 0),
                        Closes = new TimeOnly(12, 0),
                        CommuneCode = Yeu,
                    }
                );
                place.Stops.Add(
                    new MobileStop
                    {
                        Date = new DateOnly(2026, 11, 20),
                        Opens = new TimeOnly(9, 0),
                        Closes = new TimeOnly(12, 0),
                        CommuneCode = Mayenne,
                    }
                );
            }
        );
        var doors = Directories.Of(bus);
        var onTheIsland = Assert.Single(Choose(doors, Yeu).Doors);
        Assert.Equal(new DateTime(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc), onTheIsland.NextOpening);
        Assert.Empty(Choose(doors, Mayenne).Doors);
    }

    [Fact]
    public void The_nearest_open_place_is_open_even_when_a_closed_one_is_nearer()
    {
        var doors = Directories.Of(
            Door("Fermé ici", Mayenne, place => place.Hours = "Sa 09:00-12:00"),
            Door("Ouvert là", Laval, place => place.Hours = "Mo-Fr 09:00-17:00")
        );
        var nearest = DoorChoice.NearestOpen(doors, Who(Mayenne));
        Assert.Equal("Ouvert là", nearest?.Door.Place.Name);
        Assert.Equal(OpenKind.Open, nearest?.State);
    }

    [Fact]
    public void At_night_the_nearest_open_place_is_the_one_that_opens_first()
    {
        var doors = Directories.Of(
            Door("Ouvre tard", Mayenne, place => place.Hours = "Mo-Fr 14:00-17:00"),
            Door("Ouvre tôt", Laval, place => place.Hours = "Mo-Fr 08:00-12:00")
        );
        Assert.Equal(
            "Ouvre tôt",
            DoorChoice
                .NearestOpen(doors, Who(Mayenne, new DateTime(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc)))
                ?.Door.Place.Name
        );
    }

    [Fact]
    public void A_place_outside_the_charter_is_never_the_nearest_open_place()
    {
        var outside = Directories.Door(
            Directories.At("France services", Mayenne, "FRANCE_SERVICES", place => place.Hours = "24/7"),
            "FRANCE_SERVICES"
        );
        Assert.Null(DoorChoice.NearestOpen(Directories.Of(outside), Who(Mayenne)));
    }

    private static Door Door(string name, string? commune, Action<Place>? change = null) =>
        Directories.Door(Directories.At(name, commune, "ML", change));

    private static Whereabouts Who(string? commune, DateTime? at = null, AgeRange? age = null)
    {
        var instant = at ?? Tuesday10h;
        return new Whereabouts(
            commune is null ? null : Directories.Commune(commune),
            null,
            age,
            instant,
            DateOnly.FromDateTime(instant)
        );
    }

    private static ProposedDoors Choose(Doors doors, string commune, DateTime? at = null, AgeRange? age = null) =>
        DoorChoice.Choose(doors, "ML", Who(commune, at, age), remoteToo: false);

    private static List<string> Names(ProposedDoors proposed) =>
        [.. proposed.Doors.Select(door => door.Door.Place.Name)];
}
