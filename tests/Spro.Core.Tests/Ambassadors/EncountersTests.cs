using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Ambassadors;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Demonstration;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Steering;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Governance;
using Spro.Core.Tests.Messages;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.Ambassadors;

/// <summary>A company registers, somebody asks to meet it, and nobody is seen before they agree (AT-23-1, AT-23-2).</summary>
public class EncountersTests
{
    private static readonly Guid Food = DirectoryIds.OfStructure("fictitious", "fictif-associated-53");
    private static readonly Guid Building = DirectoryIds.OfStructure("fictitious", "fictif-associated-44");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void An_ambassador_is_silent_after_three_requests_in_a_row_without_an_answer_and_no_sooner()
    {
        const EncounterState lapsed = EncounterState.Lapsed;
        Assert.True(SilenceRule.IsSilent([lapsed, lapsed, lapsed, EncounterState.Accepted]));
        // What waits, and what people took back, says nothing.
        Assert.True(SilenceRule.IsSilent([EncounterState.Waiting, lapsed, EncounterState.Cancelled, lapsed, lapsed]));
        Assert.False(SilenceRule.IsSilent([lapsed, lapsed]));
        Assert.False(SilenceRule.IsSilent([lapsed, EncounterState.Declined, lapsed, lapsed]));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_sector_is_given_to_one_body_and_only_to_one_that_has_a_label(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (register, lists) = (house.Started.Get<AmbassadorRegister>(), house.Started.Get<AmbassadorLists>());
        string food;
        await using (var db = house.Started.Database.CreateDbContext())
            food = (await db.Set<Structure>().SingleAsync(one => one.Id == Food, Cancellation)).Name;
        var hosts = await lists.HostsAsync(Cancellation);

        Assert.Equal(["sector", "structure"], await RefusedAsync("?", "Personne"));
        Assert.Equal(["structure"], await RefusedAsync("A", await OtherAsync(isAssociated: false)));
        Assert.Equal(["sector"], await RefusedAsync(hosts[0].SectorCode, await OtherAsync(isAssociated: true)));
        for (var twice = 0; twice < 2; twice++)
            await register.HostAsync(house.Region, "A", food, Cancellation);
        Assert.Equal(hosts.Count + 1, (await lists.HostsAsync(Cancellation)).Count);

        async Task<IEnumerable<string?>> RefusedAsync(string sector, string name) =>
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.HostAsync(house.Region, sector, name, Cancellation)
                )
            ).All.Select(one => one.Field);

