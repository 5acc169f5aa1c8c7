using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Messages;
using Spro.TestSupport;

namespace Spro.Core.Tests.ProfessionalDevelopment;

/// <summary>The Cariforef runs a programme; professionals of any network, and relays, follow it (charter §4.2).</summary>
public sealed class EnrolmentsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Two_who_want_the_last_seat_have_one_and_a_turn_and_who_gives_up_leaves_theirs_to_the_next(
        string engine
    )
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync(seats: 1);
        var one = await house.Started.SignInAsync(Role.Adviser);
        var other = await house.Started.SignInAsync(Role.NetworkCoordinator, network: "ML");

        // Twice each, as impatient people click.
        await Task.WhenAll(
            house.EnrolAsync(one, session),
            house.EnrolAsync(other, session),
            house.EnrolAsync(one, session),
            house.EnrolAsync(other, session)
        );
        var states = await house.StatesAsync(session);
        Assert.Equal([EnrolmentState.Seated, EnrolmentState.Waiting], states.Values.Order().Reverse());

        var first = states[one.AccountId] == EnrolmentState.Seated ? one : other;
        await house.Enrolments.WithdrawAsync(first, session, Cancellation);
        states = await house.StatesAsync(session);
        Assert.Equal(EnrolmentState.Withdrawn, states[first.AccountId]);
        Assert.Equal(EnrolmentState.Seated, states[(first == one ? other : one).AccountId]);

        // Who comes back waits for their turn.
        await house.EnrolAsync(first, session);
        Assert.Equal(EnrolmentState.Waiting, (await house.StatesAsync(session))[first.AccountId]);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_manager_who_does_not_answer_blocks_no_seat_and_may_still_agree(string engine)
    {
        await using var house = await House.OpenAsync(engine, demo: true);
        var session = await house.SessionAsync(seats: 1, needsAgreement: true);
        var (team, elsewhere) = await house.StructuresAsync();
        var manager = await house.Started.SignInAsync(Role.StructureManager, team);
        var stranger = await house.Started.SignInAsync(Role.StructureManager, elsewhere);
        var adviser = await house.Started.SignInAsync(Role.Adviser, team);
        await house.EnrolAsync(adviser, session);
        // A manager asks nobody.
        await house.EnrolAsync(stranger, session);
        Assert.Equal(EnrolmentState.Waiting, (await house.StatesAsync(session))[stranger.AccountId]);
        var asked = (await house.Lists.AgreementsAsync(manager, Cancellation)).Single(one =>
            one.Enrolment.AccountId == adviser.AccountId
        );
        Assert.False(await house.Enrolments.AnswerAsync(stranger, asked.Enrolment.Id, true, Cancellation));

        house.Started.Clock.Advance(TimeSpan.FromDays(Enrolment.DaysToAgree));
        // The demonstration has one more that waits for its manager.
        Assert.NotEqual(0, await house.Enrolments.MoveAsync(Cancellation));
        Assert.Equal(0, await house.Enrolments.MoveAsync(Cancellation));
        var states = await house.StatesAsync(session);
        Assert.Equal(EnrolmentState.Waiting, states[adviser.AccountId]);
        Assert.Equal(EnrolmentState.Seated, states[stranger.AccountId]);

        Assert.True(await house.Enrolments.AnswerAsync(manager, asked.Enrolment.Id, true, Cancellation));
        Assert.False(await house.Enrolments.AnswerAsync(manager, asked.Enrolment.Id, false, Cancellation));
        await house.Enrolments.WithdrawAsync(stranger, session, Cancellation);
        Assert.Equal(EnrolmentState.Seated, (await house.StatesAsync(session))[adviser.AccountId]);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_came_has_a_certificate_that_anybody_checks_and_that_names_nobody(string engine)
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync();
        var adviser = await house.Started.SignInAsync(Role.Adviser);
        var absent = await house.Started.SignInAsync(Role.Adviser);
        await house.EnrolAsync(adviser, session);
        await house.EnrolAsync(absent, session);
        await Assert.ThrowsAsync<RefusedException>(() => house.NoteAsync(session, adviser, 1));
        house.Started.Clock.Advance(TimeSpan.FromDays(11));
        await house.NoteAsync(session, adviser, 1);

        var own = (await house.Lists.OwnAsync(adviser, 1, Cancellation)).Rows.Single();
        Assert.Null((await house.Lists.OwnAsync(absent, 1, Cancellation)).Rows.Single().Enrolment.CertificateCode);
        var certificates = house.Started.Get<Certificates>();
        var code = Certificates.Written(own.Enrolment.CertificateCode!).ToLowerInvariant();
        var found = (await certificates.CheckAsync(code, "ESSAI camille", Cancellation))!;
        // Half of two half-days.
        Assert.Equal((180, true), (found.Minutes, found.IsOfThatName));
        Assert.False((await certificates.CheckAsync(code, "Camille Autre", Cancellation))!.IsOfThatName);
        Assert.Null((await certificates.CheckAsync(code, null, Cancellation))!.IsOfThatName);
        Assert.Null(await certificates.CheckAsync("2222-3333-4444", null, Cancellation));

        // Said once, whatever is clicked, and kept with nothing that leads back.
        var opinions = house.Started.Get<Opinions>();
        var said = new OpinionDraft(4, 3, 4, null, "Bien");
        Assert.True(await opinions.SayAsync(adviser, own.Enrolment.Id, said, Cancellation));
        Assert.False(await opinions.SayAsync(adviser, own.Enrolment.Id, said, Cancellation));
        Assert.False(await opinions.SayAsync(absent, own.Enrolment.Id, said, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(100));
        var later = new OpinionDraft(null, null, null, 3, null);
        Assert.True(await opinions.SayAsync(adviser, own.Enrolment.Id, later, Cancellation));
        await using (var db = house.Started.Database.CreateDbContext())
            Assert.Equal(
                [3],
                await db.Set<Opinion>()
                    .Where(one => one.Changed != null)
                    .Select(one => one.Changed!.Value)
                    .ToListAsync(Cancellation)
            );

        // Who did not come is no longer named; who came is, as long as their certificate is checked.
        await house.Enrolments.DeleteExpiredAsync(Cancellation);
        Assert.Empty((await house.Lists.OwnAsync(absent, 1, Cancellation)).Rows);
        Assert.NotNull(await certificates.CheckAsync(code, null, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(5 * 366));
        await house.Enrolments.DeleteExpiredAsync(Cancellation);
        Assert.Null(await certificates.CheckAsync(code, null, Cancellation));
        await using var after = house.Started.Database.CreateDbContext();
        Assert.Null(
            (await after.Set<DevelopmentSession>().SingleAsync(one => one.Id == session, Cancellation)).Trainers
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_session_that_moves_or_is_called_off_tells_those_who_are_in_it_and_never_two_editors_at_once(
        string engine
    )
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync();
        var adviser = await house.Started.SignInAsync(Role.Adviser);
        await house.EnrolAsync(adviser, session);
        var draft = house.Drafts[session] with { Revision = 1, Place = "Ailleurs" };
        var told = await house.MessagesAsync(session);
        await house.Programmes.SaveAsync(house.Cariforef, draft, Cancellation);
        Assert.Equal(told + 1, await house.MessagesAsync(session));
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            house.Programmes.SaveAsync(house.Cariforef, draft with { Place = "Encore ailleurs" }, Cancellation)
        );
        Assert.Equal(Programmes.ChangedMeanwhile, refused.Code);

        await house.Programmes.CancelAsync(house.Cariforef, session, 2, "Trop peu d'inscriptions", Cancellation);
        Assert.Equal(told + 2, await house.MessagesAsync(session));
        refused = await Assert.ThrowsAsync<RefusedException>(() => house.EnrolAsync(house.Cariforef, session));
        Assert.Equal("closed", refused.Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_came_along_and_who_came_on_some_of_distant_days_have_a_certificate_of_the_hours_they_followed(
        string engine
    )
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync(seats: 1);
        var adviser = await house.Started.SignInAsync(Role.Adviser);
        var waiting = await house.Started.SignInAsync(Role.Adviser);
        await house.EnrolAsync(adviser, session);
        await house.EnrolAsync(waiting, session);
        var draft = house.Drafts[session] with { Revision = 1, Hours = 12 };
        var day = DateOnly.FromDateTime(draft.StartsAt!.Value);
        draft = draft with { EndsAt = draft.EndsAt!.Value.AddDays(14) };
        foreach (
            var (days, code) in (ValueTuple<DateOnly[], string>[])
                [
                    ([], "missing"),
                    ([day.AddDays(15)], "outside"),
                    ([.. Enumerable.Range(1, 12).Select(day.AddDays)], "too-many"),
                ]
        )
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                house.Programmes.SaveAsync(house.Cariforef, draft with { OtherDays = days }, Cancellation)
            );
            Assert.Equal(("days", code), (refused.Field, refused.Code));
        }
        await house.Programmes.SaveAsync(house.Cariforef, draft with { OtherDays = [day.AddDays(7)] }, Cancellation);
        var along = new CameAlongDraft(
            Guid.CreateVersion7(),
            "Andréa Venue",
            "Mairie d'essai",
            "andrea@example.org",
            "53",
            0b_111
        );
        await Assert.ThrowsAsync<RefusedException>(() =>
            house.Enrolments.NoteCameAlongAsync(house.Cariforef, session, along, Cancellation)
        );
        house.Started.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(
            "came",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Enrolments.NoteCameAlongAsync(
                        house.Cariforef,
                        session,
                        along with
                        {
                            Came = 0b_1000_000,
                        },
                        Cancellation
                    )
                )
            ).Field
        );
        for (var twice = 0; twice < 2; twice++)
            await house.Enrolments.NoteCameAlongAsync(house.Cariforef, session, along, Cancellation);
        var mistaken = along with { NewId = Guid.CreateVersion7(), Email = null };
        await house.Enrolments.NoteCameAlongAsync(house.Cariforef, session, mistaken, Cancellation);
        // Noted before the end: half of it for one who had a seat, two of its half-days for one who hoped for one.
        var (view, people) = (await house.Lists.FindSessionAsync(house.Cariforef, session, Cancellation))!.Value;
        Assert.Equal(6, view.Session.HalfDays.Count);
        await house.Enrolments.NoteAsync(
            house.Cariforef,
            session,
            view.Session.Turns,
            people.ToDictionary(
                one => one.Enrolment.Id,
                one =>
                    one.Enrolment.AccountId == adviser.AccountId ? 0b_010_101
                    : one.Enrolment.AccountId == waiting.AccountId ? 0b_11
                    : one.Enrolment.Id == along.NewId ? 0b_111
                    : 0
            ),
            Cancellation
        );
        Assert.Equal(0, await house.Enrolments.CertifyAsync(Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await house.Enrolments.CertifyAsync(Cancellation));
        Assert.Equal(0, await house.Enrolments.CertifyAsync(Cancellation));

        (view, people) = (await house.Lists.FindSessionAsync(house.Cariforef, session, Cancellation))!.Value;
        Assert.DoesNotContain(people, one => one.Enrolment.Id == mistaken.NewId);
        Assert.All(people, one => Assert.NotNull(one.Enrolment.CertificateCode));
        Assert.Equal([240, 360, 360], people.Select(one => one.Enrolment.MinutesOf(view.Session)).Order());
        await using var db = house.Started.Database.CreateDbContext();
        Assert.Equal(
            4,
            await db.Set<OutgoingMessage>()
                .CountAsync(one => one.AboutId == along.NewId && one.Kind == MessageKind.OpinionWanted, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_form_sent_again_for_somebody_else_is_refused_and_enrols_nobody_more(string engine)
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync();
        var relay = new RelayDraft(session, Guid.CreateVersion7(), "Camille", "Mairie", "c@example.org", "53", true);
        await house.Enrolments.AskAsync(relay, Cancellation);
        await RefusedAsync(() =>
            house.Enrolments.AskAsync(relay with { Name = "Lou", Email = "lou@example.org" }, Cancellation)
        );
        Assert.Single(await house.Started.Database.OwedAsync(house.Started.Get<IdentityKeys>()));

        house.Started.Clock.Advance(TimeSpan.FromDays(11));
        var along = new CameAlongDraft(Guid.CreateVersion7(), "Andréa", "Mairie", null, "53", 1);
        for (var twice = 0; twice < 2; twice++)
            await house.Enrolments.NoteCameAlongAsync(house.Cariforef, session, along, Cancellation);
        await RefusedAsync(() =>
            house.Enrolments.NoteCameAlongAsync(house.Cariforef, session, along with { Name = "Lou" }, Cancellation)
        );

        static async Task RefusedAsync(Func<Task> act) =>
            Assert.Equal("changed-meanwhile", (await Assert.ThrowsAsync<RefusedException>(act)).Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task One_address_has_one_seat_with_an_account_or_without_and_its_mailbox_alone_learns_it(string engine)
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync(seats: 1);
        var adviser = await house.Started.SignInAsync(Role.Adviser);
        var keys = house.Started.Get<IdentityKeys>();
        string email;
        await using (var db = house.Started.Database.CreateDbContext())
            email = (await keys.OpenAsync(Cancellation)).EmailOf(
                await db.Set<Account>().SingleAsync(one => one.Id == adviser.AccountId, Cancellation)
            );
        var relay = new RelayDraft(session, Guid.CreateVersion7(), "Camille", "Mairie", "c@example.org", "53", true);
        await house.EnrolAsync(adviser, session);
        await house.Enrolments.AskAsync(relay with { Email = email.ToUpperInvariant() }, Cancellation);
        Assert.Single(await house.StatesAsync(session));

        for (var twice = 0; twice < 2; twice++)
        {
            await house.Enrolments.AskAsync(relay with { NewId = Guid.CreateVersion7() }, Cancellation);
            house.Started.Clock.Advance(TimeSpan.FromHours(1));
        }
        var token = await house.TokenAsync("c@example.org");
        Assert.True(await house.Enrolments.ConfirmAsync(token, Cancellation));
        // The mailbox is told once, however often somebody asks.
        house.Started.Clock.Advance(TimeSpan.FromHours(1));
        for (var twice = 0; twice < 2; twice++)
            await house.Enrolments.AskAsync(relay with { NewId = Guid.CreateVersion7() }, Cancellation);
        var own = (await house.Lists.FindByLinkAsync(token, Cancellation))!;
        Assert.Equal((EnrolmentState.Waiting, 1), (own.Enrolment.State, own.Rank));
        Assert.Single(
            await house.Started.Database.OwedAsync(keys),
            one =>
                one.To == "c@example.org"
                && one.Content.Blocks.Any(block => block.Text.Contains("compte seule", StringComparison.Ordinal))
        );

        // An address that somebody else typed: nothing that its mailbox erases counts.
        await house.Enrolments.AskAsync(
            relay with
            {
                NewId = Guid.CreateVersion7(),
                Email = "autre@example.org",
            },
            Cancellation
        );
        await house.Enrolments.EraseAsync(await house.TokenAsync("autre@example.org"), Cancellation);
        await using (var db = house.Started.Database.CreateDbContext())
            Assert.Equal(2, await db.Set<Enrolment>().CountAsync(one => one.SessionId == session, Cancellation));

        // What is kept is taken away and erased by that link, and stays so in a store that was put back.
        var copy = (await house.Enrolments.CopyAsync(token, Cancellation))!;
        Assert.Equal(("Camille", "Mairie", "c@example.org"), (copy.Name, copy.Organisation, copy.Email));
        for (var twice = 0; twice < 2; twice++)
            await house.Enrolments.EraseAsync(token, Cancellation);
        Assert.Null(await house.Lists.FindByLinkAsync(token, Cancellation));
        await using (var db = house.Started.Database.CreateDbContext())
            await db.Set<Enrolment>()
                .Where(one => one.Id == own.Enrolment.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.EmailKey, new byte[] { 1 }), Cancellation);
        await house.Started.Get<Erasures>().ReplayAsync(Cancellation);
        await using (var db = house.Started.Database.CreateDbContext())
            Assert.Null(
                (await db.Set<Enrolment>().SingleAsync(one => one.Id == own.Enrolment.Id, Cancellation)).EmailKey
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_session_lasts_no_longer_than_its_days_and_the_figures_of_its_year_are_those_of_who_came(
        string engine
    )
    {
        await using var house = await House.OpenAsync(engine);
        var session = await house.SessionAsync();
        var draft = house.Drafts[session] with { Revision = 1 };
        var twoDays = draft with { EndsAt = draft.EndsAt!.Value.AddDays(1), Hours = 40 };
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            house.Programmes.SaveAsync(house.Cariforef, twoDays, Cancellation)
        );
        Assert.Equal(("hours", "too-long"), (refused.Field, refused.Code));
        Assert.Contains("16\u00a0h au plus", refused.Message, StringComparison.Ordinal);
        var oneDay = await Assert.ThrowsAsync<RefusedException>(() =>
            house.Programmes.SaveAsync(house.Cariforef, draft with { Hours = 40 }, Cancellation)
        );
        Assert.Contains(
            "La session dure 8\u00a0h au plus, d'après son début et sa fin.",
            oneDay.Message,
            StringComparison.Ordinal
        );
        await house.Programmes.SaveAsync(house.Cariforef, draft with { Hours = 8 }, Cancellation);

        house.Started.Clock.Advance(TimeSpan.FromDays(11));
        for (var one = 0; one < 12; one++)
            await house.Enrolments.NoteCameAlongAsync(
                house.Cariforef,
                session,
                new CameAlongDraft(
                    Guid.CreateVersion7(),
                    "Andréa",
                    "Mairie",
                    null,
                    one < 11 ? "53" : "44",
                    1 + one % 3
                ),
                Cancellation
            );
        var figures = await house
            .Started.Get<DevelopmentReports>()
            .CountAsync(house.Cariforef, house.Started.Clock.GetUtcNow().Year, Cancellation);
        // Of another session, who still waits for a seat is not enrolled.
        var full = await house.SessionAsync(seats: 10);
        for (var one = 0; one < 12; one++)
            await house.EnrolAsync(await house.Started.SignInAsync(Role.Adviser), full);
        Assert.Equal(
            22,
            (
                await house
                    .Started.Get<DevelopmentReports>()
                    .CountAsync(house.Cariforef, house.Started.Clock.GetUtcNow().Year, Cancellation)
            )
                .Total
                .Enrolled
        );
        // Four have come twice four hours, eight once.
        Assert.Equal((1, 12, 12, 64), (figures.Held, figures.Total.Enrolled, figures.Total.Came, figures.Total.Hours));
        Assert.Equal(12, figures.Themes.Single(one => one.Theme == DevelopmentTheme.Practices).Came);
        // What is of one person is told of neither department.
        Assert.All(figures.Departments, one => Assert.Null(one.Came));
    }

    [Fact]
    public void A_session_has_a_half_day_for_each_part_of_its_days()
    {
        static DateTime At(int day, int hour) => new(2026, 3, day, hour - 1, 0, 0, DateTimeKind.Utc);

        Assert.Equal(
            [new HalfDay(new(2026, 3, 2), true), new HalfDay(new(2026, 3, 2), false)],
            HalfDay.Of(At(2, 9), At(2, 17), [])
        );
        Assert.Equal([new HalfDay(new(2026, 3, 2), false)], HalfDay.Of(At(2, 14), At(2, 17), []));
        Assert.Equal([new HalfDay(new(2026, 3, 2), true)], HalfDay.Of(At(2, 9), At(2, 12), []));
        Assert.Equal(4, HalfDay.Of(At(2, 9), At(3, 17), []).Count);
        Assert.Equal(
            [2, 9, 23],
            HalfDay
                .Of(At(2, 9), At(23, 12), [new(2026, 3, 2), new(2026, 3, 9), new(2026, 3, 23)])
                .Select(one => one.Day.Day)
        );
    }

    /// <summary>A store with a Cariforef and a published programme of this year.</summary>
    private sealed class House : IAsyncDisposable
    {
        private Guid _module;

        public required StartedDatabase Started { get; init; }
        public required Actor Cariforef { get; init; }
        public Dictionary<Guid, SessionDraft> Drafts { get; } = [];
        public Programmes Programmes => Started.Get<Programmes>();
        public Enrolments Enrolments => Started.Get<Enrolments>();
        public ProgrammeLists Lists => Started.Get<ProgrammeLists>();

        public static async Task<House> OpenAsync(string engine, bool demo = false)
        {
            var started = await StartedDatabase.CreateAsync(engine, demo);
            await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
            var house = new House { Started = started, Cariforef = await started.SignInAsync(Role.Cariforef) };
            var year = house.Start.Year;
            house._module = Guid.CreateVersion7();
            if (await house.Lists.FindAsync(house.Cariforef, year, Cancellation) is null)
                await house.Programmes.SaveAsync(
                    house.Cariforef,
                    new ProgrammeDraft(year, 0, "Une année d'essai", false),
                    Cancellation
                );
            await house.Programmes.SaveAsync(
                house.Cariforef,
                new ModuleDraft(
                    house._module,
                    0,
                    year,
                    DevelopmentTheme.Practices,
                    "Module d'essai",
                    "Savoir essayer",
                    "Tout le monde"
                ),
                Cancellation
            );
            var programme = (await house.Lists.FindAsync(house.Cariforef, year, Cancellation))!;
            await house.Programmes.SaveAsync(
                house.Cariforef,
                new ProgrammeDraft(year, programme.Revision, "Une année d'essai", true),
                Cancellation
            );
            return house;
        }

        private DateTime Start => Started.Clock.GetUtcNow().UtcDateTime.Date.AddDays(10).AddHours(8);

        public async Task<Guid> SessionAsync(int seats = 10, bool needsAgreement = false)
        {
            var draft = new SessionDraft(
                Guid.CreateVersion7(),
                0,
                _module,
                Start,
                Start.AddHours(8),
                6,
                "Salle d'essai",
                null,
                "Une formatrice d'essai",
                seats,
                null,
                needsAgreement,
                IsOpenToRelays: true,
                null
            );
            await Programmes.SaveAsync(Cariforef, draft, Cancellation);
            Drafts[draft.Id] = draft;
            return draft.Id;
        }

        public Task EnrolAsync(Actor actor, Guid session) =>
            Enrolments.EnrolAsync(actor, session, Guid.CreateVersion7(), Cancellation);

        public async Task<(Guid One, Guid Other)> StructuresAsync()
        {
            await using var db = Started.Database.CreateDbContext();
            var two = await db.Set<Structure>()
                .OrderBy(one => one.Id)
                .Select(one => one.Id)
                .Take(2)
                .ToListAsync(Cancellation);
            return (two[0], two[1]);
        }

        public async Task<Dictionary<Guid, EnrolmentState>> StatesAsync(Guid session)
        {
            await using var db = Started.Database.CreateDbContext();
            return await db.Set<Enrolment>()
                .Where(one => one.SessionId == session)
                .ToDictionaryAsync(one => one.AccountId!.Value, one => one.State, Cancellation);
        }

        public async Task NoteAsync(Guid session, Actor who, int came)
        {
            var (view, people) = (await Lists.FindSessionAsync(Cariforef, session, Cancellation))!.Value;
            await Enrolments.NoteAsync(
                Cariforef,
                session,
                view.Session.Turns,
                people
                    .Where(one => one.Enrolment.AccountId == who.AccountId)
                    .ToDictionary(one => one.Enrolment.Id, _ => came),
                Cancellation
            );
        }

        /// <summary>The secret of the first link sent to an address.</summary>
        public async Task<string> TokenAsync(string email) =>
            (await Started.Database.OwedAsync(Started.Get<IdentityKeys>()))
                .Where(one => one.To == email)
                .Select(one => one.Token)
                .First(token => token is not null)!;

        public async Task<int> MessagesAsync(Guid session)
        {
            await using var db = Started.Database.CreateDbContext();
            return await db.Set<OutgoingMessage>()
                .CountAsync(
                    one =>
                        one.Kind == MessageKind.EnrolmentNews
                        && db.Set<Enrolment>().Any(row => row.Id == one.AboutId && row.SessionId == session),
                    Cancellation
                );
        }

        public ValueTask DisposeAsync() => Started.DisposeAsync();
    }
}
