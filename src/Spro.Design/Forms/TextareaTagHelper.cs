using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>Several lines of text. Other attributes go to the text area.</summary>
/// <example><code>&lt;spro-textarea for="Message" label="Qu'est-ce qui n'était pas clair ?" rows="4" /&gt;</code></example>
[HtmlTargetElement("spro-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : LabelledFieldTagHelper
{
    /// <summary>How many lines are visible; five unless told.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>What the text area holds; by default the value of <c>for</c>.</summary>
    public string? Value { get; set; }

    private protected override string? GivenValue => Value;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (given, others) = output.Unbound();
        var classes = Markup.Classes("govuk-textarea", given, FieldError is null ? null : "govuk-textarea--error");
        var described = Markup.Attribute("aria-describedby", Descriptions());
        // A browser drops the first line break of a text area, so ours comes before the one that was typed.
        Markup area =
            $"<textarea class=\"{classes}\" id=\"{FieldId}\" name=\"{FieldName}\" rows=\"{Rows}\"{described}{others}>\n{Value ?? FieldValues.FirstOrDefault()}</textarea>";
        WriteGroup(output, (Markup)$"{LabelMarkup()}{HintAndError()}{area}");
    }
}
