using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>One choice inside <c>spro-radios</c> or <c>spro-checkboxes</c>; its content is its label. Other attributes go to the input.</summary>
/// <example><code>&lt;spro-radio value="yes" hint="Même sans rendez-vous."&gt;Oui&lt;/spro-radio&gt;</code></example>
[HtmlTargetElement("spro-radio", ParentTag = "spro-radios")]
[HtmlTargetElement("spro-checkbox", ParentTag = "spro-checkboxes")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is sent when the choice is made.</summary>
    public string? Value { get; set; }

    /// <summary>The id of the input; by default that of the question and its rank.</summary>
    public string? Id { get; set; }

    /// <summary>The name of the input; by default that of the question.</summary>
    public string? Name { get; set; }

    /// <summary>One sentence under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether the choice is made; by default, whether the question's answer holds its value.</summary>
    public bool? Checked { get; set; }

    /// <summary>Classes of the label.</summary>
    public string? LabelClass { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var question = (ChoicesTagHelper.Question)context.Items[typeof(ChoicesTagHelper.Question)];
        var nextId = question.NextId();
        var id = Id ?? nextId;
        var label = await output.GetChildContentAsync();

        var hintId = Hint is null ? null : id + "-item-hint";
        var described = Markup.Classes(question.DescribedBy, hintId);
        var describedBy = Markup.Attribute("aria-describedby", described.Length == 0 ? null : described);
        question.Note(Value ?? "", label);
        Markup? isChecked = Checked ?? question.Chosen.Contains(Value ?? "") ? (Markup)$" checked" : null;
        var labelClasses = Markup.Classes("govuk-label", question.Kind + "__label", LabelClass);
        Markup? hint = Hint is null
            ? null
            : (Markup)$"<div id=\"{hintId}\" class=\"govuk-hint {question.Kind}__hint\">{Hint}</div>";

        output.Replace(
            (Markup)
                $"<div class=\"{question.Kind}__item\"><input class=\"{question.Kind}__input\" id=\"{id}\" name=\"{Name ?? question.Name}\" type=\"{question.Type}\" value=\"{Value}\"{isChecked}{describedBy}{output.Attributes}><label class=\"{labelClasses}\" for=\"{id}\">{label}</label>{hint}</div>"
        );
    }
}
