using CsCheck;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Tests.Territories;

namespace Spro.Core.Tests.Catalogue;

public sealed class TrainingSearchTests
{
    private const string Laval = "53130";
    private const string Mayenne = "53147";
    private const string Nantes = "44109";

    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly ReferentialVersion Source = new()
    {
        Referential = ReferentialVersion.Trainings,
        Version = "essai",
        Source = "Essai",
        Licence = "Aucune",
        ImportedOn = Day,
    };

    [Fact]
    public void The_nearest_comes_first_then_the_next_to_start_then_the_title()
    {
        TrainingOffer[] offers =
        [
            Offer("loin", Nantes, "2026-12-01/"),
            Offer("b", Mayenne, "2027-01-01/"),
            Offer("a", Mayenne, "2027-01-01/"),
            Offer("tôt", Mayenne, "2026-12-01/"),
            Offer("sans date", Mayenne, ""),
            Offer("sans lieu", null, "2026-11-25/"),
            Offer("à distance", Laval, "2026-11-25/") with
            {
                Mode = TrainingMode.Remote,
            },
        ];
        Assert.Equal(
            ["tôt", "a", "b", "sans date", "loin", "à distance", "sans lieu"],
            Titles(offers, new TrainingQuery { Day = Day, Commune = PaysDeLaLoire.Index.CommuneToday(Laval) })
        );
    }

    [Fact]
    public void The_reader_may_choose_the_date_or_the_level()
    {
        TrainingOffer[] offers =
        [
            Offer("haut", Mayenne, "2026-12-01/") with
            {
                Level = 6,
            },
            Offer("bas", Mayenne, "2027-12-01/") with
            {
                Level = 3,
            },
            Offer("inconnu", Mayenne, "2026-11-30/"),
        ];
        var query = new TrainingQuery { Day = Day };
        Assert.Equal(["inconnu", "haut", "bas"], Titles(offers, query with { Order = TrainingOrder.Date }));
        Assert.Equal(["bas", "haut", "inconnu"], Titles(offers, query with { Order = TrainingOrder.Level }));
    }

    [Fact]
    public void A_session_that_has_begun_is_no_next_date()
    {
        var found = Find([Offer("a", Mayenne, "2026-11-23/2027-01-01;2027-03-01/2027-05-01")], new() { Day = Day });
        Assert.Equal(new DateOnly(2027, 3, 1), Assert.Single(found).Next!.Value.Start);
        Assert.Null(Assert.Single(Find([Offer("b", Mayenne, "2026-11-23/")], new() { Day = Day })).Next);
    }

    [Fact]
    public void What_is_not_known_is_not_what_was_asked()
    {
        TrainingOffer[] offers =
        [
            Offer("oui", Mayenne, "") with
            {
                OpenWithoutDiploma = true,
                DisabilityAccess = true,
            },
            Offer("non", Mayenne, "") with
            {
                OpenWithoutDiploma = false,
                DisabilityAccess = false,
            },
            Offer("inconnu", Mayenne, ""),
        ];
        Assert.Equal(["oui"], Titles(offers, new() { Day = Day, WithoutDiploma = true }));
        Assert.Equal(["oui"], Titles(offers, new() { Day = Day, DisabilityAccess = true }));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(rank => values[rank]);

    private static readonly Gen<TrainingOffer[]> Offers = Gen.Select(
            OneOf<string?>(Laval, Mayenne, Nantes, null),
            OneOf("", "2026-12-01/", "2027-01-01/2027-02-01", "2026-01-01/"),
            OneOf("Cuisine", "Soins"),
            OneOf<int?>(3, 4, null),
            OneOf<TrainingMode?>(TrainingMode.Presence, TrainingMode.Remote, null)
        )
        .Array[0, 30]
        .Select(all =>
            all.Select(
                    (one, rank) =>
                        Offer(one.Item3, one.Item1, one.Item2, rank) with
                        {
                            Level = one.Item4,
                            Mode = one.Item5,
                            Provider = $"Organisme {rank}",
                        }
                )
                .ToArray()
        );

    private static readonly Gen<TrainingQuery> Queries = Gen.Select(
        Gen.Enum<TrainingOrder>(),
        Gen.Bool,
        (order, near) =>
            new TrainingQuery
            {
                Day = Day,
                Order = order,
                Commune = near ? PaysDeLaLoire.Index.CommuneToday(Laval) : null,
            }
    );

    [Fact]
    public void Exchanging_the_names_of_providers_never_changes_the_order() =>
        Gen.Select(Offers, Queries, Gen.Int[0, 1000])
            .Sample(
                (offers, query, seed) =>
                {
                    var names = offers.Select(offer => offer.Provider).ToArray();
                    new Random(seed).Shuffle(names);
                    var exchanged = offers.Select((offer, rank) => offer with { Provider = names[rank] });
                    return Ids(Find(offers, query)).SequenceEqual(Ids(Find([.. exchanged.Reverse()], query)));
                }
            );

    [Fact]
    public void Pages_show_each_training_once_and_in_order() =>
        Gen.Select(Offers, Queries, Gen.Int[1, 7])
            .Sample(
                (offers, query, size) =>
                {
                    var all = Find(offers, query);
                    List<Guid> shown = [];
                    TrainingKey? after = null;
                    do
                    {
                        var page = TrainingPage.Of(all, after, size);
                        shown.AddRange(Ids(page.Trainings));
                        after = page.Next is { } next ? TrainingKey.Read(next.ToString()) : null;
                    } while (after is not null);
                    return shown.SequenceEqual(Ids(all));
                }
            );

    [Fact]
    public void Equals_take_turns_from_one_day_to_the_next()
    {
        TrainingOffer[] offers = [.. Enumerable.Range(0, 4).Select(rank => Offer("Cuisine", Mayenne, "", rank))];
        var firsts = Enumerable
            .Range(0, 60)
            .Select(days => Find(offers, new() { Day = Day.AddDays(days) })[0].Training.Offer.Id)
            .CountBy(id => id)
            .ToDictionary();
        Assert.Equal(4, firsts.Count);
        Assert.All(firsts.Values, count => Assert.InRange(count, 5, 30));
    }

    private static List<string> Titles(TrainingOffer[] offers, TrainingQuery query) =>
        [.. Find(offers, query).Select(found => found.Training.Offer.Title)];

    private static IEnumerable<Guid> Ids(IEnumerable<FoundTraining> found) =>
        found.Select(one => one.Training.Offer.Id);

    private static IReadOnlyList<FoundTraining> Find(TrainingOffer[] offers, TrainingQuery query) =>
        TrainingSearch.Find(Trainings.Of([(Source, offers)]), Certifications.None, PaysDeLaLoire.Index, query);

    private static TrainingOffer Offer(string title, string? commune, string sessions, int rank = 0) =>
        new()
        {
            Version = "essai",
            Id = StableId.Of("essai", $"{title} {rank}"),
            SourceId = $"{title} {rank}",
            Title = title,
            Provider = "Organisme",
            CommuneCode = commune,
            Sessions = sessions,
        };
}
