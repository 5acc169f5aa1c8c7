using System.Text.RegularExpressions;
using Spro.Core.Knowledge;

namespace Spro.Architecture.Tests;

/// <summary>The texts of the site: all there, in every public language, and none for nothing.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_part_of_the_site_has_its_texts_in_every_language()
    {
        var parts = Sources
            .Web.GetTypes()
            .Where(type => type.Namespace == "Spro.Web.Resources")
            .Select(type => type.Name)
            .ToList();
        Assert.NotEmpty(parts);
        Assert.Contains("fr", ResourceFile.Languages);
        Assert.Equal(
            parts.SelectMany(part => ResourceFile.Languages, (part, language) => (part, language)).Order(),
            ResourceFile.All.Select(file => (file.Part, file.Language)).Order()
        );
    }

    [Fact]
    public void Every_text_is_in_every_language_with_the_same_open_places()
    {
        foreach (var languages in ResourceFile.All.GroupBy(file => file.Part))
        {
            var french = Shape(languages.Single(file => file.Language == "fr"));
            foreach (var file in languages)
                Assert.Equal(french, Shape(file));
        }

        static IEnumerable<string> Shape(ResourceFile file) =>
            file
                .Texts.Select(text => $"{text.Key} {string.Join(' ', ResourceFile.PlaceholdersOf(text.Text))}")
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void No_text_is_empty_comes_twice_or_skips_an_open_place()
    {
        foreach (var file in ResourceFile.All)
        {
            Assert.Empty(file.Keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key));
            Assert.Empty(file.Texts.Where(text => string.IsNullOrWhiteSpace(text.Text)).Select(text => text.Key));
            Assert.Empty(
                file.Texts.Where(text =>
                        !ResourceFile
                            .PlaceholdersOf(text.Text)
                            .SequenceEqual(Enumerable.Range(0, ResourceFile.PlaceholdersOf(text.Text).Count))
                    )
                    .Select(text => text.Key)
            );
        }
    }

    [Fact]
    public void Every_text_asked_for_exists_and_receives_as_many_values_as_it_has_open_places()
    {
        Assert.NotEmpty(TextUse.All);
        List<string> wrong = [];
        foreach (var use in TextUse.All)
        {
            if (use.Key is not { } key)
                continue;
            var texts = ResourceFile.All.Single(file => file.Part == use.Part && file.Language == "fr").Texts;
            var meant = texts.Where(text => key.IsMatch(text.Key)).ToList();
            if (meant.Count == 0)
                wrong.Add($"{use.Where} does not exist");
            // A key made of pieces may match texts that it never becomes.
            else if (!meant.Exists(text => ResourceFile.PlaceholdersOf(text.Text).Count == use.Arguments))
                wrong.Add($"{use.Where} gives {use.Arguments} values to « {meant[0].Text} »");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_text_is_easy_enough_to_read()
    {
        List<string> hard = [];
        foreach (var file in ResourceFile.All.Where(file => file.Language == "fr"))
        {
            // A label is no sentence.
            var texts = file
                .Texts.Select(text => Markup().Replace(text.Text, ""))
                .Where(text => text.TrimEnd() is [.., '.' or '!' or '?'])
                .ToList();
            var whole = texts.Select(Readability.Of).Aggregate(default(Readability), Readability.Add);
            hard.AddRange(texts.SelectMany(SheetCheck.HardSentences).Select(sentence => $"{file.Part}: {sentence}"));
            if (whole.Words >= Readability.FewestWords && whole.Ease < Readability.Least)
                hard.Add($"{file.Part}: {whole.Ease:0}");
        }
        Assert.True(hard.Count == 0, string.Join('\n', hard));
    }

    [Fact]
    public void Every_text_is_used()
    {
        // A key may also travel through the code before a page asks for it.
        var words = Sources
            .FilesOf("Spro.Web")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([^\"]+)\""))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in ResourceFile.All)
        {
            var uses = TextUse.All.Where(use => use.Part == file.Part).ToList();
            var carried = uses.Exists(use => use.Key is null);
            Assert.All(
                file.Keys,
                key =>
                    Assert.True(
                        uses.Exists(use => use.Key?.IsMatch(key) == true) || (carried && words.Contains(key)),
                        $"{file.Part}: {key} is asked for nowhere"
                    )
            );
        }
    }

    [GeneratedRegex(@"<[^>]+>|\{\d[^}]*\}")]
    private static partial Regex Markup();
}
