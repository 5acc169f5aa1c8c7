using System.CommandLine;

namespace Spro.Cli.Commands;

/// <summary><c>spro jobs</c>: what happens without anybody asking.</summary>
internal static class JobsCommands
{
    private static readonly (string Name, string Rhythm, string Does)[] Recurring =
    [
        ("catalogue", "toutes les 2 secondes", "relit les données publiques quand elles ont changé"),
        ("retention", "toutes les heures", "efface les situations gardées plus de 90 jours"),
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
                        await workplace.Terminal.Out.WriteLineAsync($"{name, -12} {rhythm, -24} {does}");
            }
        );
        return new Command("jobs", "Voir les travaux réguliers du site.")
        {
            list,
            LaterCommands.Build("run", "Lancer un travail à la main."),
        };
    }
}
