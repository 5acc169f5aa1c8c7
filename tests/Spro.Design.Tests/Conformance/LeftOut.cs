namespace Spro.Design.Tests.Conformance;

/// <summary>What govuk-frontend offers and we do not, each with its reason. A final * stands for anything.</summary>
internal sealed record LeftOut(string Component, string Option, string Fixture, string Reason)
{
    private const string TextOnly =
        "labels, legends, hints and errors are text: nothing to press inside, nothing to encode by hand";
    private const string NoParts = "a part of a component is not adorned apart from the others";
    private const string NoScript =
        "the service has no script, so nothing is revealed by a choice: ask on the next page";
    private const string NoHoles = "a page writes its children with Razor, so it does not write empty ones";
    private const string WholeDate = "a date is always day, month and year, with our names and widths";
    private const string NumberedPages =
        "our lists are paged by number, with the words « page précédente » and « page suivante »";

    public static IReadOnlyList<LeftOut> All { get; } =
    [
        Options("*", "label.html", TextOnly),
        Options("*", "fieldset.legend.html", TextOnly),
        Options("fieldset", "legend.html", TextOnly),
        Options("input", "prefix.html", TextOnly),
        Options("input", "suffix.html", TextOnly),
        Options("input", "prefix.classes", NoParts),
        Options("input", "prefix.attributes.*", NoParts),
        Options("input", "inputWrapper.*", NoParts),
        Options("*", "fieldset.attributes.*", NoParts),
        Options("*", "items[].label.attributes.*", NoParts),
        Options("*", "items[].conditional.html", NoScript),
        Options("radios", "items[]", NoHoles),
        Options("checkboxes", "items[]", NoHoles),
        Options("select", "items[]", NoHoles),
        Options("summary-list", "rows[]", NoHoles),
        Options("pagination", "items[]", NoHoles),
        Options("select", "items[].attributes.*", "choices are a list of SelectListItem, which has no attributes"),
        Fixtures(
            "select",
            "item selected overrides value",
            "a list whose own selection contradicts its value is a mistake of the page"
        ),
        Options("date-input", "day", WholeDate),
        Options("date-input", "year", WholeDate),
        Options("date-input", "*.label", "the labels are Jour, Mois, Année"),
        Options("date-input", "items[].id", WholeDate),
        Options("date-input", "items[].pattern", WholeDate),
        Options("date-input", "items[].attributes.*", NoParts),
        Fixtures("date-input", "day and month (using items)", WholeDate),
        Fixtures("date-input", "month and year (using items)", WholeDate),
        Fixtures("date-input", "with nested name", WholeDate),
        Fixtures("date-input", "items with classes", WholeDate),
        Options("error-summary", "titleHtml", TextOnly),
        Options("error-summary", "descriptionHtml", TextOnly),
        Fixtures("error-summary", "autofocus *", "without an error there is nothing to sum up, so nothing is written"),
        Fixtures("button", "start link with html", "a start button holds words only"),
        Options("details", "summaryHtml", TextOnly),
        Options("notification-banner", "titleHtml", TextOnly),
        Options("panel", "titleHtml", TextOnly),
        Options("panel", "actions.*", "what one can do next is written under the panel"),
        Fixtures("panel", "interruption*", "we never stop a person on their way"),
        Options("summary-list", "rows[].key.html", TextOnly),
        Options("summary-list", "rows[].key.classes", NoParts),
        Options("summary-list", "rows[].value.classes", NoParts),
        Options("summary-list", "rows[].actions.classes", NoParts),
        Options("summary-list", "card.*", "a card of ours is a spro-card around the list"),
        Options("pagination", "previous.text", NumberedPages),
        Options("pagination", "previous.labelText", NumberedPages),
        Options("pagination", "items[].visuallyHiddenText", NumberedPages),
        Fixtures("pagination", "with * only", NumberedPages),
    ];

    private static LeftOut Options(string component, string option, string reason) =>
        new(component, option, "*", reason);

    private static LeftOut Fixtures(string component, string fixture, string reason) =>
        new(component, "*", fixture, reason);

    public bool Concerns(Fixture fixture) =>
        Matches(Component, fixture.Component)
        && Matches(Fixture, fixture.Name)
        && (Option == "*" || fixture.Options.Given.Any(option => Matches(Option, option)));

    private static bool Matches(string pattern, string text) =>
        pattern.Split('*') switch
        {
            [var exact] => exact == text,
            [var start, var end] => text.Length >= start.Length + end.Length
                && text.StartsWith(start, StringComparison.Ordinal)
                && text.EndsWith(end, StringComparison.Ordinal),
            _ => throw new ArgumentException($"One * at most: {pattern}", nameof(pattern)),
        };
}
