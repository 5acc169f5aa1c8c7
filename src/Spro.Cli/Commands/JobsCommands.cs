using System.CommandLine;
using Spro.Core.Common;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro jobs</c>: what happens without anybody asking.</summary>
internal static class JobsCommands
{
    private static readonly (string Name, string Rhythm, string Does)[] Recurring =
    [
        ("catalogue", "toutes les 2 secondes", "relit les données publiques quand elles ont changé"),
        (
            "retention",
            "toutes les heures",
            "efface les situations de plus de 90 jours et les remarques de plus d'un an"
        ),
        (
            "links",
            "selon Spro:Links:EveryDays",
            "visite les liens montrés et note ceux qui ne mènent plus nulle part ; jamais par défaut"
        ),
    ];

    public static Command Build(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var list = new Command("list", "Dire quels travaux le site fait de lui-même, et à quel rythme.") { json };
        list.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(
                        Recurring.Select(job => new
                        {
                            name = job.Name,
                            rhythm = job.Rhythm,
                            does = job.Does,
                        })
                    );
                else
                    foreach (var (name, rhythm, does) in Recurring)
                        await workplace.Terminal.Out.WriteLineAsync($"{name, -12} {rhythm, -28} {does}");
            }
        );
        return new Command("jobs", "Voir et lancer les travaux réguliers du site.") { list, Run(workplace) };
    }

    private static Command Run(Workplace workplace)
    {
        var name = new Argument<string>("travail") { Description = "Le nom du travail, comme « jobs list » le donne." };
        var command = new Command("run", "Faire maintenant ce que le site fera à son heure.") { name };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                switch (parsed.GetRequiredValue(name))
                {
                    case "catalogue":
                        await workplace.ReadCatalogueAsync(cancellationToken);
                        break;
                    case "retention":
                        await workplace.PrepareAsync(cancellationToken);
                        await workplace.Get<Retention>().ApplyAsync(cancellationToken);
                        break;
                    case "links":
                        await LinksCommands.RunAsync(workplace, cancellationToken);
                        break;
                    default:
                        throw new RefusedException(
                            "unknown-job",
                            $"Le travail « {parsed.GetRequiredValue(name)} » n'existe pas : {string.Join(", ", Recurring.Select(job => job.Name))}."
                        );
                }
                await workplace.Terminal.Out.WriteLineAsync("Fait.");
            }
        );
        return command;
    }
}
