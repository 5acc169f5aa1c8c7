using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Interchange;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Charter;

/// <summary>The life of a charter in its store.</summary>
public sealed class ChartersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_real_charter_is_imported_as_the_first_version_and_the_same_twice_changes_nothing(
        string engine
    )
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var import = started.Get<CharterImport>();
        Assert.True((await ShownAsync(started)).Charter.Version.FromDemonstration);

        var tried = await import.RunAsync(RealCharter.Path, dryRun: true, progress: null, Cancellation);
        Assert.True((await ShownAsync(started)).Charter.Version.FromDemonstration);
        var first = await import.RunAsync(RealCharter.Path, dryRun: false, progress: null, Cancellation);
        var again = await import.RunAsync(RealCharter.Path, dryRun: false, progress: null, Cancellation);

        Assert.Equal(tried, first);
        Assert.Equal((first.Read, 0, 0), (first.Added, first.Changed, first.Closed));
        Assert.Equal((first.Read, 0), (again.Unchanged, again.Added));
        var shown = await ShownAsync(started);
        Assert.Equal(
            (1, false, null),
            (shown.Charter.Version.Number, shown.Charter.Version.FromDemonstration, shown.Charter.Version.Amendment)
        );
        Assert.Single(shown.Others);
        Assert.Equal("France Travail", Signatory(shown, "dr-pole-emploi").NameToday);
        Assert.Equal(["CCI", "CMA", "CA"], Signatory(shown, "reseau-inter-consulaire-909").NetworkCodes);
        Assert.Single(shown.Charter.Signatories, one => one.State == SignatureState.Vacant);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_changed_sentence_waits_for_its_amendment_and_for_what_the_region_says_of_it(string engine)
    {
        await using var started = await RealAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var drafts = started.Get<CharterDrafts>();
        var text = RealCharter
            .Text()
            .Replace("a minima une fois par an", "a minima deux fois par an", StringComparison.Ordinal);

        Assert.Equal(
            TakenCharter.Drafted,
            await started.Get<CharterIntake>().TakeAsync(region, null, text, Cancellation)
        );

        // The other click says the same; another text, from a page that shows no draft, would take this one away.
        Assert.Equal(
            TakenCharter.Drafted,
            await started.Get<CharterIntake>().TakeAsync(region, null, text, Cancellation)
        );
        await RefusedAsync(
            "changed-meanwhile",
            () =>
                started
                    .Get<CharterIntake>()
                    .TakeAsync(
                        region,
                        null,
                        text.Replace("deux fois", "trois fois", StringComparison.Ordinal),
                        Cancellation
                    )
        );
        Assert.Equal(1, (await ShownAsync(started)).Charter.Version.Number);
        var draft = await DraftAsync();
        Assert.Equal(["clause-without-amendment", "substance-not-said"], draft.Obstacles.Select(one => one.Code));
        await RefusedAsync(
            "clause-without-amendment",
            () => drafts.PublishAsync(region, 0, new(2027, 1, 1), Cancellation)
        );
        await drafts.DescribeAsync(region, 0, "Avenant d'essai n° 1", false, "Une précision.", Cancellation);
        await RefusedAsync("changed-meanwhile", () => drafts.PublishAsync(region, 0, new(2027, 1, 1), Cancellation));
        Assert.Empty((await DraftAsync()).Obstacles);
        await drafts.PublishAsync(region, 1, new(2027, 1, 1), Cancellation);

        // Published ahead of its first day, it waits for it.
        Assert.Equal(1, (await ShownAsync(started)).Charter.Version.Number);
        started.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero));
        var shown = await ShownAsync(started);
        Assert.Equal((2, "Avenant d'essai n° 1"), (shown.Charter.Version.Number, shown.Charter.Version.Amendment));
        Assert.Equal([2, 1], shown.Others.Select(one => one.Number));
        // What is known of a signatory follows it; its signature does not.
        Assert.Equal("France Travail", Signatory(shown, "dr-pole-emploi").NameToday);
        var (before, after) = (await started.Get<Charters>().CompareAsync(2, Cancellation))!.Value;
        Assert.Equal(
            "5-5",
            Assert
                .Single(
                    CharterDifference.Between(before.Version.Clauses, after.Version.Clauses),
                    one => one.Kind == ChangeKind.Reworded
                )
                .After!.Number
        );

        async Task<PreparedCharter> DraftAsync() => (await started.Get<Charters>().DraftAsync(region, Cancellation))!;
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_new_signatory_needs_an_amendment_and_a_new_name_needs_none(string engine)
    {
        await using var started = await RealAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var renamed = RealCharter.Text().Replace("la DR Pole Emploi", "France Travail", StringComparison.Ordinal);
        var joined = RealCharter.Text().Replace("la DR APEC", "la DR APEC, l'AFPA d'essai", StringComparison.Ordinal);

        Assert.Equal(["clause-without-amendment", "substance-not-said"], await ObstaclesAsync(renamed));
        Assert.Equal(
            ["clause-without-amendment", "signatory-without-amendment", "substance-not-said"],
            await ObstaclesAsync(joined)
        );
        await started.Get<CharterDrafts>().AbandonAsync(region, Cancellation);
        Assert.Null(await started.Get<Charters>().DraftAsync(region, Cancellation));

        async Task<IEnumerable<string>> ObstaclesAsync(string text)
        {
            var seen = (await started.Get<Charters>().DraftAsync(region, Cancellation))?.Draft.Version;
            await started
                .Get<CharterIntake>()
                .TakeAsync(region, seen is null ? null : DraftMark.Of(seen), text, Cancellation);
            return (await started.Get<Charters>().DraftAsync(region, Cancellation))!.Obstacles.Select(one => one.Code);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_vacant_place_is_filled_only_once_the_region_has_answered_whether_it_needs_an_amendment(
        string engine
    )
    {
        await using var started = await RealAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var vacant = (await ShownAsync(started)).Charter.Signatories.Single(one => one.State == SignatureState.Vacant);

        await RefusedAsync("vacant", () => ChangeAsync((one, today) => one.Sign("X", today, today)));
        await RefusedAsync("answer-missing", () => ChangeAsync((one, _) => one.Fill("Organisme", "Acte", null, null)));
        await RefusedAsync(
            "amendment-needed",
            () => ChangeAsync((one, _) => one.Fill("Organisme", "Acte", true, "Oui"))
        );
        await RefusedAsync("reasons-missing", () => ChangeAsync((one, _) => one.Fill("Organisme", "Acte", false, " ")));
        await ChangeAsync(
            (one, _) => one.Fill("Organisme d'essai", "Acte d'essai", false, "Le texte prévoit la place.")
        );
        await RefusedAsync("changed-meanwhile", () => ChangeAsync((one, _) => one.Bring(["CEP_OP"])));

        var filled = Signatory(await ShownAsync(started), vacant.Key);
        Assert.Equal((SignatureState.Pending, "Organisme d'essai"), (filled.State, filled.NameToday));
        var answer = Assert.Single(
            await started.Get<Charters>().AnswersAsync(Cancellation),
            one => one.QuestionKey == CharterQuestions.VacantPlace
        );
        Assert.Equal(("Acte d'essai", "Non. Le texte prévoit la place."), (answer.DecidedBy, answer.Text));

        Task ChangeAsync(Action<CharterSignatory, DateOnly> change) =>
            started.Get<CharterRecords>().ChangeSignatoryAsync(region, vacant.Id, 0, change, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_network_comes_with_one_signatory_only(string engine)
    {
        await using var started = await RealAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var signatories = (await ShownAsync(started)).Charter.Signatories;
        var brings = signatories.First(one => one.NetworkCodes.Count > 0);
        var other = signatories.First(one => one.Key != brings.Key && one.State != SignatureState.Vacant);

        await RefusedAsync("brought", () => BringAsync(other, brings.NetworkCodes[0]));
        await BringAsync(brings, brings.NetworkCodes[0]);

        Assert.Equal([brings.NetworkCodes[0]], Signatory(await ShownAsync(started), brings.Key).NetworkCodes);

        Task BringAsync(CharterSignatory signatory, string network) =>
            started
                .Get<CharterRecords>()
                .BringAsync(
                    region,
                    signatory.Id,
                    signatory.Revision,
                    new Dictionary<string, string> { [network] = network },
                    Cancellation
                );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_slip_of_the_pen_is_said_beside_the_clause_which_stays_as_signed(string engine)
    {
        await using var started = await RealAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var records = started.Get<CharterRecords>();
        var version = (await ShownAsync(started)).Charter.Version;
        var erratum = Erratum("5 décembre 2018");

        await RefusedAsync("not-in-clause", () => records.CorrectAsync(region, Erratum("6 décembre"), Cancellation));
        await records.CorrectAsync(region, erratum, Cancellation);
        await records.CorrectAsync(region, erratum, Cancellation);

        var shown = await ShownAsync(started);
        Assert.Equal("5 septembre 2018", Assert.Single(shown.Errata).ShouldSay);
        await RefusedAsync(
            "noted-already",
            () => records.CorrectAsync(region, Erratum("5 décembre 2018"), Cancellation)
        );
        await RefusedAsync(
            "changed-meanwhile",
            () => records.CorrectAsync(region, Erratum("décembre", erratum.Id), Cancellation)
        );
        var same = Erratum("décembre 2018");
        same.ShouldSay = same.Says;
        await RefusedAsync("same-words", () => records.CorrectAsync(region, same, Cancellation));
        Assert.Contains(
            "5 décembre 2018",
            shown.Charter.Version.Clauses.Single(one => one.Number == "V7").Text,
            StringComparison.Ordinal
        );

        for (var twice = 0; twice < 2; twice++)
            await records.WithdrawErratumAsync(region, erratum.Id, Cancellation);
        Assert.Empty((await ShownAsync(started)).Errata);

        Erratum Erratum(string says, Guid? id = null) =>
            new()
            {
                Id = id ?? Guid.CreateVersion7(),
                VersionId = version.Id,
                ClauseNumber = "V7",
                Says = says,
                ShouldSay = "5 septembre 2018",
                Because = "C'est la date de la loi.",
            };
    }

    [Theory]
    [OnEachDatabase]
    public async Task Commitments_of_a_signatory_and_what_shows_them_are_kept_from_one_version_to_the_next(
        string engine
    )
    {
        await using var started = await RealAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var (records, charters) = (started.Get<CharterRecords>(), started.Get<Charters>());
        var (id, day) = (Guid.CreateVersion7(), new DateOnly(2026, 9, 1));

        for (var twice = 0; twice < 2; twice++)
            await records.CommitAsync(region, id, "arml", "Recevoir.", "Le nombre d'accueils.", day, Cancellation);
        await RefusedAsync("bad-address", () => ShowAsync(0, "http://example.org"));
        await ShowAsync(0, "https://example.org/bilan");
        await RefusedAsync("changed-meanwhile", () => ShowAsync(0, address: null));

        var (_, commitments) = (await charters.SignatoryAsync("arml", Cancellation))!.Value;
        Assert.Equal("https://example.org/bilan", Assert.Single(Assert.Single(commitments).Evidence).Address);

        Task ShowAsync(int revision, string? address) =>
            records.ShowAsync(region, id, revision, day, "Le bilan d'essai", address, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_the_charter_leaves_open_is_answered_after_it_is_in_force(string engine)
    {
        await using var started = await StartedDatabase.CreateAsync(engine, demo: true);
        var region = await started.SignInAsync(Role.Region);
        var records = started.Get<CharterRecords>();
        DateOnly from;
        await using (var db = started.Database.CreateDbContext())
            from = (await db.Set<CharterVersion>().MinAsync(one => one.InForceFrom, Cancellation))!.Value;
        await RefusedAsync("before", () => AnswerAsync(from.AddDays(-1)));
        await AnswerAsync(from);

        Task AnswerAsync(DateOnly day) =>
            records.AnswerAsync(
                region,
                Guid.CreateVersion7(),
                CharterQuestions.VacantPlace,
                "Non.",
                "Commission",
                day,
                Cancellation
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Only_the_region_keeps_the_charter(string engine)
    {
        await using var started = await RealAsync(engine);
        foreach (var role in Roles.OfPeople.Except([Role.Region]))
        {
            var other = await started.SignInAsync(role);
            await Assert.ThrowsAsync<NotAllowedException>(() =>
                started.Get<CharterIntake>().TakeAsync(other, null, RealCharter.Text(), Cancellation)
            );
            await Assert.ThrowsAsync<NotAllowedException>(() =>
                started.Get<CharterDrafts>().AbandonAsync(other, Cancellation)
            );
            await Assert.ThrowsAsync<NotAllowedException>(() =>
                started
                    .Get<CharterRecords>()
                    .AnswerAsync(other, Guid.CreateVersion7(), "909", "a", "b", new(2026, 1, 1), Cancellation)
            );
        }
    }

    private static async Task<StartedDatabase> RealAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine);
        await started.Get<CharterImport>().RunAsync(RealCharter.Path, dryRun: false, progress: null, Cancellation);
        return started;
    }

    private static async Task<ShownCharter> ShownAsync(StartedDatabase started) =>
        (await started.Get<Charters>().ShowAsync(number: null, Cancellation))!;

    private static CharterSignatory Signatory(ShownCharter shown, string key) =>
        shown.Charter.Signatories.Single(one => one.Key == key);

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(act)).Code);
}
