using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Spro.Web.Infrastructure;

/// <summary>What the API's own description says beside its calls.</summary>
internal static class OpenApiSetup
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Spro";
                document.Info.Version = "1";
                document.Info.Description =
                    "Le service public régional de l'orientation, pour les programmes. La lecture est libre et sans clé.";
                document.Servers = [];
                // HEAD says what GET says: describing both would only double the pages.
                foreach (var path in document.Paths.Values)
                    path.Operations?.Remove(HttpMethod.Head);
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, _, _) =>
            {
                // A query bound to a record would show the names of C#.
                foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                    parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))
                {
                    schema.Properties!["code"] = Text("Stable, pour les programmes.");
                    schema.Properties["field"] = Text("Le champ en cause, s'il y en a un.");
                }
                return Task.CompletedTask;
            }
        );
    }

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
