using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Spro.Design.Forms;

namespace Spro.Design.Tests;

/// <summary>How a field takes its name, value and error from the model of a page.</summary>
public sealed class FieldTests
{
    private sealed record Form
    {
        public string? Commune { get; init; }
        public List<string> Needs { get; init; } = [];
        public DateParts? Birth { get; init; }
    }

    [Fact]
    public async Task A_field_takes_name_id_and_value_from_the_model()
    {
        var html = await ParsedAsync("spro-input", For(nameof(Form.Commune), new Form { Commune = "Évron" }));

        var input = html.QuerySelector("input")!;
        Assert.Equal("Commune", input.GetAttribute("name"));
        Assert.Equal("Commune", html.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Évron", input.GetAttribute("value"));
        Assert.False(input.HasAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_field_refused_shows_what_was_typed_and_the_error_of_the_model_state()
    {
        var state = new ModelStateDictionary();
        state.SetModelValue("Commune", "Mayene", "Mayene");
        state.AddModelError("Commune", "Nous ne trouvons pas cette commune.");

        var html = await ParsedAsync("spro-input", For(nameof(Form.Commune), new Form(), state), state);

        var input = html.QuerySelector("input")!;
        Assert.Equal("Mayene", input.GetAttribute("value"));
        var error = html.GetElementById(input.GetAttribute("aria-describedby")!)!;
        Assert.Equal("Erreur\u00A0: Nous ne trouvons pas cette commune.", error.TextContent);
        Assert.Contains("govuk-form-group--error", html.Body!.FirstElementChild!.ClassList);
    }

    [Fact]
    public async Task Each_error_of_the_summary_leads_to_its_field()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Commune", "Dites-nous votre commune.");
        state.AddModelError("Birth.Year", "Écrivez l'année avec quatre chiffres.");
        var form = new Form();

        var summary = await ParsedAsync("spro-error-summary", [], state);
        var commune = await ParsedAsync("spro-input", For(nameof(Form.Commune), form, state), state);
        var birth = await ParsedAsync("spro-date", For(nameof(Form.Birth), form, state), state);

        var targets = summary.QuerySelectorAll("a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(2, targets.Count);
        Assert.NotNull(commune.QuerySelector("input#" + targets[0]));
        Assert.NotNull(birth.QuerySelector("input#" + targets[1]));
        Assert.Equal("Il y a un problème", summary.QuerySelector("h2")!.TextContent.Trim());
    }

    [Fact]
    public async Task Without_an_error_there_is_no_summary() =>
        Assert.Empty((await ParsedAsync("spro-error-summary", [])).Body!.InnerHtml);

    [Fact]
    public async Task A_wrong_year_marks_the_year_alone()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Birth.Year", "Écrivez l'année avec quatre chiffres.");
        var typed = new Form
        {
            Birth = new DateParts
            {
                Day = "27",
                Month = "3",
                Year = "09",
            },
        };

        var html = await ParsedAsync("spro-date", For(nameof(Form.Birth), typed, state), state);

        var wrong = Assert.Single(html.QuerySelectorAll("input.govuk-input--error"));
        Assert.Equal("Birth.Year", wrong.GetAttribute("name"));
        Assert.Equal(["27", "3", "09"], html.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task The_choices_of_the_model_are_ticked()
    {
        var attributes = For(nameof(Form.Needs), new Form { Needs = ["job", "training"] });
        var choices = new[] { "job", "advice", "training" }.Select(
            object (value) => new Element("spro-checkbox", new Dictionary<string, object?> { ["value"] = value }, value)
        );

        var html = Parsed(await new Element("spro-checkboxes", attributes, [.. choices]).RenderAsync());

        var ticked = html.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value"));
        Assert.Equal(["job", "training"], ticked);
        Assert.Equal(["Needs", "Needs-2", "Needs-3"], html.QuerySelectorAll("input").Select(input => input.Id));
    }

    [Fact]
    public async Task Where_somebody_else_saved_meanwhile_a_field_keeps_what_was_typed_and_says_what_is_kept()
    {
        var state = new ModelStateDictionary();
        state.SetModelValue("Commune", "Mayenne", "Mayenne");
        state.SetModelValue("Needs", new[] { "advice" }, "advice");
        var kept = new Form { Commune = "Évron", Needs = ["job", "training"] };
        var view = Element.View(state);
        view.ViewData.SayWhatIsKept();
        var choices = new[] { "job", "advice", "training" }.Select(
            object (value) =>
                new Element("spro-checkbox", new Dictionary<string, object?> { ["value"] = value }, $"Choix {value}")
        );

        var commune = Parsed(await new Element("spro-input", For(nameof(Form.Commune), kept, state)).RenderAsync(view));
        var needs = Parsed(
            await new Element("spro-checkboxes", For(nameof(Form.Needs), kept, state), [.. choices]).RenderAsync(view)
        );

        Assert.Equal("Mayenne", commune.QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal("Enregistré maintenant\u00A0: Évron", commune.GetElementById("Commune-kept")!.TextContent);
        Assert.Equal("Commune-kept", commune.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.Equal(["advice"], needs.QuerySelectorAll("input[checked]").Select(one => one.GetAttribute("value")));
        Assert.Equal(
            "Enregistré maintenant\u00A0: Choix job, Choix training",
            needs.GetElementById("Needs-kept")!.TextContent
        );
        // What was typed alike needs no word, nor does a page where nobody else wrote.
        state.SetModelValue("Commune", " Évron ", " Évron ");
        Assert.Null(
            Parsed(await new Element("spro-input", For(nameof(Form.Commune), kept, state)).RenderAsync(view))
                .QuerySelector(".spro-kept")
        );
    }

    [Theory]
    [InlineData("31", "2", "2027", "Le 31 février 2027 n'existe pas\u00A0: corrigez le jour ou le mois.")]
    [InlineData("demain", "", "", "Écrivez le jour, le mois et l'année en chiffres, par exemple 31 12 2026.")]
    [InlineData("32", "11", "2026", "Le 32 novembre 2026 n'existe pas\u00A0: corrigez le jour ou le mois.")]
    [InlineData("1", "13", "2027", "Le mois 13 n'existe pas\u00a0: écrivez un mois de 1 à 12.")]
    [InlineData("031", "3", "2027", "Écrivez le jour, le mois et l'année en chiffres, par exemple 31 12 2026.")]
    [InlineData("24", "11", "26", "Écrivez le jour, le mois et l'année en chiffres, par exemple 31 12 2026.")]
    [InlineData("24", "11", "1900", "Vérifiez l'année\u00A0: écrivez une année de 1950 à 2100.")]
    [InlineData("31", "12", "9999", "Vérifiez l'année\u00A0: écrivez une année de 1950 à 2100.")]
    [InlineData("28", "2", "2027", null)]
    [InlineData("", " ", "", null)]
    public void A_day_that_does_not_exist_is_named(string day, string month, string year, string? problem) =>
        Assert.Equal(
            problem,
            new DateParts
            {
                Day = day,
                Month = month,
                Year = year,
            }.Problem
        );

    [Fact]
    public async Task An_empty_hint_or_error_is_none()
    {
        var element = new Element(
            "spro-input",
            new Dictionary<string, object?>
            {
                ["name"] = "q",
                ["label"] = "Nom",
                ["hint"] = "",
                ["error"] = "",
            }
        );

        var html = Parsed(await element.RenderAsync());

        Assert.Null(html.QuerySelector(".govuk-hint, .govuk-error-message, .govuk-form-group--error"));
        Assert.False(html.QuerySelector("input")!.HasAttribute("aria-describedby"));
    }

    [Fact]
    public void Whatever_is_typed_stays_text() =>
        Gen.OneOf(
                Gen.String,
                Gen.Int[0, 4].Select(i => new[] { "\"><script>", "</label><b>", "' onfocus='x", "&lt;", "<!--" }[i])
            )
            .Where(typed => typed.Length > 0)
            .Sample(typed =>
            {
                var element = new Element(
                    "spro-input",
                    new Dictionary<string, object?>
                    {
                        ["name"] = "q",
                        ["label"] = typed,
                        ["hint"] = typed,
                        ["error"] = typed,
                        ["value"] = typed,
                        ["prefix"] = typed,
                        ["data-typed"] = typed,
                    }
                );
                // The helper does nothing that waits.
                var html = Parsed(element.RenderAsync().GetAwaiter().GetResult());
                var names = html.Body!.QuerySelectorAll("*").Select(e => e.LocalName).Distinct().Order();
                Assert.Equal(["div", "input", "label", "p", "span"], names);
                Assert.Equal(
                    ["aria-describedby", "class", "data-typed", "id", "name", "type", "value"],
                    html.QuerySelector("input")!.Attributes.Select(a => a.Name).Order()
                );
            });

    [Fact]
    public void A_date_is_given_back_as_it_was_taken() =>
        Gen.Date[new DateTime(DateParts.FirstYear, 1, 1), new DateTime(DateParts.LastYear, 12, 31)]
            .Select(DateOnly.FromDateTime)
            .Sample(date => Assert.Equal(date, DateParts.Of(date).ToDate()));

    [Theory]
    [InlineData("31", "2", "2009")]
    [InlineData("27", "mars", "2009")]
    [InlineData("27", "3", "09")]
    [InlineData("27", "3", "0001")]
    [InlineData("", "", "")]
    public void What_is_not_a_date_is_none(string day, string month, string year) =>
        Assert.Null(
            new DateParts
            {
                Day = day,
                Month = month,
                Year = year,
            }.ToDate()
        );

    private static Dictionary<string, object?> For(string property, Form form, ModelStateDictionary? state = null)
    {
        var provider = new EmptyModelMetadataProvider();
        var viewData = new ViewDataDictionary<Form>(provider, state ?? new ModelStateDictionary()) { Model = form };
        var explorer = viewData.ModelExplorer.GetExplorerForProperty(property)!;
        return new() { ["for"] = new ModelExpression(property, explorer) };
    }

    private static async Task<IDocument> ParsedAsync(
        string tag,
        Dictionary<string, object?> attributes,
        ModelStateDictionary? state = null
    ) => Parsed(await new Element(tag, attributes).RenderAsync(Element.View(state)));

    private static IDocument Parsed(string html) => new HtmlParser().ParseDocument(html);
}
