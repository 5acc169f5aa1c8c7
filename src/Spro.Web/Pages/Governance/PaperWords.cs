using Spro.Core.Papers;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Governance;

/// <summary>A paper, in words.</summary>
internal static class PaperWords
{
    /// <summary>" (pdf, 120 ko)"; a link says that it leaves the site.</summary>
    public static string InWords(this Paper paper) =>
        paper.Kind is { } kind ? $" ({kind.Extension()}, {FileSize.InFrench(paper.Size)})" : " (autre site)";
}
