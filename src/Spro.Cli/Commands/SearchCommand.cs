using System.CommandLine;
using Spro.Core.Catalogue;
using Spro.Core.Common;

namespace Spro.Cli.Commands;

/// <summary><c>spro search</c>: the search box in a terminal.</summary>
internal static class SearchCommand
{
    public static Command Build(Workplace workplace)
    {
        var query = new Argument<string>("QUERY") { Description = "Ce qu'on cherche, avec ses mots." };
        var kind = new Option<string?>("--kind")
        {
            Description =
                "Un genre seulement : occupation, certification, training, place, action, sheet, sector, territory ou acronym.",
            HelpName = "GENRE",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Combien au plus.",
            HelpName = "N",
            DefaultValueFactory = _ => CatalogueSearch.UsualLimit,
        };
        var json = SharedOptions.Json();
        var command = new Command(
            "search",
            "Chercher un métier, une formation, un lieu, une commune, une fiche ou un sigle."
        )
        {
            query,
            kind,
            limit,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var kinds =
                    CatalogueSearch.KindsOf(parsed.GetValue(kind))
                    ?? throw new RefusedException(
                        "unknown-value",
                        $"Le genre « {parsed.GetValue(kind)} » n'est pas connu."
                    );
                if (parsed.GetValue(limit) is < 1 or > CatalogueSearch.MostAtOnce)
                    throw new UsageException($"--limit va de 1 à {CatalogueSearch.MostAtOnce}.");
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var found = catalogue.Search.Find(parsed.GetValue(query), kinds, parsed.GetValue(limit));
                if (parsed.GetValue(json))
                {
                    await workplace.Terminal.WriteJsonAsync(writer =>
                    {
                        writer.WriteStartArray();
                        foreach (var hit in found.Hits)
                        {
                            writer.WriteStartObject();
                            writer.WriteString("kind", CatalogueSearch.NameOf(hit.Document.Kind));
                            writer.WriteString("code", hit.Document.Code);
                            writer.WriteString("title", hit.Document.Title);
                            writer.WriteString("detail", hit.Document.Detail);
                            writer.WriteString("matched", hit.Matched);
                            writer.WriteEndObject();
                        }
                        writer.WriteEndArray();
                    });
                    return;
                }
                foreach (var hit in found.Hits)
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"{CatalogueSearch.NameOf(hit.Document.Kind)}  {hit.Document.Code}  {hit.Document.Title}{(hit.Document.Detail is { } detail ? $" ({detail})" : "")}"
                    );
                if (found.Hits.Count == 0)
                    await workplace.Terminal.Out.WriteLineAsync(
                        found.Suggestions.Count > 0
                            ? $"Rien trouvé. Mots proches : {string.Join(", ", found.Suggestions)}."
                            : "Rien trouvé."
                    );
            }
        );
        return command;
    }
}
