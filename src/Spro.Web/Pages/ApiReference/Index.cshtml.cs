using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.ApiReference;

/// <summary>The API reference, written from the OpenAPI document itself: a page like the others, without script.</summary>
internal sealed class IndexModel([FromKeyedServices("v1")] IOpenApiDocumentProvider documents, SiteAddress site)
    : PageModel
{
    internal string Root { get; } = site.Absolute("");
    internal IReadOnlyList<(string Method, string Path, OpenApiOperation Operation)> Operations { get; private set; } =
    [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        Operations =
        [
            .. document.Paths.SelectMany(path =>
                (path.Value.Operations ?? []).Select(operation => (operation.Key.Method, path.Key, operation.Value))
            ),
        ];
    }
}
