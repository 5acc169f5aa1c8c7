using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>Several fields that answer one question, under one legend.</summary>
/// <example><code>&lt;spro-fieldset legend="Où habitez-vous ?"&gt;…&lt;/spro-fieldset&gt;</code></example>
[HtmlTargetElement("spro-fieldset")]
public sealed class FieldsetTagHelper : TagHelper
{
    /// <summary>The question.</summary>
    public string? Legend { get; set; }

    /// <summary>Classes of the legend, such as <c>govuk-fieldset__legend--l</c>.</summary>
    public string? LegendClass { get; set; }

    /// <summary>Whether the legend is the heading of the page.</summary>
    public bool LegendIsHeading { get; set; }

    /// <summary>Ids of elements that describe the fieldset.</summary>
    public string? DescribedBy { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("fieldset", "govuk-fieldset");
        if (DescribedBy is not null)
        {
            output.Attributes.SetAttribute("aria-describedby", DescribedBy);
        }
        if (!string.IsNullOrEmpty(Legend))
        {
            output.PreContent.SetHtmlContent(LegendMarkup(Legend, LegendClass, LegendIsHeading));
        }
    }

    internal static Markup Fieldset(GroupedFieldTagHelper field, string? describedBy, Markup? role, IHtmlContent body)
    {
        var classes = Markup.Classes("govuk-fieldset", field.FieldsetClass);
        var legend = LegendMarkup(field.Legend, field.LegendClass, field.LegendIsHeading);
        return $"<fieldset class=\"{classes}\"{role}{Markup.Attribute("aria-describedby", describedBy)}>{legend}{body}</fieldset>";
    }

    private static Markup LegendMarkup(string? text, string? legendClass, bool isHeading)
    {
        var classes = Markup.Classes("govuk-fieldset__legend", legendClass);
        Markup words = isHeading ? (Markup)$"<h1 class=\"govuk-fieldset__heading\">{text}</h1>" : (Markup)$"{text}";
        return $"<legend class=\"{classes}\">{words}</legend>";
    }
}
