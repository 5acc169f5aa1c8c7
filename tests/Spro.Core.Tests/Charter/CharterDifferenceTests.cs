using CsCheck;
using Spro.Core.Charter;

namespace Spro.Core.Tests.Charter;

/// <summary>What two versions do not say alike.</summary>
public sealed class CharterDifferenceTests
{
    private static readonly string[] Texts =
    [
        "Une phrase.",
        "Une autre phrase.",
        "Chacun choisit.",
        "Rien ne se paie.",
    ];

    private static readonly Gen<List<Clause>> AnyClauses = Gen.Select(
            Gen.Int[1, 3],
            Gen.Int[0, 3].Select(rank => Texts[rank])
        )
        .Select((article, text) => Sentence($"{article}-1", text))
        .List[0, 12];

    [Fact]
    public void Every_clause_of_both_versions_is_told_once_in_its_order()
    {
        Gen.Select(AnyClauses, AnyClauses)
            .Sample(
                (before, after) =>
                {
                    var changes = CharterDifference.Between(before, after);
                    Assert.Equal(before, changes.Select(change => change.Before).OfType<Clause>());
                    Assert.Equal(after, changes.Select(change => change.After).OfType<Clause>());
                }
            );
    }

    [Fact]
    public void Nothing_changes_between_a_version_and_itself_whatever_its_numbers()
    {
        AnyClauses.Sample(clauses =>
            Assert.All(
                CharterDifference.Between(clauses, [.. clauses.Select(one => Sentence(one.Number + "bis", one.Text))]),
                change => Assert.Equal(ChangeKind.Same, change.Kind)
            )
        );
    }

    [Fact]
    public void A_sentence_reworded_is_shown_with_the_words_that_changed()
    {
        var change = Assert.Single(
            CharterDifference.Between(
                [Sentence("5-1", "Le groupe agit une fois par an."), Sentence("5-2", "Rien d'autre.")],
                [Sentence("5-1", "Le groupe agit deux fois par an."), Sentence("5-2", "Rien d'autre.")]
            ),
            one => one.Kind != ChangeKind.Same
        );

        Assert.Equal(ChangeKind.Reworded, change.Kind);
        var words = CharterDifference.WordsOf(change);
        Assert.Equal("une", words.Single(run => run.Kind == RunKind.Removed).Text.Trim());
        Assert.Equal("deux", words.Where(run => run.Kind == RunKind.Added).Select(run => run.Text.Trim()).First());
        Assert.Equal(change.Before!.Text, Text(words, RunKind.Added));
        Assert.Equal(change.After!.Text, Text(words, RunKind.Removed));

        static string Text(IEnumerable<WordRun> words, RunKind without) =>
            string.Concat(words.Where(run => run.Kind != without).Select(run => run.Text));
    }

    [Fact]
    public void A_sentence_that_leaves_an_article_replaces_none_of_another()
    {
        var changes = CharterDifference.Between(
            [Sentence("3-1", "Gratuité."), Sentence("4-1", "Le maillage.")],
            [Sentence("4-1", "Le maillage."), Sentence("4-2", "Le guide.")]
        );

        Assert.Equal([ChangeKind.Removed, ChangeKind.Same, ChangeKind.Added], changes.Select(change => change.Kind));
    }

    private static Clause Sentence(string number, string text) =>
        new()
        {
            Number = number,
            Kind = ClauseKind.Sentence,
            Article = number.Split('-')[0],
            Text = text,
        };
}
