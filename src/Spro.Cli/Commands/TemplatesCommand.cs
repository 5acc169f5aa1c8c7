using System.CommandLine;
using Spro.Core.Common;
using Spro.Core.Interchange.Formats;
using Spro.Core.Interchange.Territories;

namespace Spro.Cli.Commands;

/// <summary><c>spro templates</c>: the empty lists that a network or a Région fills.</summary>
internal static class TemplatesCommand
{
    public static Command Build(Workplace workplace)
    {
        var template = new Argument<string>("MODÈLE") { Description = "places, professionals ou clefop." };
        template.AcceptOnlyFromAmong("places", "professionals", "clefop");
        var file = new Argument<string>("FICHIER")
        {
            Description = "Le fichier à écrire : .csv, ou .xlsx pour un classeur.",
        };
        var command = new Command("templates", "Écrire un modèle vide à remplir, puis à importer.") { template, file };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var path = parsed.GetRequiredValue(file);
                var workbook = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
                if (File.Exists(path))
                    throw new RefusedException("file-exists", $"« {path} » existe déjà : choisissez un autre nom.");
                await using var output = File.Create(path);
                await (
                    parsed.GetRequiredValue(template) switch
                    {
                        "places" => PlacesTemplate.WriteAsync(output, workbook, cancellationToken),
                        "clefop" => ClefopTemplate.WriteAsync(output, workbook, cancellationToken),
                        _ => ProfessionalsFormat.WriteTemplateAsync(output, workbook, cancellationToken),
                    }
                );
                await workplace.Terminal.Out.WriteLineAsync($"Modèle écrit dans « {path} ».");
            }
        );
        return command;
    }
}
