using System.Globalization;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;

namespace Spro.Web.Pages.Knowledge;

/// <summary>What is known of a training, in words; what is not known says so.</summary>
internal sealed class TrainingWords(IStringLocalizer<Resources.Trainings> texts)
{
    public string Mode(TrainingMode? mode) =>
        mode is { } known ? texts["mode." + known.ToString().ToLowerInvariant()] : texts["mode.unknown"];

    public string Level(int? level) =>
        level is { } known ? texts["level." + known.ToString(CultureInfo.InvariantCulture)] : texts["level.unknown"];

    public IReadOnlyList<string> Funding(TrainingFunding funding) =>
        funding == TrainingFunding.None
            ? [texts["funding.unknown"]]
            :
            [
                .. Enum.GetValues<TrainingFunding>()
                    .Where(one => one != TrainingFunding.None && funding.HasFlag(one))
                    .Select(one => texts["funding." + one.ToString().ToLowerInvariant()].Value),
            ];

    public string Cpf(bool? eligible) => texts["cpf." + Answer(eligible)];

    public string WithoutDiploma(bool? open) => texts["open." + Answer(open)];

    public string DisabilityAccess(bool? access) => texts["disability." + Answer(access)];

    public string Hours(int? hours) => hours is { } known ? texts["hours.count", known] : texts["hours.unknown"];

    /// <summary>"Laval, 12 km à vol d'oiseau"; "à distance".</summary>
    public string Place(FoundTraining found)
    {
        var offer = found.Training.Offer;
        if (offer.Mode == TrainingMode.Remote)
            return texts["place.remote"];
        var where = found.Commune?.Label ?? texts["place.unknown"].Value;
        return found.Km is { } km ? $"{where}, {texts["distance", DoorText.Distance(km)]}" : where;
    }

    public string NextStart(FoundTraining found) =>
        found.Next is { } next ? texts["dates.next", next.Start.InFrench] : texts["dates.unknown"];

    public string Session(TrainingSession session) =>
        session.End is { } end
            ? texts["dates.between", session.Start.InFrench, end.InFrench]
            : texts["dates.start", session.Start.InFrench];

    public string Source(ReferentialVersion from) =>
        texts["source", from.Source, from.Date is { } date ? date.InFrench : texts["date.unknown"].Value];

    /// <summary>Who names the domains of training, where another source tells the rest.</summary>
    public IReadOnlyList<string> DomainSources(IEnumerable<TrainingDomain> domains, ReferentialVersion rest) =>
        [
            .. domains
                .Select(domain => domain.From)
                .OfType<ReferentialVersion>()
                .Where(from => from != rest)
                .Distinct()
                .Select(from => $"{texts["domains.source"].Value} {Source(from)}"),
        ];

    private static string Answer(bool? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            null => "unknown",
        };
}
