using Microsoft.AspNetCore.OpenApi;

namespace Spro.Web.Infrastructure;

/// <summary>The head of the API's own description.</summary>
internal static class OpenApiSetup
{
    public static void Configure(OpenApiOptions options) =>
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Spro";
                document.Info.Version = "1";
                document.Info.Description =
                    "Le service public régional de l'orientation, pour les programmes. La lecture est libre et sans clé.";
                document.Servers = [];
                return Task.CompletedTask;
            }
        );
}
