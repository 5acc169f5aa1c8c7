using System.CommandLine;
using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;

namespace Spro.Cli.Commands;

/// <summary><c>spro answer</c>: the first answer, in a terminal.</summary>
internal static class AnswerCommand
{
    public static Command Build(Workplace workplace)
    {
        var input = SharedOptions.In(
            "Une situation en JSON, ou une liste ; « - » (par défaut) pour l'entrée standard."
        );
        var rules = new Option<string?>("--rules")
        {
            Description = "La version des règles avec laquelle répondre, pour refaire une réponse passée.",
            HelpName = "VERSION",
        };
        var json = SharedOptions.Json();
        var command = new Command("answer", "Donner une première réponse à une situation, ou à chacune d'une liste.")
        {
            input,
            rules,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var text = await workplace.Terminal.ReadTextAsync(parsed.GetRequiredValue(input), cancellationToken);
                using var document = JsonDocument.Parse(text, AnswerInput.Options);
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var several = document.RootElement.ValueKind == JsonValueKind.Array;
                JsonElement[] asked = several ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
                // All of them before the first is written: a list with a mistake gives no half result.
                var answers = asked
                    .Select(
                        (element, index) =>
                            Answer(
                                catalogue,
                                element,
                                parsed.GetValue(rules),
                                several ? $"[{index}]" : "",
                                workplace.Get<TimeProvider>()
                            )
                    )
                    .ToArray();
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(writer => Write(writer, answers, several));
                else
                    await workplace.Terminal.Out.WriteAsync(
                        string.Join(AnswerText.Separator, answers.Select(AnswerText.Of))
                    );
            }
        );
        return command;
    }

    private static CompleteAnswer Answer(
        PublicCatalogue catalogue,
        JsonElement element,
        string? rulesVersion,
        string at,
        TimeProvider clock
    )
    {
        try
        {
            var request = AnswerInput.Read(element, catalogue.Networks, clock);
            return CompleteAnswer.For(catalogue, request with { RulesVersion = request.RulesVersion ?? rulesVersion });
        }
        catch (RefusedException refused)
        {
            string?[] path = [at, refused.Field];
            var where = string.Join('.', path.Where(part => !string.IsNullOrEmpty(part)));
            throw new RefusedException(
                refused.Code,
                where.Length == 0 ? refused.Message : $"{where} : {refused.Message}"
            );
        }
    }

    private static void Write(Utf8JsonWriter writer, CompleteAnswer[] answers, bool several)
    {
        if (several)
            writer.WriteStartArray();
        foreach (var answer in answers)
            AnswerJson.Write(writer, answer);
        if (several)
            writer.WriteEndArray();
    }
}
