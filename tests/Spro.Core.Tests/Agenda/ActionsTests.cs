using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Messages;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Messages;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Agenda;

/// <summary>Actions are written, found, registered for, held and told of (charter §1, §4.3).</summary>
public class ActionsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Those_who_ask_at_once_for_the_last_seats_have_them_once_and_who_waits_moves_up(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft());
        var asked = Enumerable.Range(1, 5).Select(rank => TestActions.Somebody($"p{rank}")).ToList();
        // Each clicks twice.
        await Task.WhenAll(asked.Concat(asked).Select(one => house.RegisterAsync(action.Id, one)));

        var kept = await house.KeptAsync(action.Id);
        Assert.Equal([1, 2, 3, 4, 5], kept.Select(one => one.Number));
        Assert.Equal(2, kept.Count(one => one.State == RegistrationState.Expected));
        Assert.Equal(0, (await house.Public.FindAsync(action.Id, false, Cancellation))!.Line.Free);

        var first = kept.First(one => one.State == RegistrationState.Expected);
        var secret = asked.Single(one => Registration.HashOf(one.Secret) == first.TokenHash).Secret;
        for (var twice = 0; twice < 2; twice++)
            Assert.True(await house.Registrations.WithdrawAsync(secret, Cancellation));

        var after = await house.KeptAsync(action.Id);
        var moved = Assert.Single(
            after,
            one =>
                one.State == RegistrationState.Expected
                && kept.Single(other => other.Id == one.Id).State == RegistrationState.Waiting
        );
        Assert.Equal(kept.First(one => one.State == RegistrationState.Waiting).Id, moved.Id);
        var email = asked.Single(one => Registration.HashOf(one.Secret) == moved.TokenHash).Email!;
        Assert.Contains(await house.OwedAsync(email), one => Says(one, "Une place s'est libérée"));
        // Who they were is gone at once.
        Assert.All(
            after.Where(one => one.State == RegistrationState.Withdrawn),
            one => Assert.True(one is { Name: null, Email: null, Secret: null })
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_registers_twice_is_two_for_anybody_and_a_double_for_who_organises(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft());
        await house.RegisterAsync(action.Id);
        var again = await house.RegisterAsync(action.Id, TestActions.Somebody("CAMILLE"));
        await house.RegisterAsync(action.Id, TestActions.Somebody("Sacha"));
        var next = await house.RegisterAsync(action.Id, TestActions.Somebody("Andrea"));

        // The page of the second says what it would say of anybody.
        var told = (await house.Registrations.FindAsync(again.Secret, Cancellation))!;
        Assert.Equal((RegistrationState.Expected, 2), (told.Registration.State, told.Registration.Number));
        Assert.Equal(
            [null, 1, null, null],
            (await house.Lists.OfAsync(house.Adviser, action.Id, Cancellation)).Select(one => one.DoubleOf)
        );
        Assert.Equal(2, (await house.Registrations.FindAsync(next.Secret, Cancellation))!.Rank);
        // The mailbox alone is told that it has two.
        Assert.Single(
            await house.OwedAsync("camille@example.org"),
            one =>
                one.Content.Blocks.Any(block => block.Text.Contains("Une autre inscription", StringComparison.Ordinal))
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_form_of_registration_sent_again_with_other_words_is_refused(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft());
        var draft = await house.RegisterAsync(action.Id);
        await house.RegisterAsync(action.Id, draft);

        var other = await RefusedAsync(() => house.RegisterAsync(action.Id, draft with { Name = "Camille B" }));
        Assert.Equal("changed-meanwhile", other.Code);
        Assert.Equal("Camille", Assert.Single(await house.Lists.OfAsync(house.Adviser, action.Id, Cancellation)).Name);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_people_are_registered_for_is_neither_moved_to_the_past_nor_closed_to_them(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var draft = house.Draft();
        var action = await house.PublishAsync(draft);
        await house.RegisterAsync(action.Id);
        var late = draft with
        {
            Revision = action.Revision,
            StartsAt = house.Now.AddDays(-1),
            EndsAt = house.Now.AddDays(-1).AddHours(2),
        };
        var closed = draft with { Revision = action.Revision, IsForProfessionals = true, Publics = ActionPublics.None };

        Assert.Equal("past", (await RefusedAsync(() => SaveAsync(late))).Code);
        Assert.Equal("both", (await RefusedAsync(() => SaveAsync(closed with { Publics = draft.Publics }))).Code);
        Assert.Equal("registered", (await RefusedAsync(() => SaveAsync(closed))).Code);

        Task SaveAsync(ActionDraft changed) => house.Actions.SaveAsync(house.Adviser, changed, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_action_says_what_one_must_know_and_is_written_by_who_holds_it_only(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var draft = house.Draft();
        foreach (
            var (wrong, field) in ((ActionDraft, string)[])
                [
                    (draft with { Kind = ActionKind.Discovery }, "plan"),
                    (draft with { HowToCome = " " }, "transport"),
                    (draft with { Access = ActionAccess.None }, "access"),
                    (draft with { Publics = ActionPublics.None }, "publics"),
                    (draft with { Commune = "Nulle-Part-sur-Rien" }, "commune"),
                    (draft with { EndsAt = draft.StartsAt }, "end"),
                    (draft with { Capacity = 0 }, "capacity"),
                    (draft with { PlanId = Guid.NewGuid() }, "plan"),
                ]
        )
            Assert.Equal(
                field,
                (await RefusedAsync(() => house.Actions.SaveAsync(house.Adviser, wrong, Cancellation))).Field
            );

        // A sort that is not chosen is none: nothing is asked of a discovery.
        Assert.Equal(
            ["kind"],
            (
                await RefusedAsync(() =>
                    house.Actions.SaveAsync(house.Adviser, draft with { Kind = null }, Cancellation)
                )
            ).All.Select(one => one.Field)
        );
        var afar = draft with { PlaceKind = ActionPlace.Remote, Link = "https://example.org/salle" };
        var silent = await RefusedAsync(() => house.Actions.SaveAsync(house.Adviser, afar, Cancellation));
        Assert.Equal("access", silent.Field);
        Assert.DoesNotContain("lieu", silent.Message, StringComparison.Ordinal);

        var action = await house.PublishAsync(draft);
        Assert.Equal(["53"], action.DepartmentCodes);
        Assert.Equal(
            "unknown-action",
            (
                await RefusedAsync(() =>
                    house.Actions.SaveAsync(house.Elsewhere, draft with { Revision = 2 }, Cancellation)
                )
            ).Code
        );
        Assert.Equal(
            "changed-meanwhile",
            (
                await RefusedAsync(() =>
                    house.Actions.SaveAsync(house.Adviser, draft with { Revision = 1 }, Cancellation)
                )
            ).Code
        );
        Assert.Null(await house.Lists.FindAsync(house.Elsewhere, action.Id, Cancellation));

        await house.RegisterAsync(action.Id);
        await house.RegisterAsync(action.Id, TestActions.Somebody("Sacha"));
        Assert.Equal(
            "capacity",
            (
                await RefusedAsync(() =>
                    house.Actions.SaveAsync(house.Adviser, draft with { Revision = 2, Capacity = 1 }, Cancellation)
                )
            ).Field
        );
        await house.Actions.CancelAsync(house.Adviser, action.Id, 2, "Il pleut", Cancellation);
        Assert.Contains(await house.OwedAsync("camille@example.org"), one => Says(one, "Il pleut"));
        Assert.DoesNotContain(
            await house.OwedAsync("camille@example.org"),
            one => one.Kind == MessageKind.ActionReminder
        );
        Assert.Equal("cancelled", (await RefusedAsync(() => house.RegisterAsync(action.Id))).Code);
        Assert.Equal("unknown-action", (await RefusedAsync(() => house.RegisterAsync(Guid.NewGuid()))).Code);

        var copy = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
            await house.Actions.DuplicateAsync(house.Adviser, action.Id, copy, Cancellation);
        Assert.Equal(ActionState.Draft, (await house.ReadAsync(copy)).State);
        Assert.Equal("unknown-action", (await RefusedAsync(() => house.RegisterAsync(copy))).Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_action_is_an_officer_s_once_an_officer_of_its_department_says_so(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var mayenne = (await house.Started.SignInAsync(Role.RegionalGuidanceOfficer)) with { DepartmentCode = "53" };
        var sarthe = (await house.Started.SignInAsync(Role.RegionalGuidanceOfficer)) with { DepartmentCode = "72" };
        var action = await house.PublishAsync(house.Draft() with { Kind = ActionKind.Discovery, IsOfOfficer = true });
        Assert.False(action.IsOwnedByOfficer);

        Assert.Equal(action.Id, Assert.Single(await house.Lists.NamingAsync(mayenne, Cancellation)).Action.Id);
        Assert.Empty(await house.Lists.NamingAsync(sarthe, Cancellation));
        foreach (var nobody in (Actor[])[sarthe, house.Adviser])
            await Assert.ThrowsAsync<RefusedException>(() =>
                house.Actions.AnswerAsync(nobody, action.Id, agrees: true, Cancellation)
            );
        await house.Actions.AnswerAsync(mayenne, action.Id, agrees: true, Cancellation);
        var agreed = await house.ReadAsync(action.Id);
        house.Started.Clock.Advance(TimeSpan.FromHours(1));
        await house.Actions.AnswerAsync(mayenne, action.Id, agrees: true, Cancellation);

        // The same word twice is one, and the organiser's own writing goes on.
        Assert.True(agreed.IsOwnedByOfficer);
        Assert.Equal(agreed.OfficerAnsweredAt, (await house.ReadAsync(action.Id)).OfficerAnsweredAt);
        Assert.Equal(action.Revision, agreed.Revision);
        await house.Actions.AnswerAsync(mayenne, action.Id, agrees: false, Cancellation);
        Assert.False((await house.ReadAsync(action.Id)).IsOwnedByOfficer);

        // What was agreed to is an action of a sort: of another sort, it is asked again.
        await house.Actions.AnswerAsync(mayenne, action.Id, agrees: true, Cancellation);
        var written = await house.ReadAsync(action.Id);
        await house.Actions.SaveAsync(
            house.Adviser,
            house.Draft() with
            {
                Id = action.Id,
                Revision = written.Revision,
                Kind = ActionKind.CompanyVisit,
                IsOfOfficer = true,
            },
            Cancellation
        );
        Assert.Null((await house.ReadAsync(action.Id)).OfficerAgrees);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_minor_comes_once_a_legal_representative_agrees_and_a_refusal_erases(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft() with { NeedsAgreement = true, Capacity = 9 });
        var young = TestActions.Somebody("Lou") with { IsMinor = true };
        Assert.Equal("guardian", (await RefusedAsync(() => house.RegisterAsync(action.Id, young))).Field);
        // An address of a parent says something that the box does not.
        var unticked = young with
        {
            IsMinor = false,
            GuardianEmail = "parent@example.org",
        };
        Assert.Equal(
            ("guardian", "contradiction"),
            (await RefusedAsync(() => house.RegisterAsync(action.Id, unticked))) is { } said
                ? (said.Field, said.Code)
                : default
        );
        // Nobody agrees for themselves.
        var alone = young with
        {
            GuardianEmail = young.Email!.ToUpperInvariant(),
        };
        var refused = await RefusedAsync(() => house.RegisterAsync(action.Id, alone));
        Assert.Equal(("guardian", "same-email"), (refused.Field, refused.Code));

        foreach (var agrees in (bool[])[true, false])
        {
            var guardian = $"parent-{agrees}@example.org".ToLowerInvariant();
            var one = await house.RegisterAsync(
                action.Id,
                young with
                {
                    Secret = Secrets.New(),
                    Name = $"Lou {agrees}",
                    GuardianEmail = guardian,
                }
            );
            Assert.True((await house.Registrations.FindAsync(one.Secret, Cancellation))!.Registration.LacksAgreement);
            var asked = Assert.Single(await house.OwedAsync(guardian));
            Assert.Equal(MessageKind.ActionAgreement, asked.Kind);
            Assert.True(await house.Registrations.AgreeAsync(asked.Token, agrees, Cancellation));
            var own = (await house.Registrations.FindAsync(one.Secret, Cancellation))!.Registration;
            Assert.Equal(agrees ? RegistrationState.Expected : RegistrationState.Withdrawn, own.State);
            Assert.Equal(agrees, own.AgreedAt is not null);
            Assert.Equal(agrees, own.GuardianEmail is not null);
        }
        // Who agreed is told what they agreed to has changed, then that it is called off; who did not is not.
        var held = await house.ReadAsync(action.Id);
        await house.Actions.SaveAsync(
            house.Adviser,
            house.Draft(20) with
            {
                Id = action.Id,
                Revision = held.Revision,
                NeedsAgreement = true,
                Capacity = 9,
            },
            Cancellation
        );
        await house.Actions.CancelAsync(
            house.Adviser,
            action.Id,
            (await house.ReadAsync(action.Id)).Revision,
            "Salle fermée",
            Cancellation
        );
        var news = Assert.Single(
            await house.OwedAsync("parent-true@example.org"),
            one => one.Kind == MessageKind.ActionGuardianNews
        );
        Assert.Contains(news.Content.Blocks, one => one.Text.Contains("Salle fermée", StringComparison.Ordinal));
        Assert.DoesNotContain(
            await house.OwedAsync("parent-false@example.org"),
            one => one.Kind == MessageKind.ActionGuardianNews
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_professional_who_holds_the_agreement_on_paper_says_so(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft() with { NeedsAgreement = true, Capacity = 9 });
        var young = TestActions.Somebody("Lou") with { IsMinor = true };
        await house.RegisterAsync(
            action.Id,
            young with
            {
                Secret = Secrets.New(),
                HasAgreement = true,
            },
            house.Elsewhere
        );
        var made = Assert.Single(await house.Registrations.MadeAsync(house.Elsewhere, action.Id, Cancellation));
        Assert.False(made.LacksAgreement);
        Assert.Empty(await house.Registrations.MadeAsync(house.Adviser, action.Id, Cancellation));
        Assert.False(await house.Registrations.WithdrawAsync(house.Adviser, made.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_Region_and_its_officers_never_read_who_is_registered(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var region = await house.Started.SignInAsync(Role.Region);
        var action = await house.PublishAsync(house.Draft(), region);
        await house.RegisterAsync(
            action.Id,
            TestActions.Somebody() with
            {
                Phone = "06 39 98 00 00",
                Needs = [Need.SignLanguage],
            }
        );
        var one = Assert.Single(await house.Lists.OfAsync(region, action.Id, Cancellation));

        Assert.True(one is { Name: null, Phone: null, HasEmail: true });
        Assert.Equal([Need.SignLanguage], one.Needs);
        Assert.Null(Assert.Single(await house.KeptAsync(action.Id)).Name);
        var officer = (await house.Started.SignInAsync(Role.RegionalGuidanceOfficer)) with { DepartmentCode = "53" };
        Assert.Null(await house.Lists.FindAsync(officer, action.Id, Cancellation));
        var own = await house.PublishAsync(house.Draft() with { Kind = ActionKind.Discovery }, officer);
        Assert.True(own is { IsOfOfficer: true, OfficerDepartment: "53" });
        Assert.NotNull(await house.Lists.FindAsync(region, own.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_came_is_counted_asked_once_and_forgotten_a_month_later(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft(3) with { Capacity = 40 });
        var draft = await house.RegisterAsync(action.Id, TestActions.Somebody() with { Needs = [Need.StepFree] });
        await house.RegisterAsync(
            action.Id,
            new RegistrationDraft(Secrets.New()) { Name = "Une classe", People = 24 },
            house.Elsewhere
        );
        var people = await house.Lists.OfAsync(house.Adviser, action.Id, Cancellation);
        await house.Lists.AnswerNeedsAsync(
            house.Adviser,
            action.Id,
            people[0].Registration.Id,
            "Une rampe sera là",
            Cancellation
        );
        Assert.Equal("Une rampe sera là", (await house.Registrations.FindAsync(draft.Secret, Cancellation))!.Answer);
        var report = new ActionReport(
            2,
            new Dictionary<Guid, int> { [people[0].Registration.Id] = 1, [people[1].Registration.Id] = 20 },
            Others: 4,
            Women: 12,
            Men: 11
        );
        Assert.Equal(
            "ahead",
            (await RefusedAsync(() => house.Actions.ReportAsync(house.Adviser, action.Id, report, Cancellation))).Code
        );
        house.Started.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("over", (await RefusedAsync(() => house.RegisterAsync(action.Id))).Code);
        Assert.Equal(
            "women",
            (
                await RefusedAsync(() =>
                    house.Actions.ReportAsync(house.Adviser, action.Id, report with { Women = 20 }, Cancellation)
                )
            ).Field
        );
        await house.Actions.ReportAsync(house.Adviser, action.Id, report, Cancellation);
        var held = await house.ReadAsync(action.Id);
        Assert.Equal((ActionState.Held, 25, 25), (held.State, held.Registered, held.Came));

        Assert.Equal(
            "next",
            (
                await RefusedAsync(() => house.Registrations.GiveOpinionAsync(draft.Secret, 8, 7, null, Cancellation))
            ).Field
        );
        for (var twice = 0; twice < 2; twice++)
            Assert.True(await house.Registrations.GiveOpinionAsync(draft.Secret, 8, 7, 6, Cancellation));
        var opinions = (await house.Lists.FindAsync(house.Adviser, action.Id, Cancellation))!.Opinions;
        Assert.Equal(new OpinionSummary(1, null, null, null), opinions);

        house.Started.Clock.Advance(TimeSpan.FromDays(1));
        await house.Started.Get<Retention>().ApplyAsync(Cancellation);
        Assert.All(
            await house.KeptAsync(action.Id),
            one => Assert.True(one is { Needs: null, NeedsAnswer: null, Name: not null })
        );
        house.Started.Clock.Advance(TimeSpan.FromDays(Registration.DaysKept));
        await house.Started.Get<Retention>().ApplyAsync(Cancellation);
        Assert.Empty(await house.KeptAsync(action.Id));
        Assert.Equal(25, (await house.ReadAsync(action.Id)).Came);
        // A count that is put right afterwards loses nothing of what was counted before.
        await house.Actions.ReportAsync(
            house.Adviser,
            action.Id,
            new ActionReport(held.Revision, new Dictionary<Guid, int>(), Others: 24, Women: null, Men: null),
            Cancellation
        );
        held = await house.ReadAsync(action.Id);
        Assert.Equal((25, 24), (held.Registered, held.Came));
        Assert.Null(await house.Registrations.FindAsync(draft.Secret, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_agenda_is_read_by_day_public_territory_and_distance_page_after_page(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var near = await house.PublishAsync(house.Draft(5));
        var same = await house.PublishAsync(house.Draft(5) with { Publics = ActionPublics.Everybody });
        var far = await house.PublishAsync(house.Draft(6) with { Commune = "Nantes (Loire-Atlantique)" });
        var team = await house.PublishAsync(
            house.Draft(7) with
            {
                IsForProfessionals = true,
                Publics = ActionPublics.None,
            }
        );
        await house.Actions.SaveAsync(house.Adviser, house.Draft(8), Cancellation);
        var territory = house.Started.Get<Spro.Core.Catalogue.CatalogueHost>().Current.Territory;
        var all = new AgendaQuery { From = house.Now };

        var first = await house.Public.FindAsync(all, 2, Cancellation);
        var second = await house.Public.FindAsync(
            all with
            {
                After = AgendaKey.Read($"{first.Next}"),
            },
            2,
            Cancellation
        );
        Assert.Equal((3, 2, null), (first.Total, first.Lines.Count, second.Next));
        Assert.Equal(far.Id, Assert.Single(second.Lines).Action.Id);
        Assert.Equal([near.Id, same.Id], first.Lines.Select(one => one.Action.Id).Order());

        Assert.Equal([same.Id], await IdsAsync(all with { Publics = ActionPublics.Students }));
        Assert.Equal([far.Id], await IdsAsync(all with { Department = "44" }));
        Assert.Equal([near.Id, same.Id], await IdsAsync(all with { Near = territory.CommuneToday("53130") }));
        Assert.Equal([far.Id], await IdsAsync(all with { From = house.Now.AddDays(6), Until = house.Now.AddDays(7) }));
        Assert.Contains(team.Id, await IdsAsync(all with { ForProfessionals = true }));
        Assert.Null(await house.Public.FindAsync(team.Id, false, Cancellation));

        async Task<IEnumerable<Guid>> IdsAsync(AgendaQuery query) =>
            (await house.Public.FindAsync(query, 50, Cancellation)).Lines.Select(one => one.Action.Id).Order();
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_waits_is_not_counted_as_registered_and_who_chose_SMS_is_told_and_reminded_so(string engine)
    {
        await using var house = await TestActions.OpenAsync(engine);
        var action = await house.PublishAsync(house.Draft() with { Capacity = 1 });
        var told = TestActions.Somebody() with { Email = null, BySms = true };
        foreach (var phone in (string?[])[null, "02 61 91 00 00"])
            Assert.Equal(
                "phone",
                (await RefusedAsync(() => house.RegisterAsync(action.Id, told with { Phone = phone }))).Field
            );
        await house.RegisterAsync(action.Id, told with { Phone = "06 39 98 00 01" });
        await house.RegisterAsync(
            action.Id,
            told with
            {
                Secret = Secrets.New(),
                Phone = "06 39 98 00 02",
                Email = "aussi@example.org",
            }
        );

        var first = await house.OwedAsync("+33639980001");
        Assert.Equal([MessageKind.ActionNews, MessageKind.ActionReminder], first.Select(one => one.Kind).Order());
        Assert.Contains(first, one => one.Content.Sms!.Contains("place gardée", StringComparison.Ordinal));
        Assert.Contains(
            "en liste d'attente",
            Assert.Single(await house.OwedAsync("+33639980002")).Content.Sms!,
            StringComparison.Ordinal
        );
        Assert.Empty(await house.OwedAsync("aussi@example.org"));

        house.Started.Clock.Advance(TimeSpan.FromDays(11));
        await house.Actions.ReportAsync(
            house.Adviser,
            action.Id,
            new ActionReport(2, new Dictionary<Guid, int>(), Others: 3, null, null),
            Cancellation
        );
        Assert.Equal(1, (await house.ReadAsync(action.Id)).Registered);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_person_finds_copies_and_erases_what_is_kept_from_their_mailbox_and_a_backup_brings_nothing_back(
        string engine
    )
    {
        await using var house = await TestActions.OpenAsync(engine);
        var links = house.Started.Get<OwnLinks>();
        var action = await house.PublishAsync(house.Draft(3));
        var other = await house.PublishAsync(house.Draft(20));
        var past = await house.RegisterAsync(action.Id, TestActions.Somebody() with { Phone = "06 39 98 00 00" });
        var ahead = await house.RegisterAsync(other.Id, TestActions.Somebody() with { Email = "CAMILLE@example.org" });
        var before = (await house.OwedAsync("camille@example.org")).Count;
        // Whoever types the address of another fills no mailbox, and an address that is not known gets nothing.
        await links.SendAsync("camille@example.org", Cancellation);
        Assert.Equal(before, (await house.OwedAsync("camille@example.org")).Count);
        house.Started.Clock.Advance(TimeSpan.FromHours(1));
        for (var twice = 0; twice < 2; twice++)
            await links.SendAsync("Camille@example.org ", Cancellation);
        await links.SendAsync("personne@example.org", Cancellation);
        Assert.Equal("email", (await RefusedAsync(() => links.SendAsync("camille", Cancellation))).Field);
        Assert.Equal(before + 1, (await house.OwedAsync("camille@example.org")).Count);
        Assert.Contains(
            await house.OwedAsync("CAMILLE@example.org"),
            one => one.Token == ahead.Secret && Says(one, "ce qui est gardé pour votre adresse")
        );
        Assert.Empty(await house.OwedAsync("personne@example.org"));

        house.Started.Clock.Advance(TimeSpan.FromDays(3));
        var copy = (await house.Registrations.CopyAsync(past.Secret, Cancellation))!;
        Assert.Equal(("Camille", "camille@example.org", "06 39 98 00 00"), (copy.Name, copy.Email, copy.Phone));
        foreach (var secret in (string[])[past.Secret, ahead.Secret])
        {
            for (var twice = 0; twice < 2; twice++)
                Assert.True(await house.Registrations.EraseAsync(secret, Cancellation));
            Assert.Null((await house.Registrations.FindAsync(secret, Cancellation))!.Name);
            Assert.Null(await house.Registrations.CopyAsync(secret, Cancellation));
        }
        Assert.Empty(await house.OwedAsync("camille@example.org"));
        // A seat that was kept serves somebody else; one that was is counted still.
        Assert.Equal(RegistrationState.Withdrawn, Assert.Single(await house.KeptAsync(other.Id)).State);
        var kept = Assert.Single(await house.KeptAsync(action.Id));
        Assert.True(
            kept is { State: RegistrationState.Expected, Name: null, Email: null, EmailKey: null, Phone: null }
        );

        await using (var db = house.Started.Database.CreateDbContext())
            await db.Set<Registration>()
                .Where(one => one.Id == kept.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.EmailKey, new byte[] { 1 }), Cancellation);
        await house.Started.Get<Erasures>().ReplayAsync(Cancellation);
        Assert.Null(Assert.Single(await house.KeptAsync(action.Id)).EmailKey);
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_organiser_withdraws_who_asks_by_telephone_and_colleagues_of_an_associated_body_share_its_actions(
        string engine
    )
    {
        await using var house = await TestActions.OpenAsync(engine);
        var structure = house.Elsewhere.StructureId;
        var body = await house.Started.SignInAsync(Role.AssociatedBody, structure);
        var colleague = await house.Started.SignInAsync(Role.AssociatedBody, structure);
        var action = await house.PublishAsync(house.Draft() with { Capacity = 1 }, body);
        await house.RegisterAsync(action.Id);
        await house.RegisterAsync(action.Id, TestActions.Somebody("Sacha"));

        var people = await house.Lists.OfAsync(colleague, action.Id, Cancellation);
        // Under the name that the directory has: nobody types one.
        Assert.Equal("Structure", (await house.Public.FindAsync(action.Id, false, Cancellation))!.Line.Organiser);
        Assert.Equal(
            "unknown-action",
            (
                await RefusedAsync(() =>
                    house.Registrations.WithdrawAsync(house.Adviser, action.Id, people[0].Registration.Id, Cancellation)
                )
            ).Code
        );
        for (var twice = 0; twice < 2; twice++)
            Assert.True(
                await house.Registrations.WithdrawAsync(colleague, action.Id, people[0].Registration.Id, Cancellation)
            );
        Assert.Contains(await house.OwedAsync("camille@example.org"), one => Says(one, "à votre demande"));
        var kept = await house.KeptAsync(action.Id);
        Assert.Equal([RegistrationState.Withdrawn, RegistrationState.Expected], kept.Select(one => one.State));
        Assert.Null(kept[0].Name);
    }

    private static bool Says(Owed one, string text) =>
        one.Content.Blocks.Any(block => block.Text.Contains(text, StringComparison.Ordinal));

    private static Task<RefusedException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<RefusedException>(act);
}
