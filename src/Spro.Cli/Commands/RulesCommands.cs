using System.CommandLine;
using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;
using Spro.Core.Steering;
using Spro.Core.Structures;

namespace Spro.Cli.Commands;

/// <summary><c>spro rules</c>: check, compare, explain and publish the rules of the first answer.</summary>
internal static class RulesCommands
{
    public static Command Build(Workplace workplace) =>
        new("rules", "Vérifier, comparer, expliquer et publier les règles de la première réponse.")
        {
            Check(workplace),
            Diff(workplace),
            Explain(workplace),
            Publish(workplace),
        };

    private static Command Check(Workplace workplace)
    {
        var file = new Argument<string?>("FICHIER")
        {
            Description = "Un fichier de règles, ou une version publiée ; sans lui, les règles en vigueur.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = SharedOptions.Json();
        var command = new Command("check", "Prouver que personne ne reste sans réponse, et dire où un réseau manque.")
        {
            file,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var clock = workplace.Get<TimeProvider>();
                var rules = parsed.GetValue(file) is { } name
                    ? await FindAsync(workplace, name, cancellationToken)
                    : catalogue.VersionOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
                var coverage = CoverageOf(catalogue, clock, cancellationToken);
                var check = RuleSetCheck.Run(rules, catalogue.Sheets, Coverage.Reach(coverage), cancellationToken);
                var newBuiltIn = await workplace.Get<Rulebook>().NewBuiltInAsync(cancellationToken);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(RulesReports.JsonOf(check, coverage, newBuiltIn));
                else
                    await workplace.Terminal.Out.WriteAsync(RulesReports.TextOf(check, coverage, newBuiltIn));
                if (!check.Passed)
                    throw new RefusedException(
                        "incomplete-rule-set",
                        $"La version {rules.Version} ne peut pas être publiée."
                    );
            }
        );
        return command;
    }

    private static Command Diff(Workplace workplace)
    {
        var before = new Argument<string>("AVANT") { Description = "Un fichier de règles, ou une version publiée." };
        var after = new Argument<string>("APRÈS") { Description = "Un fichier de règles, ou une version publiée." };
        var json = SharedOptions.Json();
        var command = new Command("diff", "Dire quelles situations changent d'une version à l'autre.")
        {
            before,
            after,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var diff = RuleSetDiff.Compare(
                    await FindAsync(workplace, parsed.GetRequiredValue(before), cancellationToken),
                    await FindAsync(workplace, parsed.GetRequiredValue(after), cancellationToken)
                );
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(RulesReports.JsonOf(diff));
                else
                    await workplace.Terminal.Out.WriteAsync(RulesReports.TextOf(diff));
            }
        );
        return command;
    }

    private static Command Explain(Workplace workplace)
    {
        var input = SharedOptions.In("Une situation en JSON ; « - » (par défaut) pour l'entrée standard.");
        var json = SharedOptions.Json();
        var command = new Command("explain", "Dire, réseau par réseau, pourquoi il est proposé ou non.")
        {
            input,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var clock = workplace.Get<TimeProvider>();
                var text = await workplace.Terminal.ReadTextAsync(parsed.GetRequiredValue(input), cancellationToken);
                using var document = JsonDocument.Parse(text, AnswerRequestJson.Options);
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var request = AnswerInput.Read(document.RootElement, catalogue.Networks, clock);
                var answered = AnsweredCase.Of(catalogue, request);
                var explanation = RuleSetExplanation.Of(answered.Rules, answered.Situation);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(RulesReports.JsonOf(explanation));
                else
                    await workplace.Terminal.Out.WriteAsync(RulesReports.TextOf(explanation));
            }
        );
        return command;
    }

    private static Command Publish(Workplace workplace)
    {
        var file = new Argument<string>("FICHIER")
        {
            Description = "Un fichier de règles, ou le nom de la version fournie avec le logiciel.",
        };
        var command = new Command("publish", "Publier une version, une fois vérifiée ; elle ne change plus ensuite.")
        {
            file,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var name = parsed.GetRequiredValue(file);
                var document =
                    name == RuleSet.BuiltIn.Version && !File.Exists(name)
                        ? RuleSet.BuiltInDocument
                        : await workplace.Terminal.ReadTextAsync(name, cancellationToken);
                var rules = RuleSet.Load(document, Networks.BuiltIn);
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var coverage = CoverageOf(catalogue, workplace.Get<TimeProvider>(), cancellationToken);
                await workplace.Get<Rulebook>().PublishAsync(document, Coverage.Reach(coverage), cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync(
                    $"La version {rules.Version} est publiée ; elle s'applique à partir du {rules.ValidFrom.InFrench}."
                );
            }
        );
        return command;
    }

    private static IReadOnlyList<CommuneCoverage> CoverageOf(
        PublicCatalogue catalogue,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => CoverageCommand.Compute(catalogue, networkCode: null, departmentCode: null, clock, cancellationToken);

    private static async Task<RuleSet> FindAsync(
        Workplace workplace,
        string nameOrFile,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(nameOrFile))
            return RuleSet.Load(await File.ReadAllTextAsync(nameOrFile, cancellationToken), Networks.BuiltIn);
        var published = (await workplace.ReadCatalogueAsync(cancellationToken)).RuleSets;
        return published.Append(RuleSet.BuiltIn).FirstOrDefault(rules => rules.Version == nameOrFile)
            ?? throw new RefusedException(
                "unknown-rule-set",
                $"« {nameOrFile} » n'est ni un fichier ni une version publiée ({string.Join(", ", published.Select(rules => rules.Version))})."
            );
    }
}
