using System.CommandLine;
using System.Text.Json;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro jobs</c>: what happens without anybody asking.</summary>
internal static class JobsCommands
{
    private const string Messages = "messages";

    private static readonly (string Name, string Rhythm, string Does)[] Recurring =
    [
        ("catalogue", "toutes les 2 secondes", "relit les données publiques quand elles ont changé"),
        (
            Messages,
            "toutes les 10 secondes",
            "envoie les courriels et les SMS dus, et essaie de nouveau ceux qui ne sont pas partis ; aussitôt ce que ce site a noté"
        ),
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
                await workplace.PrepareAsync(cancellationToken);
                var standing = await workplace.Get<MessageUpkeep>().ReadAsync(cancellationToken);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(
                        Recurring.Select(job => new
                        {
                            name = job.Name,
                            rhythm = job.Rhythm,
                            does = job.Does,
                            messages = job.Name == Messages ? JsonOf(standing) : null,
                        })
                    );
                else
                    await TellAsync(workplace.Terminal.Out, standing);
            }
        );
        return new Command("jobs", "Voir et lancer les travaux réguliers du site.")
        {
            list,
            Run(workplace),
            Retry(workplace),
        };
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
                    case Messages:
                        await SendAsync(workplace, cancellationToken);
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

    private static async Task SendAsync(Workplace workplace, CancellationToken cancellationToken)
    {
        await workplace.PrepareAsync(cancellationToken);
        var round = await workplace.Get<MessageSender>().RunOnceAsync(cancellationToken);
        await workplace.Terminal.Out.WriteLineAsync(
            $"{round.Sent} message(s) envoyé(s), {round.Later} à essayer de nouveau, {round.Dead} non remis."
        );
    }

    private static Command Retry(Workplace workplace)
    {
        var message = new Argument<Guid?>("message")
        {
            Description = "L'identifiant d'un message non remis, comme « jobs list » le donne ; tous, sans lui.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("retry", "Essayer de nouveau les messages non remis.") { message };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var id = parsed.GetValue(message);
                var tried = await workplace.Get<MessageUpkeep>().TryAgainAsync(id, cancellationToken);
                if (tried == 0 && id is not null)
                    throw new RefusedException(
                        "no-such-message",
                        $"Aucun message non remis « {id} » ne peut encore être utile."
                    );
                await workplace.Terminal.Out.WriteLineAsync($"{tried} message(s) vont être essayés de nouveau.");
            }
        );
        return command;
    }

    private static object JsonOf(MessageStanding standing) =>
        new
        {
            waiting = standing.Waiting,
            late = standing.Late,
            toPrint = standing.ToPrint,
            dead = standing.Dead.Select(dead => new
            {
                id = dead.Id,
                channel = CodeOf(dead.Channel),
                kind = CodeOf(dead.Kind),
                dueAt = dead.DueAt,
                attempts = dead.Attempts,
                problem = dead.Problem is { } problem ? CodeOf(problem) : null,
                mayTryAgain = dead.MayTryAgain,
            }),
        };

    // "AppointmentReminder" is "appointment-reminder".
    private static string CodeOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static async Task TellAsync(TextWriter output, MessageStanding standing)
    {
        foreach (var (name, rhythm, does) in Recurring)
            await output.WriteLineAsync($"{name, -12} {rhythm, -28} {does}");
        await output.WriteLineAsync(
            $"\nMessages : {standing.Waiting} à envoyer, dont {standing.Late} en retard ; {standing.ToPrint} lettre(s) à imprimer ; {standing.Dead.Count} non remis."
        );
        foreach (var dead in standing.Dead)
            await output.WriteLineAsync(
                $"  {dead.Id}  {dead.DueAt:yyyy-MM-dd HH:mm}  {dead.Channel.InFrench()}, {dead.Kind.InFrench()} : {dead.Problem?.InFrench()}"
            );
    }
}
