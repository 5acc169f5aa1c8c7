using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Referrals;
using Spro.Web.Pages.FirstAnswer;

namespace Spro.Web.Pages.Referrals;

/// <summary>The doors somebody may be handed over to.</summary>
internal static class ReferralDoors
{
    /// <summary>Those that suit what the person said when they share it; else those of the department.</summary>
    public static IEnumerable<Door> For(PublicCatalogue catalogue, Referral referral, DateTime now)
    {
        if (referral.Said.Length == 0)
            return catalogue
                .Doors.All.Where(door =>
                    door.Place.DepartmentCode == referral.DepartmentCode && door.Structure.Id != referral.SenderId
                )
                .OrderBy(door => door.Place.Name, StringComparer.CurrentCulture);
        var journey = Journey.Read(QueryHelpers.ParseQuery(referral.Said), catalogue, fromForm: false);
        var answer = CompleteAnswer.For(
            catalogue,
            new AnswerRequest(journey.Situation, journey.Commune?.Code, null, now)
        );
        return answer
            .Answers.Concat(answer.Complements)
            .Concat(answer.Others)
            .SelectMany(network => network.Doors)
            .Select(proposed => proposed.Door)
            .DistinctBy(door => door.Place.Id)
            .Where(door => door.Structure.Id != referral.SenderId);
    }

    /// <summary>As one chooses among them, « none » first.</summary>
    public static IEnumerable<SelectListItem> Choices(IEnumerable<Door> doors) =>
        doors.Select(ChoiceOf).Prepend(new SelectListItem("Aucune", ""));

    private static SelectListItem ChoiceOf(Door door) =>
        new(
            door.Network is { } network ? $"{door.Place.Name} ({network.ShortName})" : door.Place.Name,
            door.Place.Id.ToString()
        );
}
