using System.CommandLine;
using Spro.Core.OpenData;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro open-data</c>: the public data, as files.</summary>
internal static class OpenDataCommands
{
    public static Command Build(Workplace workplace)
    {
        var folder = new Option<string>("--out")
        {
            Description = "Le dossier où écrire ; créé s'il manque.",
            HelpName = "DOSSIER",
            Required = true,
        };
        var export = new Command(
            "export",
            "Écrire les lieux, les services, les communes et les règles, avec licence et date."
        )
        {
            folder,
        };
        export.SetAction(
            async (parsed, cancellationToken) =>
            {
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var today = DateOnly.FromDateTime(workplace.Get<TimeProvider>().GetUtcNow().UtcDateTime);
                var data = new OpenDataExport(catalogue, workplace.Get<SproSettings>().PublicUrl, today);
                var target = Directory.CreateDirectory(parsed.GetRequiredValue(folder));
                foreach (var file in data.Files)
                {
                    await using var output = File.Create(Path.Combine(target.FullName, file.Name));
                    await file.WriteAsync(output, cancellationToken);
                }
                await workplace.Terminal.Out.WriteLineAsync(
                    $"{data.Files.Count} fichiers écrits dans « {target.FullName} » : {string.Join(", ", data.Files.Select(file => file.Name))}."
                );
            }
        );
        return new Command("open-data", "Publier les données ouvertes.") { export };
    }
}
