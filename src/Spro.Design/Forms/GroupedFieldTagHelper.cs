using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>A field of several controls under one legend.</summary>
public abstract class GroupedFieldTagHelper : FieldTagHelper
{
    /// <summary>The question; without it there is no fieldset, and the page must say the question otherwise.</summary>
    public string? Legend { get; set; }

    /// <summary>Classes of the legend, such as <c>govuk-fieldset__legend--l</c>.</summary>
    public string? LegendClass { get; set; }

    /// <summary>Whether the legend is the heading of the page: one question per page.</summary>
    public bool LegendIsHeading { get; set; }

    /// <summary>Classes of the fieldset.</summary>
    public string? FieldsetClass { get; set; }

    private protected void WriteFieldset(TagHelperOutput output, IHtmlContent controls, string? role = null)
    {
        Markup body = $"{HintAndError()}{controls}";
        WriteGroup(
            output,
            Legend is null
                ? body
                : FieldsetTagHelper.Fieldset(this, Descriptions(), Markup.Attribute("role", role), body)
        );
    }
}
