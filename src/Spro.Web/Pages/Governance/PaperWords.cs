using Spro.Core.Papers;

namespace Spro.Web.Pages.Governance;

/// <summary>A paper, in words.</summary>
internal static class PaperWords
{
    /// <summary>" (pdf, 120 ko)"; a link says that it leaves the site.</summary>
    public static string InWords(this Paper paper) =>
        paper.Kind is { } kind ? $" ({kind.Extension()}, {Math.Max(1, paper.Size / 1024)} ko)" : " (autre site)";
}
