using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Spro.Web.Infrastructure;

/// <summary>The addresses of the pages of a list.</summary>
internal static class PageAddress
{
    /// <summary>This address at another page of the list whose page is <paramref name="name"/>, all else as it stands.</summary>
    public static Func<int, string> PagesOf(this HttpRequest request, string name) =>
        number =>
            QueryHelpers.AddQueryString(
                request.Path,
                request
                    .Query.Where(one => one.Key != name)
                    .Append(new(name, number.ToString(CultureInfo.InvariantCulture)))
            );
}
