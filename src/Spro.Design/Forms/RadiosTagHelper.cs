using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>One choice among a few. Other attributes go to the list; <c>class="spro-choices"</c> makes whole rows to press.</summary>
/// <example><code>
/// &lt;spro-radios for="Status" legend="Aujourd'hui, vous êtes…" legend-is-heading="true" class="spro-choices"&gt;
///   &lt;spro-radio value="pupil"&gt;Au collège ou au lycée&lt;/spro-radio&gt;
///   &lt;spro-divider&gt;ou&lt;/spro-divider&gt;
///   &lt;spro-radio value="unknown"&gt;Je ne sais pas&lt;/spro-radio&gt;
/// &lt;/spro-radios&gt;
/// </code></example>
[HtmlTargetElement("spro-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <summary>The choice made; by default the value of <c>for</c>.</summary>
    public string? Value { get; set; }

    private protected override string Kind => "govuk-radios";

    private protected override string Type => "radio";

    // Nothing said is the choice that sends nothing, where there is one.
    private protected override IEnumerable<string> Chosen =>
        Value is not null ? [Value]
        : For is null ? []
        : FieldValues.DefaultIfEmpty("");
}
