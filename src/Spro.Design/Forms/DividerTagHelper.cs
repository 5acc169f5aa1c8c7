using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>A word between two choices, to set the last one apart.</summary>
/// <example><code>&lt;spro-divider&gt;ou&lt;/spro-divider&gt;</code></example>
[HtmlTargetElement("spro-divider", ParentTag = "spro-radios")]
[HtmlTargetElement("spro-divider", ParentTag = "spro-checkboxes")]
public sealed class DividerTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var question = (ChoicesTagHelper.Question)context.Items[typeof(ChoicesTagHelper.Question)];
        _ = question.NextId();
        output.Become("div", question.Kind + "__divider");
    }
}
