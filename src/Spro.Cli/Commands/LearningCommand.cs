using System.CommandLine;
using Spro.Core.Feedback;

namespace Spro.Cli.Commands;

/// <summary><c>spro learning</c>: whether the activities helped people to find their way, as they chose to tell.</summary>
internal static class LearningCommand
{
    public static Command Build(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command("learning", "Dire si les activités aident à s'orienter, d'après ce qui est envoyé.")
        {
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var learned = await workplace.Get<LearnedDifferences>().ReadAsync(cancellationToken);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(
                        new { answers = learned.Answers, meanDifference = learned.MeanDifference }
                    );
                else
                    await workplace.Terminal.Out.WriteLineAsync(
                        learned.MeanDifference is { } mean
                            ? $"{learned.Answers} réponses ; {mean:+0.0;-0.0;0} point en moyenne, sur {SelfRating.GreatestDifference}."
                            : $"Non mesuré : {learned.Answers} réponses, il en faut {Learned.FewestAnswers}."
                    );
            }
        );
        return command;
    }
}
