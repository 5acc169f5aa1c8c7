using System.CommandLine;
using Spro.Core.Feedback;
using Spro.Core.Guidance;

namespace Spro.Cli.Commands;

/// <summary><c>spro privacy</c>: what is kept about people, and for how long.</summary>
internal static class PrivacyCommands
{
    public static Command Build(Workplace workplace) =>
        new("privacy", "Appliquer les durées de conservation et les droits des personnes.")
        {
            Retention(workplace),
            LaterCommands.Build("export", "Donner à une personne ce que l'on garde d'elle."),
            LaterCommands.Build("erase", "Effacer ce que l'on garde d'une personne."),
        };

    private static Command Retention(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command("retention", "Effacer ce dont la durée de conservation est passée.") { json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var situations = await workplace.Get<SavedSituations>().DeleteExpiredAsync(cancellationToken);
                var remarks = await workplace.Get<Remarks>().DeleteExpiredAsync(cancellationToken);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(new { savedSituations = situations, remarks });
                else
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"Effacé : {situations:N0} situation(s) gardée(s) plus de 90 jours, {remarks:N0} remarque(s) de plus d'un an."
                    );
            }
        );
        return command;
    }
}
