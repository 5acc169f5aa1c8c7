using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class MembershipTests
{
    private static readonly DateOnly Change = new(2026, 1, 1);

    [Fact]
    public void A_commune_that_changes_EPCI_keeps_the_old_one_in_the_past()
    {
        var index = IndexWith(
            Closed(CommuneMembership.Of("49001", TerritoryKind.Epci, "A"), Change.AddDays(-1)),
            CommuneMembership.Of("49001", TerritoryKind.Epci, "B", Change)
        );
        Assert.Equal("B", index.Commune("49001")?.Epci?.Code);
        Assert.Equal("A", index.MembershipOn("49001", TerritoryKind.Epci, Change.AddDays(-1))?.Code);
        Assert.Equal("B", index.MembershipOn("49001", TerritoryKind.Epci, Change)?.Code);
    }

    [Fact]
    public void A_commune_may_leave_its_EPCI_for_none()
    {
        var index = IndexWith(Closed(CommuneMembership.Of("49001", TerritoryKind.Epci, "A"), Change.AddDays(-1)));
        Assert.Null(index.Commune("49001")?.Epci);
        Assert.NotNull(index.MembershipOn("49001", TerritoryKind.Epci, Change.AddYears(-1)));
    }

    [Fact]
    public void A_commune_is_left_out_after_its_last_day()
    {
        var data = DataWith();
        data.Communes[0].ValidTo = Change.AddDays(-1);
        Assert.NotNull(TerritoryIndex.Build(data, Change.AddDays(-1)).Commune("49001"));
        Assert.Null(TerritoryIndex.Build(data, Change).Commune("49001"));
    }

    private static CommuneMembership Closed(CommuneMembership membership, DateOnly lastDay)
    {
        membership.ValidTo = lastDay;
        return membership;
    }

    private static TerritoryIndex IndexWith(params CommuneMembership[] memberships) =>
        TerritoryIndex.Build(DataWith(memberships), PaysDeLaLoire.Today);

    private static TerritoryData DataWith(params CommuneMembership[] memberships) =>
        new(
            [
                Territory(TerritoryKind.Region, "52", null),
                Territory(TerritoryKind.Department, "49", "52"),
                Territory(TerritoryKind.Epci, "A", null),
                Territory(TerritoryKind.Epci, "B", null),
            ],
            [
                new Commune
                {
                    Code = "49001",
                    Name = "Exemple",
                    SortName = "exemple",
                    DepartmentCode = "49",
                    Source = "essai",
                    SourceVersion = "1",
                    SourceDate = Change,
                },
            ],
            memberships,
            [],
            []
        );

    private static Territory Territory(TerritoryKind kind, string code, string? parent) =>
        new()
        {
            Kind = kind,
            Code = code,
            Name = code,
            SortName = code,
            ParentCode = parent,
            TimeZone = "Europe/Paris",
            HolidayZone = "metropole",
            Source = "essai",
            SourceVersion = "1",
            SourceDate = Change,
        };
}
