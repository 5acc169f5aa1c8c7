using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>Any number of choices among a few, or one box to tick. Other attributes go to the list.</summary>
/// <example><code>
/// &lt;spro-checkboxes for="Needs" legend="De quoi avez-vous besoin ?" hint="Plusieurs réponses possibles."&gt;
///   &lt;spro-checkbox value="job"&gt;Découvrir des métiers&lt;/spro-checkbox&gt;
/// &lt;/spro-checkboxes&gt;
/// </code></example>
[HtmlTargetElement("spro-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    /// <summary>The choices made; by default the values of <c>for</c>.</summary>
    public IEnumerable<string>? Values { get; set; }

    private protected override string Kind => "govuk-checkboxes";

    private protected override string Type => "checkbox";

    private protected override IEnumerable<string> Chosen =>
        Values ?? (SaysWhatIsKept && For is not null ? FieldTyped ?? [] : FieldValues);

    private protected override string? ChoiceDescribedBy => Legend is null ? Descriptions() : null;
}
