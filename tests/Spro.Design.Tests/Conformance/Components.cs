using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Design.Forms;

namespace Spro.Design.Tests.Conformance;

/// <summary>How a page asks our tag helpers for what a fixture asks of govuk-frontend.</summary>
internal static class Components
{
    public static IReadOnlyDictionary<string, Func<Options, Element>> All { get; } =
        new Dictionary<string, Func<Options, Element>>
        {
            ["back-link"] = o => Plain("spro-back-link", o, ("href", o.Text("href"))),
            ["breadcrumbs"] = Breadcrumbs,
            ["button"] = Button,
            ["checkboxes"] = o => Choices("spro-checkboxes", "spro-checkbox", o, ("values", Given(o.Texts("values")))),
            ["date-input"] = Date,
            ["details"] = o => Plain("spro-details", o, ("summary", o.Text("summaryText")), ("open", o.Flag("open"))),
            ["error-summary"] = ErrorSummary,
            ["fieldset"] = Fieldset,
            ["input"] = Input,
            ["inset-text"] = o => Plain("spro-inset", o),
            ["notification-banner"] = Notification,
            ["pagination"] = Pagination,
            ["panel"] = o =>
                Plain("spro-panel", o, ("title", o.Text("titleText")), ("heading-level", o.Text("headingLevel"))),
            ["radios"] = o => Choices("spro-radios", "spro-radio", o, ("value", o.Text("value"))),
            ["select"] = Select,
            ["skip-link"] = o => Plain("spro-skip-link", o, ("href", o.Text("href"))),
            ["summary-list"] = SummaryList,
            ["tag"] = o => Plain("spro-tag", o),
            ["textarea"] = Textarea,
            ["warning-text"] = o => Plain("spro-warning", o, ("sign-text", o.Text("iconFallbackText"))),
        };

    private static Element Plain(string tag, Options o, params (string, object?)[] attributes) =>
        new(tag, Attributes(o, attributes), o.Body);

    private static Dictionary<string, object?> Attributes(Options o, params IEnumerable<(string, object?)> attributes)
    {
        var all = attributes.ToDictionary();
        all["id"] = o.Text("id");
        all["class"] = o.Text("classes");
        foreach (var (name, value) in o.Attributes())
        {
            all[name] = value;
        }
        return all;
    }

    private static IEnumerable<(string, object?)> Field(Options o) =>
        [
            ("name", o.Text("name")),
            ("hint", o.Text("hint.text")),
            ("error", o.Text("errorMessage.text")),
            ("described-by", o.Text("describedBy") ?? o.Text("fieldset.describedBy")),
            ("group-class", o.Text("formGroup.classes")),
        ];

    private static Dictionary<string, object?> Labelled(Options o, params IEnumerable<(string, object?)> more) =>
        Attributes(
            o,
            [
                .. Field(o),
                ("label", o.Text("label.text")),
                ("label-class", o.Text("label.classes")),
                ("label-is-heading", o.Flag("label.isPageHeading")),
                ("value", o.Text("value")),
                .. new[] { "autocomplete", "spellcheck" }.Select(name => (name, (object?)o.Text(name))),
                .. more,
            ]
        );

    private static Dictionary<string, object?> Grouped(Options o, params IEnumerable<(string, object?)> more) =>
        Attributes(
            o,
            [
                .. Field(o),
                ("legend", o.Text("fieldset.legend.text")),
                ("legend-class", o.Text("fieldset.legend.classes")),
                ("legend-is-heading", o.Flag("fieldset.legend.isPageHeading")),
                ("fieldset-class", o.Text("fieldset.classes")),
                .. more,
            ]
        );

    private static Element Input(Options o) =>
        new(
            "spro-input",
            Labelled(
                o,
                [
                    ("type", o.Text("type")),
                    ("prefix", o.Text("prefix.text")),
                    ("suffix", o.Text("suffix.text")),
                    ("disabled", o.Flag("disabled")),
                    .. new[] { "inputmode", "pattern", "autocapitalize" }.Select(name => (name, (object?)o.Text(name))),
                ]
            )
        );

    private static Element Textarea(Options o) => new("spro-textarea", Labelled(o, ("rows", o.Text("rows"))));

    private static Element Select(Options o) =>
        new(
            "spro-select",
            Labelled(
                o,
                (
                    "items",
                    o.List("items")
                        .Select(item => new SelectListItem
                        {
                            Text = item.Text("text"),
                            // An empty value is a value; an absent one is not.
                            Value = item.Given.Contains("items[].value") ? item.Text("value") ?? "" : null,
                            Selected = item.Flag("selected") ?? false,
                            Disabled = item.Flag("disabled") ?? false,
                        })
                        .ToList()
                )
            )
        );

    private static Element Choices(string tag, string choiceTag, Options o, (string, object?) chosen)
    {
        var attributes = Grouped(o, chosen);
        attributes["id"] = o.Text("idPrefix");
        return new Element(
            tag,
            attributes,
            [
                .. o.List("items")
                    .Select(item =>
                        item.Text("divider") is { } divider
                            ? new Element("spro-divider", new Dictionary<string, object?>(), divider)
                            : Choice(choiceTag, item)
                    ),
            ]
        );
    }

    private static Element Choice(string tag, Options item) =>
        Plain(
            tag,
            item,
            ("value", item.Text("value")),
            ("name", item.Text("name")),
            ("hint", item.Text("hint.text")),
            ("checked", item.Flag("checked")),
            ("disabled", item.Flag("disabled")),
            ("label-class", item.Text("label.classes")),
            ("data-behaviour", item.Text("behaviour"))
        );

