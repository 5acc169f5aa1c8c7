using System.CommandLine;
using Spro.Core.Feedback;

namespace Spro.Cli.Commands;

/// <summary><c>spro remarks</c>: what people say of the pages and the places, for those who mend them.</summary>
internal static class RemarksCommands
{
    public static Command Build(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var list = new Command("list", "Lire les remarques, la plus récente d'abord.") { json };
        list.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var remarks = await workplace.Get<Remarks>().ListAsync(cancellationToken);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(
                        remarks.Select(remark => new
                        {
                            at = remark.CreatedAt,
                            kind = Codes[remark.Kind].Code,
                            page = remark.Page,
                            placeId = remark.PlaceId,
                            rulesVersion = remark.RulesVersion,
                            text = remark.Text,
                        })
                    );
                else
                    foreach (var remark in remarks)
                        await workplace.Terminal.Out.WriteLineAsync(
                            $"{remark.CreatedAt:yyyy-MM-dd HH:mm}  {Codes[remark.Kind].French}  {remark.Page}\n    {remark.Text ?? "(sans texte)"}"
                        );
            }
        );
        return new Command("remarks", "Lire ce que les personnes disent des pages et des lieux.") { list };
    }

    private static readonly Dictionary<RemarkKind, (string Code, string French)> Codes = new()
    {
        [RemarkKind.NotUnderstood] = ("not-understood", "pas compris"),
        [RemarkKind.WrongInformation] = ("wrong-information", "information fausse"),
        [RemarkKind.AskedToPay] = ("asked-to-pay", "on a demandé de payer"),
        [RemarkKind.NotHelped] = ("not-helped", "pas aidé"),
        [RemarkKind.ProposedCorrection] = ("proposed-correction", "correction proposée"),
    };
}
