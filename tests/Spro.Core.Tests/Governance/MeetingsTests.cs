using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Messages;
using Spro.Core.Papers;
using Spro.Core.Privacy;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Messages;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Governance;

/// <summary>Bodies meet, decide, and what they decide comes back until it is done (charter §4.1.4, §5).</summary>
public class MeetingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_decision_comes_back_at_each_meeting_of_the_body_and_of_its_successor_until_it_is_done(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var successor = await house.BodyAsync(BodyKind.Commission, after: body);
        var other = await house.BodyAsync(BodyKind.Other);
        var first = await house.SaveAsync(house.Session(body, 1));
        var second = await house.SaveAsync(house.Session(body, 20));
        var third = await house.SaveAsync(house.Session(successor, 40));
        var elsewhere = await house.SaveAsync(house.Session(other, 40));
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        var decision = await house.DecideAsync(first.Meeting.Id, dueInDays: 5);
        Assert.Equal(
            "due",
            (await Assert.ThrowsAsync<RefusedException>(() => house.DecideAsync(first.Meeting.Id, dueInDays: -9))).Field
        );

        Assert.Single((await house.OpenAsync(second.Meeting.Id)).Back);
        Assert.Single((await house.OpenAsync(third.Meeting.Id)).Back);
        Assert.Empty((await house.OpenAsync(elsewhere.Meeting.Id)).Back);
        var open = Assert.Single((await house.Lists.OpenDecisionsAsync(house.Region, 1, Cancellation)).Rows);
        Assert.Equal("La Région", open.Owner);
        Assert.False(open.Decision.IsLateOn(house.Today.AddDays(5)));
        Assert.True(open.Decision.IsLateOn(house.Today.AddDays(6)));

        // It is not followed at a meeting where it does not come back.
        Assert.Equal(
            "elsewhere",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Decisions.FollowAsync(
                        house.Region,
                        new DecisionNewsDraft(
                            Guid.CreateVersion7(),
                            decision,
                            elsewhere.Meeting.Id,
                            DecisionState.Done,
                            "Fait",
                            null
                        ),
                        Cancellation
                    )
                )
            ).Code
        );

        house.Started.Clock.Advance(TimeSpan.FromDays(20));
        var news = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
            await house.Decisions.FollowAsync(
                house.Region,
                new DecisionNewsDraft(news, decision, second.Meeting.Id, DecisionState.Done, "Fait", null),
                Cancellation
            );

        Assert.Equal(
            Meetings.ChangedMeanwhile,
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Decisions.FollowAsync(
                        house.Region,
                        new DecisionNewsDraft(news, decision, second.Meeting.Id, DecisionState.Done, "Autre", null),
                        Cancellation
                    )
                )
            ).Code
        );
        // It was open when the second meeting began; at the third it is done.
        Assert.Equal(
            "Fait",
            Assert.Single((await house.OpenAsync(second.Meeting.Id)).Back).Decision.News.Single().Note
        );
        Assert.Empty((await house.OpenAsync(third.Meeting.Id)).Back);
        Assert.Empty((await house.Lists.OpenDecisionsAsync(house.Region, 1, Cancellation)).Rows);
        Assert.Equal(
            "closed",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Decisions.FollowAsync(
                        house.Region,
                        new DecisionNewsDraft(
                            Guid.CreateVersion7(),
                            decision,
                            null,
                            DecisionState.Open,
                            "Encore",
                            null
                        ),
                        Cancellation
                    )
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_meeting_counts_once_held_and_its_extract_is_public_only_once_published(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var group = await house.BodyAsync(BodyKind.TechnicalGroup, "Clefop/CLPE53001");
        var meeting = (await house.SaveAsync(house.Encounter("53", 1, group) with { IsExchange = true })).Meeting;
        Assert.True(meeting is { IsExchange: true, IsMutualKnowledge: true, State: MeetingState.Planned });
        Assert.Equal("ahead", (await Assert.ThrowsAsync<RefusedException>(() => house.HoldAsync(meeting.Id))).Code);
        Assert.Equal("ahead", (await Assert.ThrowsAsync<RefusedException>(() => house.DecideAsync(meeting.Id))).Code);

        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(MeetingState.Held, (await house.HoldAsync(meeting.Id)).Meeting.State);
        Assert.Null(await house.Lists.FindPublicAsync(meeting.Id, Cancellation));
        var held = await house.HoldAsync(meeting.Id, "Ce que tout le monde peut lire");

        Assert.Equal(3, held.Meeting.People);
        Assert.True(Assert.Single(held.Groups).Group.IsOrganiser);
        Assert.Equal(
            "Ce que tout le monde peut lire",
            (await house.Lists.FindPublicAsync(meeting.Id, Cancellation))!.Meeting.PublicExtract
        );
        Assert.Equal(
            "held",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Meetings.CancelAsync(house.Region, meeting.Id, held.Meeting.Revision, "Non", Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Those_who_sit_are_told_once_and_their_addresses_go_with_their_mandate(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        await house.SeatAsync(body, "ML", "instance@example.org");
        await house.SeatAsync(body, "CIO");
        var meeting = (await house.SaveAsync(house.Session(body))).Meeting;

        Assert.Equal(1, await house.Meetings.ConveneAsync(house.Region, meeting.Id, meeting.Revision, Cancellation));
        Assert.Equal(0, await house.Meetings.ConveneAsync(house.Region, meeting.Id, meeting.Revision, Cancellation));
        var owed = Assert.Single(await OwedAsync());
        Assert.Equal(("instance@example.org", MessageKind.MeetingNews), (owed.To, owed.Kind));
        Assert.DoesNotContain("Séance d'essai", owed.Content.Subject, StringComparison.Ordinal);

        // Moved: the message that said otherwise is called back.
        var draft = house.Session(body, 12) with
        {
            Id = meeting.Id,
            Revision = meeting.Revision + 1,
        };
        await house.SaveAsync(draft);
        Assert.Single(await OwedAsync());

        var seats = (await house.Bodies.FindAsync(house.Region, body, Cancellation))!.Mandates;
        var seat = seats.Single(one => one.Email is not null);
        var officer = await house.OfficerAsync("53");
        Assert.All(
            (await house.Bodies.FindAsync(officer, body, Cancellation))!.Mandates,
            one => Assert.Null(one.Email)
        );
        await house.Bodies.EndSeatAsync(house.Region, body, seat.Mandate.Id, Cancellation);
        await using var db = house.Started.Database.CreateDbContext();
        Assert.All(await db.Set<Mandate>().ToListAsync(Cancellation), one => Assert.Null(one.Address));

        async Task<IReadOnlyList<Owed>> OwedAsync() =>
            await house.Started.Database.OwedAsync(house.Started.Get<IdentityKeys>());
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_address_of_a_body_that_is_no_more_goes_with_the_housekeeping(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Other);
        await house.SeatAsync(body, "ML", "instance@example.org");
        await house.Bodies.SaveAsync(
            house.Region,
            new BodyDraft(body, 1, default, null, "Instance d'essai", null, null, house.Today, null, null, null),
            Cancellation
        );

        await house.Started.Get<Retention>().ApplyAsync(Cancellation);
        Assert.Single(await AddressesAsync());
        house.Started.Clock.Advance(TimeSpan.FromDays(1));
        await house.Started.Get<Retention>().ApplyAsync(Cancellation);
        Assert.Empty(await AddressesAsync());

        async Task<List<Mandate>> AddressesAsync()
        {
            await using var db = house.Started.Database.CreateDbContext();
            return await db.Set<Mandate>().Where(one => one.Address != null).ToListAsync(Cancellation);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_officer_writes_on_their_department_and_nobody_else_writes(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var officer = await house.OfficerAsync("53");
        var region = await house.BodyAsync(BodyKind.Commission);
        var group = await house.BodyAsync(BodyKind.TechnicalGroup, "Clefop/CLPE44001");

        Assert.True((await house.SaveAsync(house.Encounter("53"), officer)).Meeting.IsMutualKnowledge);
        foreach (var draft in (MeetingDraft[])[house.Encounter("44"), house.Session(region), house.Session(group)])
            Assert.Equal(
                "elsewhere",
                (await Assert.ThrowsAsync<RefusedException>(() => house.SaveAsync(draft, officer))).Code
            );
        // Naming one's own department does not open a body of elsewhere.
        Assert.Equal(
            "elsewhere",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.SaveAsync(house.Session(group) with { DepartmentCodes = ["53"] }, officer)
                )
            ).Code
        );
        Assert.DoesNotContain(house.Bodies.TerritoriesFor(officer), one => one.Key == "Region/52");
        var member = await house.Started.SignInAsync(Role.CommissionMember);
        await Assert.ThrowsAsync<NotAllowedException>(() => house.SaveAsync(house.Session(region), member));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_network_reads_what_concerns_it_once_convened_and_the_State_reads_all(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        await house.SeatAsync(body, "ML");
        var meeting = (await house.SaveAsync(house.Session(body))).Meeting;
        var state = await house.Started.SignInAsync(Role.StateObserver);
        var missions = await house.Started.SignInAsync(Role.NetworkCoordinator, network: "ML");
        var offices = await house.Started.SignInAsync(Role.NetworkCoordinator, network: "CIO");

        Assert.NotNull(await house.Lists.FindAsync(state, meeting.Id, Cancellation));
        Assert.Null(await house.Lists.FindAsync(missions, meeting.Id, Cancellation));
        await house.Meetings.ConveneAsync(house.Region, meeting.Id, meeting.Revision, Cancellation);

        Assert.NotNull(await house.Lists.FindAsync(missions, meeting.Id, Cancellation));
        Assert.Null(await house.Lists.FindAsync(offices, meeting.Id, Cancellation));
        Assert.Empty((await house.Lists.ToComeAsync(offices, 1, Cancellation)).Rows);
        var cariforef = await house.Started.SignInAsync(Role.Cariforef);
        await Assert.ThrowsAsync<NotAllowedException>(() => house.Lists.FindAsync(cariforef, meeting.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_body_one_does_not_sit_in_decided_does_not_come_back_for_who_sits_in_its_successor(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var successor = await house.BodyAsync(BodyKind.Commission, after: body);
        await house.SeatAsync(successor, "ML");
        var first = (await house.SaveAsync(house.Session(body, 1))).Meeting;
        var second = (await house.SaveAsync(house.Session(successor, 20))).Meeting;
        await house.Meetings.ConveneAsync(house.Region, second.Id, second.Revision, Cancellation);
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        await house.DecideAsync(first.Id);
        var missions = await house.Started.SignInAsync(Role.NetworkCoordinator, network: "ML");

        Assert.Single((await house.OpenAsync(second.Id)).Back);
        Assert.Empty((await house.Lists.FindAsync(missions, second.Id, Cancellation))!.Back);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_commission_is_of_a_region_and_a_committee_or_a_group_of_a_local_territory(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        foreach (
            var (kind, territory) in ((BodyKind, string)[])
                [
                    (BodyKind.Commission, "Clefop/CLPE53001"),
                    (BodyKind.LocalCommittee, "Department/53"),
                    (BodyKind.TechnicalGroup, "Region/52"),
                ]
        )
            Assert.Equal(
                "territory",
                (await Assert.ThrowsAsync<RefusedException>(() => house.BodyAsync(kind, territory))).Field
            );
        await house.BodyAsync(BodyKind.Other, "Department/53");
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_structure_reads_the_meetings_of_its_department_and_those_where_it_sits(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        await using var db = house.Started.Database.CreateDbContext();
        var structure = await db.Set<AccountMembership>()
            .Where(one => one.Role == Role.ReceptionAgent)
            .Select(one => one.StructureId)
            .FirstAsync(Cancellation);
        var agent = await house.Started.SignInAsync(Role.ReceptionAgent, structure);

        var over = (await house.Lists.OfYearAsync(agent, house.Today.Year, 1, Cancellation)).Rows;
        Assert.Contains(over, line => line.Meeting.Title.Contains("Mayenne", StringComparison.Ordinal));
        Assert.Contains(over, line => line.Meeting.IsSession);
        // Of another department, and not yet convened.
        Assert.DoesNotContain(
            (await house.Lists.ToComeAsync(agent, 1, Cancellation)).Rows,
            line => line.Meeting.Title.Contains("Sarthe", StringComparison.Ordinal)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_long_list_is_read_by_pages_that_hold_each_meeting_once(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        await using (var db = house.Started.Database.CreateDbContext())
        {
            for (var number = 0; number < 101; number++)
                db.Add(
                    new Meeting
                    {
                        Id = Guid.CreateVersion7(),
                        Title = $"Séance {number}",
                        // All at once: the order holds all the same.
                        StartsAt = house.Started.Clock.GetUtcNow().UtcDateTime.AddDays(1),
                        EndsAt = house.Started.Clock.GetUtcNow().UtcDateTime.AddDays(2),
                    }
                );
            await db.SaveChangesAsync(Cancellation);
        }
        var pages = new List<ListPage<MeetingLine>>();
        for (var number = 1; number <= 3; number++)
            pages.Add(await house.Lists.ToComeAsync(house.Region, number, Cancellation));

        Assert.All(pages, page => Assert.Equal(3, page.Pages));
        Assert.Equal([50, 50, 1], pages.Select(page => page.Rows.Count));
        Assert.Equal(101, pages.SelectMany(page => page.Rows).DistinctBy(line => line.Meeting.Id).Count());
        // A page that is none is the nearest.
        Assert.Equal(1, (await house.Lists.ToComeAsync(house.Region, 0, Cancellation)).Number);
        Assert.Equal(3, (await house.Lists.ToComeAsync(house.Region, 99, Cancellation)).Number);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_writes_on_what_another_has_changed_is_told(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var draft = house.Session(body);
        var meeting = (await house.SaveAsync(draft)).Meeting;
        // The first form sent twice writes once.
        Assert.Equal(meeting.Revision, (await house.SaveAsync(draft)).Meeting.Revision);
        await house.SaveAsync(draft with { Revision = meeting.Revision, Title = "Autre titre" });

        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.SaveAsync(draft with { Revision = meeting.Revision, Title = "Encore un" })
                )
            ).Code
        );
        // Nor does the first form, sent again, pass for saved when it says something else.
        Assert.Equal(
            "changed-meanwhile",
            (await Assert.ThrowsAsync<RefusedException>(() => house.SaveAsync(draft))).Code
        );
        var plain = new BodyDraft(body, 0, default, null, "Instance d'essai", null, null, null, null, null, null);
        await house.Bodies.SaveAsync(house.Region, plain, Cancellation);
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Bodies.SaveAsync(house.Region, plain with { Chairs = "La Région" }, Cancellation)
                )
            ).Code
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_body_keeps_the_names_it_had(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.LocalCommittee, "Clefop/CLPE53001", name: "Comité local");
        await house.Bodies.SaveAsync(
            house.Region,
            new BodyDraft(body, 1, default, null, "Conseil local", house.Today, null, null, null, null, null),
            Cancellation
        );

        var known = (await house.Bodies.FindAsync(house.Region, body, Cancellation))!.Body;
        Assert.Equal("Comité local", known.NameOn(house.Today.AddDays(-1)));
        Assert.Equal("Conseil local", known.NameOn(house.Today));
        Assert.Equal("53", known.DepartmentCode);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_paper_is_read_by_anybody_only_when_it_and_the_meeting_are_public(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var meeting = (await house.SaveAsync(house.Session(body, 1))).Meeting;
        var (open, inner) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, isPublic) in ((Guid, bool)[])[(open, true), (inner, false)])
            for (var twice = 0; twice < 2; twice++)
                await house.Meetings.AddPaperAsync(
                    house.Region,
                    meeting.Id,
                    new PaperDraft(
                        id,
                        "Rapport",
                        null,
                        new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7\n")),
                        isPublic
                    ),
                    Cancellation
                );

        Assert.Equal(2, (await house.OpenAsync(meeting.Id)).Papers.Count);
        Assert.Null(await house.Lists.PaperAsync(null, open, Cancellation));
        Assert.NotNull(await house.Lists.PaperAsync(house.Region, inner, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        await house.HoldAsync(meeting.Id, "Extrait");
        Assert.Equal(PaperKind.Pdf, (await house.Lists.PaperAsync(null, open, Cancellation))!.Value.Paper.Kind);
        Assert.Null(await house.Lists.PaperAsync(null, inner, Cancellation));

        // Taken away, nothing of it is kept.
        await house.Meetings.RemovePaperAsync(house.Region, meeting.Id, open, Cancellation);
        await using var db = house.Started.Database.CreateDbContext();
        Assert.Equal(inner, (await db.Set<PaperFile>().SingleAsync(Cancellation)).Id);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_seat_is_for_one_body_only_given_once_and_within_the_days_of_its_body(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var seat = new MandateDraft(Guid.CreateVersion7(), "Membre", "ML", null, null, null, house.Today);
        await house.Bodies.SeatAsync(house.Region, body, seat, Cancellation);

        Assert.Equal("function", await FieldAsync(seat));
        Assert.Equal("organisation", await FieldAsync(seat with { Organisation = "Union d'essai" }));
        Assert.Equal("from", await FieldAsync(seat with { NetworkCode = "CIO", From = house.Today.AddYears(-2) }));
        Assert.Equal("from", await FieldAsync(seat with { NetworkCode = "CIO", From = house.Today.AddYears(20) }));
        Assert.Single((await house.Bodies.FindAsync(house.Region, body, Cancellation))!.Mandates);

        async Task<string?> FieldAsync(MandateDraft draft) =>
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    house.Bodies.SeatAsync(house.Region, body, draft with { Id = Guid.CreateVersion7() }, Cancellation)
                )
            ).Field;
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_body_does_not_end_before_the_meetings_it_has_called_nor_meets_outside_its_days(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        await house.SaveAsync(house.Session(body, 10));
        var far = house.Session(body, 10 * 365);
        Assert.Equal("start", (await Assert.ThrowsAsync<RefusedException>(() => house.SaveAsync(far))).Field);
        var before = house.Session(body, -3 * 365);
        Assert.Equal("start", (await Assert.ThrowsAsync<RefusedException>(() => house.SaveAsync(before))).Field);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => EndAsync(house.Today.AddDays(9)));
        Assert.Equal("validTo", refused.Field);
        Assert.Contains(house.Today.AddDays(10).InFrench, refused.Message, StringComparison.Ordinal);
        await EndAsync(house.Today.AddDays(10));

        Task EndAsync(DateOnly last) =>
            house.Bodies.SaveAsync(
                house.Region,
                new BodyDraft(
                    body,
                    1,
                    BodyKind.Commission,
                    null,
                    "Instance d'essai",
                    null,
                    null,
                    last,
                    null,
                    null,
                    null
                ),
                Cancellation
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_decision_is_noted_once_even_from_a_form_opened_anew_and_its_day_is_not_centuries_away(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var meeting = await house.SaveAsync(house.Session(body, 1));
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        await house.DecideAsync(meeting.Meeting.Id);

        foreach (var (days, field) in ((int, string)[])[(30, "text"), (30, "text"), (365 * 60, "due")])
            Assert.Equal(
                field,
                (await Assert.ThrowsAsync<RefusedException>(() => house.DecideAsync(meeting.Meeting.Id, days)))
                    .All[0]
                    .Field
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_meeting_or_a_body_written_anew_in_another_form_is_not_kept_twice(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var body = await house.BodyAsync(BodyKind.Commission);
        var draft = house.Session(body);
        await house.SaveAsync(draft);

        foreach (
            var again in (Func<Task>[])
                [
                    () => house.SaveAsync(draft with { Id = Guid.CreateVersion7() }),
                    () => house.BodyAsync(BodyKind.Commission),
                ]
        )
            Assert.Equal("known", (await Assert.ThrowsAsync<RefusedException>(again)).Code);
        await house.SaveAsync(draft with { Id = Guid.CreateVersion7(), Title = "Une autre" });
    }
}
