using Markdig;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Infrastructure;

/// <summary>Our own texts in Markdown, as HTML; HTML inside them is text.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static IHtmlContent Html(string markdown) => new HtmlString(Markdown.ToHtml(markdown, Pipeline));
}
