using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.DataProtection;

/// <summary>The log of breaches is one that several people keep (GDPR, article 33).</summary>
public sealed class BreachTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Of_two_who_write_the_same_breach_the_second_is_told_and_nothing_of_the_first_is_lost(
        string engine
    )
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var officer = await started.SignInAsync(Role.DataProtectionOfficer);
        var breaches = started.Get<Breaches>();
        var id = Guid.CreateVersion7();
        await breaches.SaveAsync(officer, New(), null, Cancellation);
        await breaches.SaveAsync(officer, New(), null, Cancellation);
        await RefusedAsync("changed-meanwhile", New(what: "Autre chose"), null);

        var seen = (await breaches.FindAsync(officer, id, Cancellation))!.WrittenAt;
        started.Clock.Advance(TimeSpan.FromMinutes(1));
        await breaches.SaveAsync(officer, New(measures: "Poste bloqué"), seen, Cancellation);
        await RefusedAsync("changed-meanwhile", New(measures: "Rien"), seen);

        var kept = Assert.Single(await breaches.ListAsync(officer, Cancellation));
        Assert.Equal(("Perte d'un poste", "Poste bloqué"), (kept.What, kept.Measures));

        Breach New(string what = "Perte d'un poste", string measures = "Recherche en cours") =>
            Of(started, id, what, measures);

        async Task RefusedAsync(string code, Breach breach, DateTime? seen) =>
            Assert.Equal(
                code,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        breaches.SaveAsync(officer, breach, seen, Cancellation)
                    )
                ).Code
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nothing_is_told_before_it_is_known_nor_known_before_what_the_register_keeps(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine);
        var officer = await started.SignInAsync(Role.DataProtectionOfficer);
        var now = started.Clock.GetUtcNow().UtcDateTime;

        await RefusedAsync(nameof(Breach.NotifiedAt), one => one.NotifiedAt = one.KnownAt.AddMinutes(-1));
        await RefusedAsync(nameof(Breach.PeopleToldAt), one => one.PeopleToldAt = one.KnownAt.AddDays(-1));
        await RefusedAsync(nameof(Breach.KnownAt), one => one.KnownAt = now.AddMinutes(1));
        await RefusedAsync(nameof(Breach.KnownAt), one => one.KnownAt = now.AddYears(-Breaches.YearsKept).AddDays(-1));
        await RefusedAsync(nameof(Breach.KnownAt), one => one.KnownAt = DateTime.MinValue);

        async Task RefusedAsync(string field, Action<Breach> change)
        {
            var breach = Of(started, Guid.CreateVersion7(), "Perte d'un poste", "Recherche en cours");
            change(breach);
            Assert.Equal(
                field,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        started.Get<Breaches>().SaveAsync(officer, breach, null, Cancellation)
                    )
                ).Field
            );
        }
    }

    private static Breach Of(StartedDatabase started, Guid id, string what, string measures) =>
        new()
        {
            Id = id,
            What = what,
            Happened = "Hier",
            KnownAt = started.Clock.GetUtcNow().UtcDateTime.Date,
            Consequences = "Aucune",
            Measures = measures,
            Reasons = "",
        };
}
