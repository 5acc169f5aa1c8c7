using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Spro.Web.Infrastructure;

/// <summary>What the API's own description says beside its calls.</summary>
internal static class OpenApiSetup
{
    private const string KeyScheme = "accessKey";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Spro";
                document.Info.Version = "1";
                document.Info.Description =
                    "Le service public régional de l'orientation, pour les programmes. Ce qui est public se lit sans clé. Ce qu'une structure confie au service demande sa clé d'accès, que son ou sa responsable crée sur le site.";
                document.Servers = [];
                document.AddComponent(
                    KeyScheme,
                    new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.Http,
                        Scheme = "bearer",
                        Description = "La clé d'accès d'une structure.",
                    }
                );
                // HEAD says what GET says: describing both would only double the pages.
                foreach (var path in document.Paths.Values)
                    path.Operations?.Remove(HttpMethod.Head);
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (
                    context
                        .Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>()
                        .Any(stated => stated.Policy?.StartsWith("Key", StringComparison.Ordinal) == true)
                )
                    operation.Security =
                    [
                        new OpenApiSecurityRequirement
                        {
                            [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [],
                        },
                    ];
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
                    schema.Properties["errors"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Array,
                        Description =
                            "Tout ce qui est refusé, quand il y en a plusieurs ; le premier est aussi dit plus haut.",
                        Items = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Properties = new Dictionary<string, IOpenApiSchema>
                            {
                                ["code"] = Text("Stable, pour les programmes."),
                                ["detail"] = Text("En français, pour les personnes."),
                                ["field"] = Text("Le champ en cause, s'il y en a un."),
                            },
                        },
                    };
                }
                return Task.CompletedTask;
            }
        );
    }

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
