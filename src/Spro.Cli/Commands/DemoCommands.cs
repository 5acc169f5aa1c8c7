using System.CommandLine;
using Spro.Core.Common;
using Spro.Core.Demonstration;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro demo</c>: the demonstration set comes and goes.</summary>
internal static class DemoCommands
{
    public static Command Build(Workplace workplace) =>
        new("demo", "Charger ou retirer les données de démonstration.") { Load(workplace), Clear(workplace) };

    private static Command Load(Workplace workplace)
    {
        var command = new Command("load", "Charger les lieux de démonstration, marqués comme tels.");
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (!workplace.Get<SproSettings>().PublicUrl.IsLoopback)
                    throw new RefusedException(
                        "demo-in-public",
                        "Les données de démonstration ne se chargent que si Spro:PublicUrl désigne cette machine : le public les prendrait pour vraies."
                    );
                await workplace.PrepareAsync(cancellationToken);
                var added = await workplace.Get<DemonstrationSet>().LoadAsync(cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync($"Démonstration chargée : {added:N0} fiches ajoutées.");
            }
        );
        return command;
    }

    private static Command Clear(Workplace workplace)
    {
        var command = new Command(
            "clear",
            "Retirer les données de démonstration ; le territoire, les réseaux et les règles restent."
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var left = await workplace.Get<DemonstrationSet>().ClearAsync(cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync(
                    $"Démonstration retirée : {left:N0} lieux. « spro demo load » la remet."
                );
            }
        );
        return command;
    }
}
