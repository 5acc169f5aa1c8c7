using Spro.Core.Catalogue;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>L9: the network that advises on the recognition of experience is in the directory, for each department.</summary>
internal sealed class ExperienceAdviceRule(CatalogueHost catalogues) : IObligationRule
{
    private const string Network = "EXPERT_VAE";

    /// <inheritdoc />
    public string Code => "L9";

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var doors = catalogues
            .Current.Doors.All.Where(door => door.Network?.Code == Network && DoorSet.IsListed(door, asked.Day))
            .Select(MemberDoors.DepartmentOf)
            .ToList();
        return Task.FromResult(
            Judge([
                .. catalogues
                    .Current.Departments.Where(one => asked.Department is null || one.Code == asked.Department)
                    // One for the whole region is for each department.
                    .Select(one => (one, doors.Count(code => code is null || code == one.Code))),
            ])
        );
    }

    /// <summary>Judges how many doors each department has (pure).</summary>
    public static Assessment Judge(IReadOnlyList<(TerritoryRecord Department, int Doors)> departments) =>
        departments.All(one => one.Doors == 0)
            ? Assessment.NotMeasured()
            : Assessment.Of(
                departments.All(one => one.Doors > 0) ? ObligationState.Kept : ObligationState.Due,
                [
                    .. departments.Select(one => new EvidenceRow(
                        EvidenceKind.Observed,
                        $"Conseils en validation des acquis de l'expérience dans l'annuaire, sur place ou à distance : {one.Doors}.",
                        one.Department.Code
                    )),
                ]
            );
}
