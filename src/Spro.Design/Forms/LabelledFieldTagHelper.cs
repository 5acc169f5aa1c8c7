namespace Spro.Design.Forms;

/// <summary>A field of one control under one label.</summary>
public abstract class LabelledFieldTagHelper : FieldTagHelper
{
    /// <summary>The question, as short as it can be.</summary>
    public string? Label { get; set; }

    /// <summary>Classes of the label, such as <c>govuk-label--l</c>.</summary>
    public string? LabelClass { get; set; }

    /// <summary>Whether the label is the heading of the page: one question per page.</summary>
    public bool LabelIsHeading { get; set; }

    private protected Markup LabelMarkup()
    {
        var classes = Markup.Classes("govuk-label", LabelClass);
        Markup label = $"<label class=\"{classes}\" for=\"{FieldId}\">{Label}</label>";
        return LabelIsHeading ? (Markup)$"<h1 class=\"govuk-label-wrapper\">{label}</h1>" : label;
    }
}