    private static Element Date(Options o)
    {
        string[] names = ["day", "month", "year"];
        var items = o.List("items").ToDictionary(item => item.Text("name")!);
        var prefix = o.Text("namePrefix");

        string? Value(string name)
        {
            var common = o.Text($"values.{(prefix is null ? "" : prefix + "-")}{name}");
            return items.GetValueOrDefault(name)?.Text("value") ?? o.Text($"{name}.value") ?? common;
        }
        bool? IsWrong(string name)
        {
            var item = items.GetValueOrDefault(name);
            var classes = o.Text($"{name}.classes") ?? item?.Text("classes");
            var flag = o.Flag($"{name}.error") ?? item?.Flag("error");
            return flag ?? (classes?.Contains("govuk-input--error", StringComparison.Ordinal) is true ? true : null);
        }

        var wrong = names.ToDictionary(name => name, IsWrong);
        var said =
            wrong.Values.Any(value => value is true) ? names.Where(name => wrong[name] is true)
            : wrong.Values.Any(value => value is false) ? names.Where(name => wrong[name] is not false)
            : [];
        var birthday = items.Values.Select(item => item.Text("autocomplete")).FirstOrDefault(a => a is not null);
        return new Element(
            "spro-date",
            Grouped(
                o,
                ("name-prefix", prefix is null ? null : prefix + "-"),
                ("wrong-parts", string.Join(' ', said)),
                ("autocomplete", birthday?.Split('-')[0]),
                (
                    "value",
                    new DateParts
                    {
                        Day = Value("day"),
                        Month = Value("month"),
                        Year = Value("year"),
                    }
                )
            )
        );
    }

    private static Element Fieldset(Options o) =>
        Plain(
            "spro-fieldset",
            o,
            ("legend", o.Text("legend.text")),
            ("legend-class", o.Text("legend.classes")),
            ("legend-is-heading", o.Flag("legend.isPageHeading")),
            ("described-by", o.Text("describedBy")),
            ("role", o.Text("role"))
        );

    private static Element ErrorSummary(Options o) =>
        new(
            "spro-error-summary",
            Attributes(o, ("title", o.Text("titleText")), ("description", o.Text("descriptionText"))),
            [.. o.List("errorList").Select(error => Plain("spro-error", error, ("href", error.Text("href"))))]
        );

    private static Element Button(Options o) =>
        Plain(
            "spro-button",
            o,
            ("href", o.Text("href")),
            ("start", o.Flag("isStartButton")),
            ("disabled", o.Flag("disabled")),
            ("type", o.Text("type")),
            ("name", o.Text("name")),
            ("value", o.Text("value")),
            ("data-prevent-double-click", o.Text("preventDoubleClick"))
        );

    private static Element Notification(Options o)
    {
        var isRich = o.Text("html") is not null;
        return new Element(
            "spro-notification",
            Attributes(
                o,
                ("success", o.Text("type") == "success"),
                ("title", o.Text("titleText")),
                ("title-id", o.Text("titleId")),
                ("heading-level", o.Text("titleHeadingLevel")),
                ("role", o.Text("role")),
                ("text", isRich ? null : o.Text("text")),
                ("data-disable-auto-focus", o.Text("disableAutoFocus"))
            ),
            isRich ? o.Body : []
        );
    }

    private static Element Breadcrumbs(Options o) =>
        new(
            "spro-breadcrumbs",
            Attributes(o, ("label", o.Text("labelText")), ("collapse", o.Flag("collapseOnMobile"))),
            [.. o.List("items").Select(item => Plain("spro-breadcrumb", item, ("href", item.Text("href"))))]
        );

    private static Element SummaryList(Options o) =>
        new(
            "spro-summary-list",
            Attributes(o),
            [
                .. o.List("rows")
                    .Select(row => new Element(
                        "spro-summary-row",
                        new Dictionary<string, object?>
                        {
                            ["class"] = row.Text("classes"),
                            ["key"] = row.Text("key.text"),
                        },
                        [.. row.Inside("value").Body, .. row.List("actions.items").Select(SummaryAction)]
                    )),
            ]
        );

    private static Element SummaryAction(Options action) =>
        Plain(
            "spro-summary-action",
            action,
            ("href", action.Text("href")),
            ("hidden-text", action.Text("visuallyHiddenText"))
        );

    private static Element Pagination(Options o)
    {
        var numbers = o.List("items").Where(item => item.Flag("ellipsis") is not true).ToArray();
        var addresses = numbers.ToDictionary(Number, item => item.Text("href")!);
        var page = Number(numbers.Single(item => item.Flag("current") is true));
        // The neighbours have addresses of their own in the fixtures; the number says which is meant.
        var previous = o.Text("previous.href");
        var next = o.Text("next.href");
        var calls = new Queue<string>(new[] { previous, next }.OfType<string>());
        return new Element(
            "spro-pagination",
            Attributes(
                o,
                ("page", page),
                ("pages", addresses.Keys.Max()),
                ("label", o.Text("landmarkLabel")),
                ("url", (Func<int, string>)(number => calls.TryDequeue(out var arrow) ? arrow : addresses[number]))
            )
        );
    }

    private static int Number(Options item) =>
        item.Text("number") switch
        {
            "one" => 1,
            "two" => 2,
            "three" => 3,
            var figures => int.Parse(figures!, CultureInfo.InvariantCulture),
        };

    private static IReadOnlyList<string>? Given(IReadOnlyList<string> values) => values.Count == 0 ? null : values;
}
