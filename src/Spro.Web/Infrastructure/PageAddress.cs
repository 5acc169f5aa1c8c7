using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Spro.Web.Infrastructure;

/// <summary>The addresses of the pages of a list.</summary>
internal static class PageAddress
{
    // What a form asked to be done is not asked again by a link.
    private const string Handler = "handler";

    /// <summary>Which page of the list whose page is <paramref name="name"/> this address asks for; 0 when it says none.</summary>
    public static int PageOf(this HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>This address at another page of the list whose page is <paramref name="name"/>, all else as it stands.</summary>
    public static Func<int, string> PagesOf(this HttpRequest request, string name) =>
        number =>
            QueryHelpers.AddQueryString(
                request.Path,
                request
                    .Query.Where(one => one.Key != name && one.Key != Handler)
                    .Append(new(name, number.ToString(CultureInfo.InvariantCulture)))
            );
}
