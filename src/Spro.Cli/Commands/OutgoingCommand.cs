using System.CommandLine;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro outgoing</c>: every system that the service calls, for whoever opens the firewall.</summary>
internal static class OutgoingCommand
{
    public static Command Build(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command(
            "outgoing",
            "Lister les systèmes que le service appelle avec ces réglages : ce qu'un pare-feu laisse sortir, et rien d'autre."
        )
        {
            json,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var calls = OutgoingCalls.Of(workplace.Get<SproSettings>());
                if (parsed.GetValue(json))
                {
                    await workplace.Terminal.WriteJsonAsync(
                        calls.Select(call => new
                        {
                            what = call.What,
                            setting = call.Setting,
                            where = call.Where,
                            called = call.IsCalled,
                        })
                    );
                    return;
                }
                foreach (var call in calls)
                    await workplace.Terminal.Out.WriteLineAsync($"{call.What} ({call.Setting}) : {call.Where}");
            }
        );
        return command;
    }
}
