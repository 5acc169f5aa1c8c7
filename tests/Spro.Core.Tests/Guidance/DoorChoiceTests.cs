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

    [Fact]
    public void Moving_places_follow_the_published_order_like_the_others()
    {
        var doors = Directories.Of(
            Bus("Bus de Laval", (Day: 1, Laval)),
            Bus("Autobus lointain", (Day: 20, Mayenne)),
            Bus("Bus de Mayenne", (Day: 2, Mayenne)),
            Door("Fixe à Laval", Laval)
        );
        // Soon first, then by kilometre: the near bus before the far one, the one of next month after everybody.
        var names = Names(Choose(doors, Mayenne));
        Assert.Equal("Bus de Mayenne", names[0]);
        Assert.Equal(["Bus de Laval", "Fixe à Laval"], names[1..].Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Bus de Mayenne", "Autobus lointain"],
            Names(
                Choose(
                    Directories.Of(Bus("Autobus lointain", (20, Mayenne)), Bus("Bus de Mayenne", (2, Mayenne))),
                    Mayenne
                )
            )
        );
    }

    [Fact]
    public void A_moving_place_and_a_fixed_one_at_the_same_kilometre_take_turns()
    {
        var doors = Directories.Of(
            Bus("Bus", [.. Enumerable.Range(1, 40).Select(day => (day, Mayenne))]),
            Door("Fixe", Mayenne)
        );
        var firsts = Enumerable
            .Range(0, 20)
            .Select(day => Names(Choose(doors, Mayenne, Tuesday10h.AddDays(day)))[0])
            .CountBy(name => name)
            .ToDictionary();
        Assert.Equal((10, 10), (firsts["Bus"], firsts["Fixe"]));
    }

    [Fact]
    public void Of_its_stops_a_moving_place_is_proposed_at_one_within_the_week_before_a_nearer_one()
    {
        var bus = Bus("Bus", (3, Laval), (20, Mayenne));
        Assert.Equal(Laval, Assert.Single(Choose(Directories.Of(bus), Mayenne).Doors).Stop?.CommuneCode);
    }

    [Theory]
    [InlineData(PlaceKind.Fixed)]
    [InlineData(PlaceKind.Remote)]
    public void Doors_known_by_their_department_or_reached_from_afar_take_turns_too(PlaceKind kind)
    {
        // One of them receives other people: nobody takes its turn twice.
        var doors = Directories.Of([
            .. Enumerable
                .Range(0, 5)
                .Select(rank => Door($"{rank}", null, place => (place.Kind, place.DepartmentCode) = (kind, "53"))),
            Directories.Door(
                Directories.At("Pour d'autres", null, "ML", place => (place.Kind, place.DepartmentCode) = (kind, "53")),
                "ML",
                Directories.Service(service => service.EligibilityZones = [Nantes])
            ),
        ]);
        var firsts = Enumerable
            .Range(0, 50)
            .Select(day => Names(Choose(doors, Mayenne, Tuesday10h.AddDays(day)))[0])
            .CountBy(name => name)
            .ToList();
        Assert.Equal(5, firsts.Count);
        Assert.All(firsts, first => Assert.Equal(10, first.Value));
    }

    [Fact]
    public void In_a_department_the_doors_that_receive_within_the_week_come_first()
    {
        var doors = Directories.Of([
            .. Enumerable
                .Range(0, 9)
                .Select(rank => Door($"Fermé {rank}", Laval, place => place.Hours = "Jul-Aug Mo 09:00-12:00")),
            Door("Ouvert", Mayenne, place => place.Hours = "24/7"),
        ]);
        var who = new Whereabouts(null, "53", null, Tuesday10h, new DateOnly(2026, 11, 24));
        Assert.All(
            Enumerable.Range(0, 10),
            day =>
                Assert.Equal(
                    "Ouvert",
                    Names(DoorChoice.Choose(doors, "ML", who with { Day = who.Day.AddDays(day) }, false))[0]
                )
        );
    }

    [Fact]
    public void The_sea_is_not_crossed_to_the_nearest_door_from_either_side()
    {
        var coast = Directories.Territory.Communes.Single(commune => commune.Name == "Saint-Hilaire-de-Riez").Code;
        var doors = Directories.Of(
            Door("Sur la côte", coast),
            Bus("Bus sur la côte", (1, coast)),
            Door("Sur l'île", Yeu),
            Bus("Bus sur l'île", (2, Yeu)),
            Door("Quelque part en Vendée", null, place => place.DepartmentCode = "85"),
            Door("Au téléphone", null, place => place.Kind = PlaceKind.Remote)
        );
        Assert.Equal(
            ["Au téléphone", "Bus sur l'île", "Sur l'île"],
            Names(Choose(doors, Yeu)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["Bus sur la côte", "Quelque part en Vendée", "Sur la côte"],
            Names(Choose(doors, coast)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "Sur l'île",
            DoorChoice
                .NearestOpen(Directories.Of(Always("Sur l'île", Yeu), Always("Sur la côte", coast)), Who(Yeu))
                ?.Door.Place.Name
        );
        Assert.Equal(
            "Sur la côte",
            DoorChoice
                .NearestOpen(Directories.Of(Always("Sur l'île", Yeu), Always("Sur la côte", coast)), Who(coast))
                ?.Door.Place.Name
        );
    }

    [Fact]
    public void From_an_island_what_asks_no_crossing_comes_before_somewhere_in_the_department()
    {
        var doors = Directories.Of(
            Door("Quelque part en Vendée", null, place => place.DepartmentCode = "85"),
            Door("Au téléphone", null, place => place.Kind = PlaceKind.Remote)
        );
        Assert.Equal(["Au téléphone", "Quelque part en Vendée"], Names(Choose(doors, Yeu)));
    }

    [Fact]
    public void Whoever_asks_for_it_gets_first_the_doors_known_step_free_and_none_is_left_out()
    {
        var doors = Directories.Of(
            Door("Avec marches", Mayenne, place => place.StepFree = false),
            Door("Non précisé", Mayenne),
            Door("De plain-pied", Laval, place => place.StepFree = true)
        );
        var who = Who(Mayenne) with { StepFree = true };
        Assert.Equal(
            ["De plain-pied", "Non précisé", "Avec marches"],
            Names(DoorChoice.Choose(doors, "ML", who, remoteToo: false))
        );
        Assert.Equal("De plain-pied", Names(Choose(doors, Mayenne))[^1]);
    }

    [Fact]
    public void A_moving_place_that_receives_now_is_the_nearest_open_place()
    {
        var doors = Directories.Of(
            Door("Au téléphone", null, place => (place.Kind, place.Hours) = (PlaceKind.Remote, "24/7")),
            Bus("Bus ici", (0, Mayenne)),
            Always("Ouvert plus loin", Laval)
        );
        var nearest = DoorChoice.NearestOpen(doors, Who(Mayenne));
        Assert.Equal(("Bus ici", true), (nearest?.Door.Place.Name, nearest?.IsOpen));
        Assert.Equal(Mayenne, nearest?.Stop?.CommuneCode);
    }

    [Fact]
    public void On_a_Sunday_the_first_that_opens_may_be_a_moving_place_and_is_not_called_open()
    {
        var doors = Directories.Of(
            Door("Ouvre mardi", Mayenne, place => place.Hours = "Tu 09:00-12:00"),
            Bus("Bus de lundi", (6, Laval))
        );
        var nearest = DoorChoice.NearestOpen(
            doors,
            Who(Mayenne, new DateTime(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc))
        );
        Assert.Equal(("Bus de lundi", false), (nearest?.Door.Place.Name, nearest?.IsOpen));
        Assert.Equal(new DateTime(2026, 11, 30, 8, 30, 0, DateTimeKind.Utc), nearest?.NextOpening);
    }

    [Fact]
    public void The_next_opening_is_said_also_when_the_door_is_open()
    {
        var door = Assert.Single(
            Choose(Directories.Of(Door("Ici", Mayenne, place => place.Hours = "Mo-Fr 09:00-12:00")), Mayenne).Doors
        );
        Assert.Equal((true, new DateTime(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc)), (door.IsOpen, door.NextOpening));
        Assert.Null(Assert.Single(Choose(Directories.Of(Always("Ici", Mayenne)), Mayenne).Doors).NextOpening);
    }

    private static Door Always(string name, string commune) => Door(name, commune, place => place.Hours = "24/7");

    private static Door Bus(string name, params (int Day, string Commune)[] stops) =>
        Door(
            name,
            null,
            place =>
            {
                place.Kind = PlaceKind.Mobile;
                place.Stops =
                [
                    .. stops.Select(stop => new MobileStop
                    {
                        Date = new DateOnly(2026, 11, 24).AddDays(stop.Day),
                        Opens = new TimeOnly(9, 30),
                        Closes = new TimeOnly(12, 0),
                        CommuneCode = stop.Commune,
                    }),
                ];
            }
        );

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
