using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Publications;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Evidence;

/// <summary>The register over a store.</summary>
public sealed class EvidenceRegisterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Every_obligation_is_there_and_what_nothing_measures_says_so(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);

        var all = await started.Get<EvidenceRegister>().AssessAsync(new(2026, 11, 24), department: null, Cancellation);

        Assert.Equal(Obligation.All, all.Select(one => one.Obligation));
        Assert.Equal(ObligationState.Kept, Of(all, "OBL-31").State);
        Assert.Equal(ObligationState.Due, Of(all, "L10").State);
        Assert.NotEqual(ObligationState.NotMeasured, Of(all, "OBL-09").State);
        Assert.Equal(ObligationState.Kept, Of(all, "OBL-10").State);
        Assert.Equal(ObligationState.NotMeasured, Of(all, "OBL-33").State);
        Assert.Equal(ObligationState.NotMeasured, Of(all, "L5").State);
        Assert.Equal(ObligationState.Kept, Of(all, "OBL-25").State);
        var mayenne = await started
            .Get<EvidenceRegister>()
            .AssessAsync(new(2026, 11, 24), department: "53", Cancellation);
        Assert.DoesNotContain(mayenne, one => one.Obligation.Code == "OBL-31");
        Assert.Contains(mayenne, one => one.Obligation.Code == "OBL-09");
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_threshold_judges_from_its_first_day_and_no_day_before(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        var region = await started.SignInAsync(Role.Region);
        var (register, id) = (started.Get<EvidenceRegister>(), Guid.CreateVersion7());

        for (var twice = 0; twice < 2; twice++)
            await register.AdoptAsync(region, id, "OBL-11", 600, new(2026, 11, 1), "Séance d'essai", Cancellation);

        Assert.Equal(ObligationState.NotMeasured, (await DirectoryAsync(new(2026, 10, 31))).State);
        Assert.NotEqual(ObligationState.NotMeasured, (await DirectoryAsync(new(2026, 11, 1))).State);
        Assert.Single(await register.ThresholdsOfAsync("OBL-11", Cancellation));
        await RefusedAsync("adopted-already", region, 12, new(2026, 11, 1));
        await RefusedAsync("day-missing", region, 12, new(2025, 12, 31));
        await RefusedAsync("value-missing", region, null, new(2026, 12, 1));
        var agent = await started.SignInAsync(Role.CommissionMember);
        await Assert.ThrowsAsync<NotAllowedException>(() => AdoptAsync(agent, 12, new(2026, 12, 1)));

        async Task<Assessment> DirectoryAsync(DateOnly day) =>
            Of(await register.AssessAsync(day, department: null, Cancellation), "OBL-11");

        async Task RefusedAsync(string code, Actor actor, int? value, DateOnly from) =>
            Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(() => AdoptAsync(actor, value, from))).Code);

        Task AdoptAsync(Actor actor, int? value, DateOnly from) =>
            register.AdoptAsync(actor, Guid.CreateVersion7(), "OBL-11", value, from, "Séance", Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_threshold_noted_wrong_is_not_taken_for_saved_and_is_withdrawn_while_it_judges_no_year_that_is_over(
        string engine
    )
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var region = await started.SignInAsync(Role.Region);
        var (register, id) = (started.Get<EvidenceRegister>(), Guid.CreateVersion7());
        await AdoptAsync(15);

        // Back, another value, sent again: it says that it is not what is kept.
        Assert.Equal("changed-meanwhile", (await Assert.ThrowsAsync<RefusedException>(() => AdoptAsync(20))).Code);
        Assert.Equal(15, Assert.Single(await register.ThresholdsOfAsync("OBL-11", Cancellation)).Value);
        await Assert.ThrowsAsync<NotAllowedException>(async () =>
            await register.WithdrawAsync(await started.SignInAsync(Role.CommissionMember), id, Cancellation)
        );
        for (var twice = 0; twice < 2; twice++)
            await register.WithdrawAsync(region, id, Cancellation);
        Assert.Empty(await register.ThresholdsOfAsync("OBL-11", Cancellation));

        await AdoptAsync(15);
        started.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(
            "judged",
            (
                await Assert.ThrowsAsync<RefusedException>(async () =>
                    await register.WithdrawAsync(await started.SignInAsync(Role.Region), id, Cancellation)
                )
            ).Code
        );

        Task AdoptAsync(int value) =>
            register.AdoptAsync(region, id, "OBL-11", value, new(2026, 12, 1), "Séance", Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_year_that_is_over_is_judged_again_from_what_is_dated_and_from_nothing_else(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        var register = started.Get<EvidenceRegister>();

        var before = await LastYearAsync();
        Assert.Equal(ObligationState.NotMeasured, Of(before, "OBL-33").State);
        // What doors and practices were is of the day itself.
        Assert.DoesNotContain(before, one => one.Obligation.Code is "OBL-09" or "OBL-13" or "OBL-27");
        await using (var db = started.Database.CreateDbContext())
            await db.Set<RegionalPublication>()
                .ExecuteUpdateAsync(
                    row => row.SetProperty(one => one.PublishedOn, new DateOnly(2025, 5, 2)),
                    Cancellation
                );

        // They appeared that year; what shows them was joined later.
        Assert.Equal(ObligationState.Due, Of(await LastYearAsync(), "OBL-33").State);

        Task<IReadOnlyList<AssessedObligation>> LastYearAsync() =>
            register.AssessAsync(new(2025, 12, 31), department: null, Cancellation);
    }

    private static Assessment Of(IReadOnlyList<AssessedObligation> all, string code) =>
        all.Single(one => one.Obligation.Code == code).Assessment;
}
