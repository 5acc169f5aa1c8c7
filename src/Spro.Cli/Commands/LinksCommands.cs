using System.CommandLine;
using Spro.Core.Common;
using Spro.Core.Links;

namespace Spro.Cli.Commands;

/// <summary><c>spro links</c>: which links lead nowhere any more, for those who mend them.</summary>
internal static class LinksCommands
{
    public static Command Build(Workplace workplace) =>
        new("links", "Trouver les liens qui ne mènent plus nulle part.") { Check(workplace), List(workplace) };

    /// <summary>Visits every link now.</summary>
    public static async Task<LinkRound> RunAsync(Workplace workplace, CancellationToken cancellationToken)
    {
        var round = await workplace
            .Get<LinkChecks>()
            .RunAsync(await ShownAsync(workplace, cancellationToken), cancellationToken);
        return round.WasOffline
            ? throw new RefusedException(
                "offline",
                $"Aucun des {round.Visited} liens ne répond : cette machine n'a sans doute pas accès à Internet. Rien n'est noté."
            )
            : round;
    }

    private static Command Check(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command(
            "check",
            "Visiter chaque lien montré, un à la fois par site, et dire lesquels ne mènent plus nulle part."
        )
        {
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var round = await RunAsync(workplace, cancellationToken);
                if (!parsed.GetValue(json))
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"{round.Visited} liens visités, {round.Dead} ne mènent plus nulle part."
                    );
                await TellAsync(workplace, parsed.GetValue(json), cancellationToken);
            }
        );
        return command;
    }

    private static Command List(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command(
            "list",
            "Dire, sans les visiter, les liens qui ne menaient nulle part la dernière fois, et qui peut les corriger."
        )
        {
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) => TellAsync(workplace, parsed.GetValue(json), cancellationToken)
        );
        return command;
    }

    private static async Task<IReadOnlyList<ShownLink>> ShownAsync(
        Workplace workplace,
        CancellationToken cancellationToken
    ) => ShownLink.AllOf(await workplace.ReadCatalogueAsync(cancellationToken));

    private static async Task TellAsync(Workplace workplace, bool json, CancellationToken cancellationToken)
    {
        var dead = await workplace
            .Get<LinkChecks>()
            .DeadAmongAsync(await ShownAsync(workplace, cancellationToken), cancellationToken);
        if (json)
        {
            await workplace.Terminal.WriteJsonAsync(
                dead.Select(one => new
                {
                    url = one.Link.Url,
                    state = one.Check.State == LinkState.Gone ? "gone" : "silent",
                    status = one.Check.Status,
                    movedTo = one.Check.MovedTo,
                    deadSince = one.Check.DeadSince,
                    checkedAt = one.Check.CheckedAt,
                    on = one.Link.On == LinkPlace.Sheet ? "sheet" : "place",
                    code = one.Link.Code,
                    title = one.Link.Title,
                    owner = one.Link.Owner,
                })
            );
            return;
        }
        foreach (var (link, check) in dead)
            await workplace.Terminal.Out.WriteLineAsync(
                $"{check.DeadSince:yyyy-MM-dd}  {(check.State == LinkState.Gone ? $"page absente ({check.Status})" : "ne répond pas")}  {link.Url}\n    {(link.On == LinkPlace.Sheet ? "fiche" : "lieu")} « {link.Title} » ({link.Code}), {link.Owner}"
            );
    }
}
