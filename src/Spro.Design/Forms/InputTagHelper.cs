using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>
/// A line of text. Other attributes (<c>autocomplete</c>, <c>inputmode</c>, <c>class</c>…) go to the input.
/// </summary>
/// <example><code>&lt;spro-input for="Commune" label="Votre commune" hint="Par exemple « Mayenne » ou « 53100 »." autocomplete="address-level2" /&gt;</code></example>
[HtmlTargetElement("spro-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper : LabelledFieldTagHelper
{
    /// <summary>The type of the input; text unless told.</summary>
    public string Type { get; set; } = "text";

    /// <summary>What the input holds; by default the value of <c>for</c>.</summary>
    public string? Value { get; set; }

    /// <summary>What stands before the input, such as a unit; hidden from screen readers, so say it in the label too.</summary>
    public string? Prefix { get; set; }

    /// <summary>What stands after the input, such as « km »; hidden from screen readers, so say it in the label too.</summary>
    public string? Suffix { get; set; }

    private protected override string? GivenValue => Value;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (given, others) = output.Unbound();
        var classes = Markup.Classes("govuk-input", given, FieldError is null ? null : "govuk-input--error");
        var value = Markup.Attribute("value", Value ?? FieldValues.FirstOrDefault());
        var described = Markup.Attribute("aria-describedby", Descriptions());
        Markup input =
            $"<input class=\"{classes}\" id=\"{FieldId}\" name=\"{FieldName}\" type=\"{Type}\"{value}{described}{others}>";
        WriteGroup(output, (Markup)$"{LabelMarkup()}{HintAndError()}{WithAffixes(input)}");
    }

    private Markup WithAffixes(Markup input)
    {
        if (Prefix is null && Suffix is null)
        {
            return input;
        }
        Markup? before = Prefix is null
            ? null
            : (Markup)$"<div class=\"govuk-input__prefix\" aria-hidden=\"true\">{Prefix}</div>";
        Markup? after = Suffix is null
            ? null
            : (Markup)$"<div class=\"govuk-input__suffix\" aria-hidden=\"true\">{Suffix}</div>";
        return $"<div class=\"govuk-input__wrapper\">{before}{input}{after}</div>";
    }
}
