using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>One choice in a long list; for seven choices or fewer prefer radios. Other attributes go to the select.</summary>
/// <example><code>&lt;spro-select for="Network" label="Réseau" items="Model.Networks" /&gt;</code></example>
[HtmlTargetElement("spro-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper : LabelledFieldTagHelper
{
    /// <summary>The choices, in the order shown.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The choice made, by its value or else its text; by default the value of <c>for</c>.</summary>
    public string? Value { get; set; }

    private protected override string? GivenValue => Value;

    private protected override string InWords(string? value) =>
        base.InWords(Items.FirstOrDefault(item => (item.Value ?? item.Text) == value)?.Text ?? value);

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (given, others) = output.Unbound();
        var classes = Markup.Classes("govuk-select", given, FieldError is null ? null : "govuk-select--error");
        var described = Markup.Attribute("aria-describedby", Descriptions());
        var chosen = Value ?? FieldValues.FirstOrDefault();
        Markup options = $"";
        foreach (var item in Items)
        {
            var selected = item.Selected || (chosen is not null && (item.Value ?? item.Text) == chosen);
            options.AppendFormatted(Option(item, selected));
        }
        Markup select =
            $"<select class=\"{classes}\" id=\"{FieldId}\" name=\"{FieldName}\"{described}{others}>{options}</select>";
        WriteGroup(output, (Markup)$"{LabelMarkup()}{HintAndError()}{select}");
    }

    private static Markup Option(SelectListItem item, bool selected) =>
        $"<option{Markup.Attribute("value", item.Value)}{Flag("selected", selected)}{Flag("disabled", item.Disabled)}>{item.Text}</option>";

    private static Markup? Flag(string name, bool on) => on ? (Markup)$" {name}" : null;
}
