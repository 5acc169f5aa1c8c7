using Spro.Core.Common;

namespace Spro.Web.Pages.Directory;

/// <summary>How the source of a record is credited to the public.</summary>
internal static class SourceNames
{
    public static string Of(string source) => Sources.Of(source).Name;
}
