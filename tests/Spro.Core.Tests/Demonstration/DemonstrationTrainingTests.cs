using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Demonstration;
using Spro.Core.Knowledge;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Demonstration;

/// <summary>A first run shows how to reach each of its occupations, and nobody can take an invented training for a real one.</summary>
public sealed class DemonstrationTrainingTests : IAsyncLifetime
{
    private StartedDatabase _started = null!;
    private PublicCatalogue _catalogue = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _started = await StartedDatabase.CreateAsync("sqlite", demo: true);
        var host = _started.Get<CatalogueHost>();
        await host.RefreshAsync(Cancellation);
        _catalogue = host.Current;
    }

    public ValueTask DisposeAsync() => _started.DisposeAsync();

    [Fact]
    public void Each_occupation_has_a_certification_and_two_trainings() =>
        Assert.All(
            _catalogue.Occupations.All,
            occupation =>
            {
                Assert.NotEmpty(_catalogue.Certifications.LeadingTo(occupation));
                Assert.True(
                    _catalogue.Trainings.LeadingTo(occupation, _catalogue.Certifications).Count >= 2,
                    occupation.RomeCode
                );
            }
        );

    [Fact]
    public void Each_training_says_that_it_is_invented_and_stands_in_a_real_commune_with_dates_to_come()
    {
        Assert.Equal(151, _catalogue.Trainings.All.Count);
        var today = new DateOnly(2026, 11, 24);
        Assert.All(
            _catalogue.Trainings.All,
            training =>
            {
                Assert.True(training.Offer.IsFictional && training.From.IsDemonstration);
                Assert.EndsWith(" (organisme fictif)", training.Offer.Provider, StringComparison.Ordinal);
                Assert.NotNull(_catalogue.Territory.CommuneToday(training.Offer.CommuneCode!));
                Assert.NotNull(training.NextAfter(today));
                Assert.All(training.Sessions, session => Assert.True(session.Start <= session.End));
                Assert.All(training.CertificationCodes, code => Assert.NotNull(_catalogue.Certifications.Find(code)));
            }
        );
        Assert.True(_catalogue.IsDemonstration);
    }

    [Fact]
    public async Task They_leave_with_the_set_and_come_back_with_it()
    {
        var set = _started.Get<DemonstrationSet>();
        await set.ClearAsync(Cancellation);
        Assert.Equal((0, 0), await CountAsync());
        await set.LoadAsync(Cancellation);
        Assert.Equal((151, 151), await CountAsync());
    }

    [Fact]
    public async Task Official_certifications_take_the_place_of_those_of_the_set_and_leave_its_trainings()
    {
        await using (var db = _started.Database.CreateDbContext())
        {
            db.Add(
                new Certification
                {
                    Version = "essai",
                    SourceId = "1",
                    Code = "RNCP1",
                    Title = "Essai",
                }
            );
            db.Add(
                DemonstrationTraining.CertificationEdition(new DateOnly(2026, 11, 24)) with
                {
                    Version = "essai",
                    IsDemonstration = false,
                }
            );
            await db.SaveChangesAsync(Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        var host = _started.Get<CatalogueHost>();
        await host.RefreshAsync(Cancellation);
        Assert.Equal("RNCP1", Assert.Single(host.Current.Certifications.All).Code);
        Assert.Equal(151, host.Current.Trainings.All.Count);
    }

    private async Task<(int, int)> CountAsync()
    {
        await using var db = _started.Database.CreateDbContext();
        return (
            await db.Set<Certification>().CountAsync(Cancellation),
            await db.Set<TrainingOffer>().CountAsync(Cancellation)
        );
    }
}