        async Task<string> OtherAsync(bool isAssociated)
        {
            await using var db = house.Started.Database.CreateDbContext();
            return await db.Set<Structure>()
                .Where(one =>
                    one.Id != hosts[0].StructureId
                    && one.ValidTo == null
                    && (one.AssociatedUntil != null) == isAssociated
                    && !db.Set<Structure>().Any(other => other.Id != one.Id && other.Name == one.Name)
                )
                .OrderBy(one => one.Id)
                .Select(one => one.Name)
                .FirstAsync(Cancellation);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_the_portal_counts_is_said_once_and_two_mistakes_are_said_together(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var (register, lists) = (house.Started.Get<AmbassadorRegister>(), house.Started.Get<AmbassadorLists>());
        var id = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
            await StateAsync("https://example.org", 230);

        Assert.Equal(
            "changed-meanwhile",
            (await Assert.ThrowsAsync<RefusedException>(() => StateAsync("https://example.org", 999))).Code
        );
        Assert.Equal(230, Assert.Single(await lists.PortalAsync(Cancellation)).Companies);
        Assert.Equal(
            ["address", "companies"],
            (await Assert.ThrowsAsync<RefusedException>(() => StateAsync("ici", -1))).All.Select(one => one.Field)
        );

        Task StateAsync(string address, int companies) =>
            register.StateAsync(house.Region, id, address, null, companies, house.Today, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_company_shows_once_it_has_confirmed_and_the_body_of_its_sector_has_accepted_it(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (register, lists) = (house.Started.Get<AmbassadorRegister>(), house.Started.Get<AmbassadorLists>());
        var food = await house.Started.SignInAsync(Role.AssociatedBody, Food);
        var building = await house.Started.SignInAsync(Role.AssociatedBody, Building);
        var draft = Draft("Usine d'essai");
        for (var twice = 0; twice < 2; twice++)
            await register.RegisterAsync(draft, Cancellation);
        // Back, another quota, sent again: nobody believes it changed.
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.RegisterAsync(draft with { Quota = draft.Quota + 1 }, Cancellation)
                )
            ).Code
        );
        Assert.Equal(
            "occupations",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.RegisterAsync(Draft("Autre") with { Occupations = "Jongleur de nuages" }, Cancellation)
                )
            ).Field
        );
        Assert.Equal(
            ["topics", "contact"],
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.RegisterAsync(Draft("Autre") with { Topics = " ", Contact = " " }, Cancellation)
                )
            ).All.Select(one => one.Field)
        );
        Assert.DoesNotContain((await lists.WaitingAsync(food, 1, Cancellation)).Rows, one => one.Id == draft.Id);

        var link = Assert.Single(await OwedAsync(house, draft.Id)).Token;
        Assert.True(await register.DoOwnAsync(link, OwnAct.Confirm, Cancellation));
        Assert.Null(await lists.FindPublicAsync(draft.Id, Cancellation));
        Assert.Contains((await lists.WaitingAsync(food, 1, Cancellation)).Rows, one => one.Id == draft.Id);
        Assert.DoesNotContain((await lists.WaitingAsync(building, 1, Cancellation)).Rows, one => one.Id == draft.Id);
        Assert.Null(await lists.FindAsync(building, draft.Id, Cancellation));
        Assert.Equal(
            "answered-already",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.ReviewAsync(building, draft.Id, true, null, Cancellation)
                )
            ).Code
        );
        // Written as new under the identifier of another's: nothing is done, and it is said.
        Assert.Equal(
            "not-yours",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.SaveAsync(building, draft with { Revision = 0 }, Cancellation)
                )
            ).Code
        );

        // Whoever lost the link has it again in their mailbox, and nobody else learns anything.
        house.Started.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var address in (string[])[draft.Email!.ToUpperInvariant(), "inconnue@example.org"])
            await house.Started.Get<OwnLinks>().SendAsync(address, Cancellation);
        Assert.Equal(
            [(draft.Email, link), (draft.Email, link)],
            (await OwedAsync(house, draft.Id))
                .Where(one => one.Kind != MessageKind.AmbassadorsWaiting)
                .Select(one => (one.To, one.Token))
        );

        await register.ReviewAsync(food, draft.Id, true, null, Cancellation);
        // The other click says the same; another's no, written on what waits no more, is not taken for done.
        await register.ReviewAsync(food, draft.Id, true, null, Cancellation);
        Assert.Equal(
            "answered-already",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.ReviewAsync(house.Region, draft.Id, false, "Trop loin", Cancellation)
                )
            ).Code
        );
        Assert.Contains("agroalimentaire", (await lists.FindPublicAsync(draft.Id, Cancellation))!.Host);
        Assert.Contains(
            await lists.PublicAsync(new AmbassadorFilter(["H2102"], "53", EncounterWays.OnSite), Cancellation),
            one => one.Listing.Id == draft.Id
        );
        Assert.DoesNotContain(
            await lists.PublicAsync(new AmbassadorFilter(["H2102"], "44", EncounterWays.None), Cancellation),
            one => one.Listing.Id == draft.Id
        );
        var counts = await house.Started.Get<SectorActions>().OfAsync(Food, Cancellation);
        Assert.Equal((1, 2, 1), (counts.Ambassadors, counts.Companies, counts.ToolsWithRegion));

        // Two editors: the second is told. Leaving erases who they are.
        await register.SaveAsync(food, draft with { Revision = 3, Name = "Usine relue" }, Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() =>
            register.SaveAsync(food, draft with { Revision = 3, Name = "Usine perdue" }, Cancellation)
        );
        Assert.Equal(draft.Email, (await lists.CopyAsync(link, Cancellation))!.Email);
        await register.DoOwnAsync(link, OwnAct.Leave, Cancellation);
        await using var db = house.Started.Database.CreateDbContext();
        var left = await db.Set<Ambassador>().SingleAsync(one => one.Id == draft.Id, Cancellation);
        Assert.Equal(("", null, null, null), (left.Name, left.Email, left.Contact, left.Link));
        Assert.Null(left.EmailKey);
        Assert.Null(await lists.CopyAsync(link, Cancellation));

        // A store that is put back has them again: they are erased again.
        left.Describe("Usine relue", "Des métiers");
        left.State = AmbassadorState.Active;
        await db.SaveChangesAsync(Cancellation);
        await house.Started.Get<Erasures>().ReplayAsync(Cancellation);
        await db.Entry(left).ReloadAsync(Cancellation);
        Assert.Equal(("", AmbassadorState.Ended), (left.Name, left.State));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_meeting_with_somebody_under_18_is_told_to_an_adult_and_is_never_at_a_home(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (encounters, lists) = (house.Started.Get<Encounters>(), house.Started.Get<AmbassadorLists>());
        var (ambassador, link) = (
            DemonstrationSharing.IdOf("ambassador/2"),
            DemonstrationSharing.LinkOf("ambassador/2")
        );
        var draft = Request(EncounterWays.Phone) with { IsMinor = true };
        foreach (
            var (field, wrong) in ((string, EncounterDraft)[])
                [
                    ("isMinor", draft with { IsMinor = null }),
                    ("adultName", draft),
                    ("adultEmail", draft with { AdultName = "Alix", AdultEmail = draft.Email }),
                    (
                        "way",
                        draft with
                        {
                            AdultName = "Alix",
                            AdultEmail = "alix@example.org",
                            Way = EncounterWays.OnSite,
                        }
                    ),
                ]
        )
            Assert.Equal(
                field,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        encounters.AskAsync(ambassador, wrong, Cancellation)
                    )
                ).Field
            );
        draft = draft with { AdultName = "Alix Essai", AdultEmail = "alix@example.org" };
        for (var twice = 0; twice < 2; twice++)
            await encounters.AskAsync(ambassador, draft, Cancellation);
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    encounters.AskAsync(ambassador, draft with { Question = "Autre chose ?" }, Cancellation)
                )
            ).Code
        );
        var told = await OwedAsync(house, draft.Id);
        Assert.Equal(
            ["alix@example.org", "personne@example.org"],
            told.Where(one => one.Kind == MessageKind.EncounterNews).Select(one => one.To).Order()
        );
        Assert.All(
            told.Where(one => one.Kind is MessageKind.EncounterAsked or MessageKind.EncounterReminder),
            one => Assert.DoesNotContain("personne@", one.Content.ToJson(), StringComparison.Ordinal)
        );
        var asked = (await lists.AskedAsync(link, draft.Id, Cancellation))!;
        Assert.Equal(("Une question", null, null), (asked.Question, asked.Name, asked.ReachedAt));

        var reply = new EncounterReply(EncounterState.Accepted, house.Now.AddDays(3), "Au fournil", IsNoHome: false);
        Assert.Equal(
            "isNoHome",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    encounters.AnswerAsync(link, draft.Id, reply, Cancellation)
                )
            ).Field
        );
        Assert.False(
            await encounters.AnswerAsync(
                DemonstrationSharing.LinkOf("ambassador/1"),
                draft.Id,
                reply with
                {
                    IsNoHome = true,
                },
                Cancellation
            )
        );
        Assert.True(await encounters.AnswerAsync(link, draft.Id, reply with { IsNoHome = true }, Cancellation));
        Assert.False(await encounters.AnswerAsync(link, draft.Id, reply with { IsNoHome = true }, Cancellation));
        asked = (await lists.AskedAsync(link, draft.Id, Cancellation))!;
        // The adult is written to, and not the person.
        Assert.Equal(("alix@example.org", "Alix Essai"), (asked.ReachedAt, asked.AdultName));
        told = await OwedAsync(house, draft.Id);
        Assert.DoesNotContain(told, one => one.Kind == MessageKind.EncounterReminder);
        var token = told.First(one => one.Kind == MessageKind.EncounterNews).Token;
        Assert.Equal("Au fournil", (await lists.OwnRequestAsync(token, Cancellation))!.Agreed);

        Assert.False(await encounters.TellAsync(token, true, Degree.Yes, Degree.No, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(4));
        Assert.True(await encounters.TellAsync(token, true, Degree.Yes, Degree.No, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(Encounters.DaysKept + 1));
        await house.Started.Get<Retention>().ApplyAsync(Cancellation);
        Assert.Null(await lists.OwnRequestAsync(token, Cancellation));
        await using var db = house.Started.Database.CreateDbContext();
        var kept = await db.Set<EncounterRequest>().SingleAsync(one => one.Id == draft.Id, Cancellation);
        Assert.Equal((true, Degree.Yes, Degree.No), (kept.HasMet, kept.Helped, kept.AsImagined));
        Assert.All(
            (Sealed?[])[kept.Name, kept.Email, kept.Question, kept.AdultName, kept.AdultEmail, kept.Agreed, kept.Link],
            Assert.Null
        );
        Assert.Null(kept.EmailKey);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_answers_nobody_is_paused_and_one_click_opens_it_again(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (encounters, register) = (house.Started.Get<Encounters>(), house.Started.Get<AmbassadorRegister>());
        var lists = house.Started.Get<AmbassadorLists>();
        var (id, link) = (DemonstrationSharing.IdOf("ambassador/5"), DemonstrationSharing.LinkOf("ambassador/5"));
        for (var rank = 0; rank < SilenceRule.InARow; rank++)
            await encounters.AskAsync(
                id,
                Request(EncounterWays.Phone) with
                {
                    Email = $"personne{rank}@example.org",
                },
                Cancellation
            );
        house.Started.Clock.Advance(TimeSpan.FromDays(SilenceRule.DaysToAnswer - 1));
        await encounters.LapseAsync(Cancellation);
        Assert.NotNull(await lists.FindPublicAsync(id, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        await encounters.LapseAsync(Cancellation);

        Assert.Null(await lists.FindPublicAsync(id, Cancellation));
        var seen = (await lists.OfAsync(house.Region, null, 0, Cancellation)).Rows.Single(one => one.Listing.Id == id);
        Assert.Equal((true, 0, 3), (seen.Listing.IsSilent, seen.ResponseRate, seen.Lapsed));
        Assert.Equal(
            "not-there",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    encounters.AskAsync(id, Request(EncounterWays.Phone), Cancellation)
                )
            ).Code
        );
        await register.DoOwnAsync(link, OwnAct.Resume, Cancellation);
        var draft = Request(EncounterWays.Phone);
        await encounters.AskAsync(id, draft, Cancellation);
        house.Started.Clock.Advance(TimeSpan.FromDays(SilenceRule.DaysToAnswer + 1));
        await encounters.LapseAsync(Cancellation);
        // What was left before counts no more.
        Assert.NotNull(await lists.FindPublicAsync(id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_request_let_go_is_passed_on_without_being_read_and_taken_back_it_is_erased_at_once(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (encounters, lists) = (house.Started.Get<Encounters>(), house.Started.Get<AmbassadorLists>());
        var food = await house.Started.SignInAsync(Role.AssociatedBody, Food);
        var building = await house.Started.SignInAsync(Role.AssociatedBody, Building);
        var (first, other) = (DemonstrationSharing.IdOf("ambassador/2"), DemonstrationSharing.IdOf("ambassador/1"));
        var draft = Request(EncounterWays.Phone);
        await encounters.AskAsync(first, draft, Cancellation);
        await encounters.AnswerAsync(
            DemonstrationSharing.LinkOf("ambassador/2"),
            draft.Id,
            new EncounterReply(EncounterState.LetGo, null, null, false),
            Cancellation
        );
        Assert.Contains((await lists.LetGoAsync(food, 1, Cancellation)).Rows, one => one.Id == draft.Id);
        Assert.Empty((await lists.LetGoAsync(building, 1, Cancellation)).Rows);
        // The body that animates the listing is told.
        Assert.Contains(
            await OwedAsync(house, draft.Id),
            one => one is { Kind: MessageKind.AmbassadorsWaiting, To: "associe@example.org" }
        );
        Assert.False(await encounters.PassOnAsync(building, draft.Id, other, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() =>
            encounters.PassOnAsync(food, draft.Id, DemonstrationSharing.IdOf("ambassador/5"), Cancellation)
        );
        Assert.True(await encounters.PassOnAsync(food, draft.Id, other, Cancellation));
        Assert.NotNull(await lists.AskedAsync(DemonstrationSharing.LinkOf("ambassador/1"), draft.Id, Cancellation));

        var token = (await OwedAsync(house, draft.Id)).First(one => one.Kind == MessageKind.EncounterNews).Token;
        Assert.Equal("Sacha", (await encounters.CopyAsync(token, Cancellation))!.Name);
        house.Started.Clock.Advance(TimeSpan.FromHours(1));
        await house.Started.Get<OwnLinks>().SendAsync("Personne@example.org", Cancellation);
        Assert.Contains(
            await OwedAsync(house, draft.Id),
            one =>
                one.To == "personne@example.org"
                && one.Content.Blocks.Any(block =>
                    block.Text.Contains("ce qui est gardé pour votre adresse", StringComparison.Ordinal)
                )
        );
        Assert.True(await encounters.CancelAsync(token, Cancellation));
        Assert.False(await encounters.CancelAsync(token, Cancellation));
        Assert.Empty(await OwedAsync(house, draft.Id));
        await using var db = house.Started.Database.CreateDbContext();
        var kept = await db.Set<EncounterRequest>().SingleAsync(one => one.Id == draft.Id, Cancellation);
        Assert.Equal((EncounterState.Cancelled, null, null), (kept.State, kept.Name, kept.Email));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_request_let_go_that_nobody_takes_ends_and_whoever_asked_is_told(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (encounters, lists) = (house.Started.Get<Encounters>(), house.Started.Get<AmbassadorLists>());
        var food = await house.Started.SignInAsync(Role.AssociatedBody, Food);
        var building = await house.Started.SignInAsync(Role.AssociatedBody, Building);
        var ended = Request(EncounterWays.Phone);
        var forgotten = Request(EncounterWays.Phone) with { Email = "oubliee@example.org" };
        foreach (var one in new[] { ended, forgotten })
        {
            await encounters.AskAsync(DemonstrationSharing.IdOf("ambassador/2"), one, Cancellation);
            await encounters.AnswerAsync(
                DemonstrationSharing.LinkOf("ambassador/2"),
                one.Id,
                new EncounterReply(EncounterState.LetGo, null, null, false),
                Cancellation
            );
        }
        Assert.False(await encounters.EndAsync(building, ended.Id, Cancellation));
        Assert.True(await encounters.EndAsync(food, ended.Id, Cancellation));
        Assert.False(await encounters.EndAsync(food, ended.Id, Cancellation));

        house.Started.Clock.Advance(TimeSpan.FromDays(SilenceRule.DaysToAnswer - 1));
        await encounters.LapseAsync(Cancellation);
        Assert.Contains((await lists.LetGoAsync(food, 1, Cancellation)).Rows, one => one.Id == forgotten.Id);
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        await encounters.LapseAsync(Cancellation);
        foreach (var one in new[] { ended, forgotten })
        {
            Assert.Contains(
                await OwedAsync(house, one.Id),
                told =>
                    told.Kind == MessageKind.EncounterNews
                    && told.Content.Blocks.Any(block =>
                        block.Text.Contains("personne d'autre", StringComparison.Ordinal)
                    )
            );
            Assert.DoesNotContain((await lists.LetGoAsync(food, 1, Cancellation)).Rows, left => left.Id == one.Id);
        }
        // Who let them go did answer.
        Assert.Equal(
            0,
            (await lists.OfAsync(food, null, 1, Cancellation))
                .Rows.Single(one => one.Listing.Id == DemonstrationSharing.IdOf("ambassador/2"))
                .Lapsed
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_quota_is_a_limit_and_nobody_fills_everybodys_list(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (encounters, lists) = (house.Started.Get<Encounters>(), house.Started.Get<AmbassadorLists>());
        var all = await lists.PublicAsync(new AmbassadorFilter(null, null, default), Cancellation);
        Assert.True(all.Count >= Encounters.MostWaiting);
        foreach (var one in all.Take(Encounters.MostWaiting))
            await encounters.AskAsync(one.Listing.Id, For(one, "personne@example.org"), Cancellation);
        var last = all[Encounters.MostWaiting - 1];
        await RefusedAsync("too-many", For(last, "PERSONNE@example.org"));

        for (var rank = 0; !(await lists.FindPublicAsync(last.Listing.Id, Cancellation))!.IsFull; rank++)
            await encounters.AskAsync(last.Listing.Id, For(last, $"personne{rank}@example.org"), Cancellation);
        await RefusedAsync("full", For(last, "encore@example.org"));

        EncounterDraft For(PublicAmbassador one, string email) =>
            Request(one.Listing.Ways.Each().First()) with
            {
                Email = email,
            };

        async Task RefusedAsync(string code, EncounterDraft draft) =>
            Assert.Equal(
                code,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        encounters.AskAsync(last.Listing.Id, draft, Cancellation)
                    )
                ).Code
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_asks_the_same_person_again_in_another_form_has_asked_once_and_is_told_by_mail(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var encounters = house.Started.Get<Encounters>();
        var id = DemonstrationSharing.IdOf("ambassador/5");
        var first = Request(EncounterWays.Phone);
        await encounters.AskAsync(id, first, Cancellation);
        var told = (await OwedAsync(house, first.Id)).Count;
        house.Started.Clock.Advance(TimeSpan.FromHours(1));

        var again = Request(EncounterWays.Phone) with { Email = "Personne@example.org", Question = "Autre chose ?" };
        for (var twice = 0; twice < 2; twice++)
            await encounters.AskAsync(id, again, Cancellation);

        Assert.Empty(await OwedAsync(house, again.Id));
        Assert.Equal(told + 1, (await OwedAsync(house, first.Id)).Count);
        await using var db = house.Started.Database.CreateDbContext();
        Assert.False(await db.Set<EncounterRequest>().AnyAsync(one => one.Id == again.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_ambassador_changes_their_listing_by_their_link_and_opens_no_pause_that_they_did_not_ask_for(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (register, lists) = (house.Started.Get<AmbassadorRegister>(), house.Started.Get<AmbassadorLists>());
        var food = await house.Started.SignInAsync(Role.AssociatedBody, Food);
        var (id, link) = (DemonstrationSharing.IdOf("ambassador/1"), DemonstrationSharing.LinkOf("ambassador/1"));
        var (own, _) = (await lists.OwnAsync(link, Cancellation))!.Value;
        var draft = new AmbassadorDraft(
            id,
            own.Listing.Revision,
            own.Listing.Kind,
            own.Listing.Name,
            own.Listing.Topics,
            "H2102",
            ["53"],
            null,
            EncounterWays.OnSite,
            "Le jeudi",
            1,
            own.Contact,
            null
        );
        Assert.Null(await register.ChangeOwnAsync("inconnu", draft, Cancellation));
        Assert.Equal(
            "quota",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    register.ChangeOwnAsync(link, draft with { Quota = 0 }, Cancellation)
                )
            ).Field
        );
        // When and how many hold at once; what the public reads of them is read again.
        Assert.Equal(AmbassadorState.Active, await register.ChangeOwnAsync(link, draft, Cancellation));
        Assert.Equal("Le jeudi", (await lists.FindPublicAsync(id, Cancellation))!.Listing.Availability);
        await Assert.ThrowsAsync<RefusedException>(() => register.ChangeOwnAsync(link, draft, Cancellation));
        draft = draft with { Revision = draft.Revision + 1, Topics = "Autre chose" };
        Assert.Equal(AmbassadorState.Waiting, await register.ChangeOwnAsync(link, draft, Cancellation));
        Assert.Null(await lists.FindPublicAsync(id, Cancellation));

        // A no leaves them there to correct it; the Région's yes does not take them from their body.
        await register.ReviewAsync(food, id, false, "Dites ce que l'on voit", Cancellation);
        await register.DoOwnAsync(link, OwnAct.Resume, Cancellation);
        Assert.Null(await lists.FindPublicAsync(id, Cancellation));
        await register.ChangeOwnAsync(
            link,
            draft with
            {
                Revision = draft.Revision + 2,
                Topics = "On voit la salle",
            },
            Cancellation
        );
        await register.ReviewAsync(house.Region, id, true, null, Cancellation);
        Assert.Equal(Food, (await lists.FindPublicAsync(id, Cancellation))!.Listing.HostId);

        // Who animates them pauses them, for somebody's safety for instance: no link opens it.
        Assert.True(await register.SwitchAsync(food, id, Cancellation));
        await register.DoOwnAsync(link, OwnAct.Resume, Cancellation);
        Assert.Null(await lists.FindPublicAsync(id, Cancellation));
        Assert.True(await register.SwitchAsync(food, id, Cancellation));
        Assert.NotNull(await lists.FindPublicAsync(id, Cancellation));
        Assert.Equal(
            id,
            Assert.Single((await lists.OfAsync(food, "fromagerie BOCAGE", 0, Cancellation)).Rows).Listing.Id
        );
    }

    private static AmbassadorDraft Draft(string name) =>
        new(
            Guid.CreateVersion7(),
            0,
            AmbassadorKind.Company,
            name,
            "Le travail à la chaîne",
            "H2102",
            ["53"],
            null,
            EncounterWays.OnSite,
            null,
            3,
            "Accueil, 02 61 91 09 01",
            "usine@example.org"
        );

    private static EncounterDraft Request(EncounterWays way) =>
        new(Guid.CreateVersion7(), "Sacha", "personne@example.org", "Une question", way, IsMinor: false, null, null);

    private static async Task<IReadOnlyList<Owed>> OwedAsync(Assembly house, Guid about) =>
        [
            .. (await house.Started.Database.OwedAsync(house.Started.Get<IdentityKeys>())).Where(one =>
                one.Message.AboutId == about
            ),
        ];
}
