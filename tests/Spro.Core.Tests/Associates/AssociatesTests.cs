using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Associates;

/// <summary>From a call to a label and its end (AT-22-1, AT-22-2, AT-22-3).</summary>
public class AssociatesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_body_without_account_is_read_by_two_decided_on_labelled_listed_and_no_longer_listed_at_the_end(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (applications, instruction, readings) = (
            house.Started.Get<Applications>(),
            house.Started.Get<Instruction>(),
            house.Started.Get<Readings>()
        );
        var call = await PublishAsync(house);
        var readers = new List<Actor>();
        foreach (var role in (Role[])[Role.CommissionMember, Role.RegionalGuidanceOfficer, Role.CommissionMember])
            readers.Add(await house.Started.SignInAsync(role));
        // One alone is no judgement.
        var alone = await RefusedAsync(() =>
            house
                .Started.Get<Calls>()
                .NameReadersAsync(
                    house.Region,
                    call.Id,
                    call.Revision,
                    [readers[0].AccountId, readers[0].AccountId],
                    Cancellation
                )
        );
        Assert.Equal(("readers", "too-few"), (alone.Field, alone.Code));
        await house
            .Started.Get<Calls>()
            .NameReadersAsync(
                house.Region,
                call.Id,
                call.Revision,
                [.. readers.Select(one => one.AccountId)],
                Cancellation
            );

        var token = await WriteAsync(house, call, "Fédération d'essai");
        Assert.Null(await applications.FindAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), Cancellation));
        var draft = (await applications.FindAsync(token, Cancellation))!.Application;
        Assert.Empty((await instruction.ListAsync(house.Region, call.Id, 1, Cancellation)).Rows);
        for (var twice = 0; twice < 2; twice++)
            await applications.SendAsync(token, draft.Revision, Cancellation);
        var id = Assert.Single((await instruction.ListAsync(house.Region, call.Id, 1, Cancellation)).Rows).Id;
        Assert.Equal("sent", (await RefusedAsync(() => SaveBodyAsync(applications, token, "Autre"))).Code);

        // Nobody reads it before the Région has said that it may be; one may already say that one has an interest.
        var toRead = Assert.Single(await readings.ListAsync(readers[0], Cancellation), one => one.Id == id);
        Assert.Equal((ApplicationState.Sent, true), (toRead.State, toRead.WaitsForThem));
        Assert.Null((await readings.FindAsync(readers[0], id, Cancellation))!.Open);
        Assert.Null(await readings.FindAsync(house.Region, id, Cancellation));
        await CheckAsync(CheckResult.PieceAsked, "Il manque les statuts.", house.Today.AddDays(3));
        var asked = (await applications.FindAsync(token, Cancellation))!.Application;
        await applications.ReplyAsync(token, asked.Revision, "Les voici.", Cancellation);
        await CheckAsync(CheckResult.Eligible, "Complète.", null);

        Assert.Null((await readings.FindAsync(readers[0], id, Cancellation))!.Open);
        Assert.Equal("not-declared", (await RefusedAsync(() => GiveAsync(readers[0], 4))).Code);
        Assert.Equal(
            "contradiction",
            (
                await RefusedAsync(() =>
                    readings.DeclareAsync(readers[0], id, false, "Mon frère y travaille", Cancellation)
                )
            ).Code
        );
        await readings.DeclareAsync(readers[2], id, true, "J'y ai travaillé", Cancellation);
        Assert.Null((await readings.FindAsync(readers[2], id, Cancellation))!.Open);
        Assert.Equal("set-aside", (await RefusedAsync(() => GiveAsync(readers[2], 5))).Code);
        foreach (var reader in readers.Take(2))
            await readings.DeclareAsync(reader, id, false, null, Cancellation);
        Assert.Equal(
            2 * call.Criteria.Count,
            (
                await RefusedAsync(() =>
                    readings.GiveAsync(
                        readers[0],
                        id,
                        new Dictionary<Guid, (int? Points, string? Comment)>(),
                        Cancellation
                    )
                )
            )
                .All
                .Count
        );
        await GiveAsync(readers[0], 4);
        Assert.Empty((await readings.FindAsync(readers[0], id, Cancellation))!.Others);
        Assert.Empty((await readings.FindAsync(readers[1], id, Cancellation))!.Others);
        Assert.Empty((await instruction.FindAsync(house.Region, id, Cancellation))!.Readings);
        Assert.Equal("not-read", (await RefusedAsync(() => DecideAsync(true))).Code);
        await GiveAsync(readers[1], 2);
        // Given, they stay, and who would change them is told.
        await GiveAsync(readers[1], 2);
        Assert.Equal("given-already", (await RefusedAsync(() => GiveAsync(readers[1], 5))).Code);
        var others = (await readings.FindAsync(readers[0], id, Cancellation))!.Others;
        Assert.Equal(40, ReadingRules.PercentOf(Assert.Single(others).Reading, call.Criteria));
        Assert.Equal(2, (await instruction.FindAsync(house.Region, id, Cancellation))!.Readings.Count);

        Assert.Equal(
            "before",
            (
                await RefusedAsync(async () =>
                    await instruction.DecideAsync(
                        house.Region,
                        id,
                        (await instruction.FindAsync(house.Region, id, Cancellation))!.Open.Application.Revision,
                        new DecisionDraft(
                            "Commission",
                            new DateOnly(2026, 1, 1),
                            null,
                            false,
                            "Trop tôt.",
                            "Deux mois.",
                            new LabelGrant(null, null, null)
                        ),
                        Cancellation
                    )
                )
            ).Code
        );
        // All that is missing is said at once, of the decision as of the label.
        var wrong = await RefusedAsync(async () =>
            await instruction.DecideAsync(
                house.Region,
                id,
                (await instruction.FindAsync(house.Region, id, Cancellation))!.Open.Application.Revision,
                new DecisionDraft(
                    null,
                    null,
                    null,
                    true,
                    "Un bon projet.",
                    "",
                    new LabelGrant(house.Today, null, "Nulle part")
                ),
                Cancellation
            )
        );
        Assert.Equal(
            ["decidedBy", "decidedOn", "remedies", "structure", "validTo"],
            wrong.All.Select(one => one.Field).Order()
        );
        for (var twice = 0; twice < 2; twice++)
            await DecideAsync(true);
        var labels = house.Started.Get<Labels>();
        var label = (await labels.ValidOnAsync(house.Today, Cancellation))
            .Single(one => one.Structure == "Fédération d'essai")
            .Label;
        Assert.Equal("ASSOCIATED", (await StructureAsync(house, label.StructureId)).NetworkCode);
        Assert.Single((await labels.FindAsync(house.Region, label.Id, Cancellation))!.Commitments);
        Assert.Equal(
            "Fédération d'essai",
            Assert.Single(await labels.FavourableOfAsync(call.Id, Cancellation)).BodyName
        );
        Assert.Empty((await house.Started.Get<Listings>().KeepAsync(Cancellation)).Differences);

        house.Started.Clock.Advance(TimeSpan.FromDays(366));
        var after = await house.Started.Get<Listings>().KeepAsync(Cancellation);
        Assert.DoesNotContain(after.Differences, one => one.StructureId == label.StructureId);
        var structure = await StructureAsync(house, label.StructureId);
        Assert.Null(structure.NetworkCode);
        Assert.Null(structure.AssociatedUntil);
        Assert.Null(structure.ValidTo);
        Assert.Contains(
            await labels.EndedSinceAsync(label.ValidFrom, house.Today, Cancellation),
            one => one.Label.Id == label.Id
        );
        Assert.Contains(
            (await labels.EndedSinceAsync(label.ValidFrom, house.Today, 1, Cancellation)).Rows,
            one => one.Label.Id == label.Id
        );

        async Task CheckAsync(CheckResult result, string note, DateOnly? by) =>
            await instruction.CheckAsync(
                house.Region,
                id,
                (await instruction.FindAsync(house.Region, id, Cancellation))!.Open.Application.Revision,
                result,
                note,
                by,
                Cancellation
            );

        Task GiveAsync(Actor reader, int points) =>
            readings.GiveAsync(
                reader,
                id,
                call.Criteria.ToDictionary(one => one.Id, _ => ((int?)points, (string?)"Parce que")),
                Cancellation
            );

        async Task DecideAsync(bool isFavourable) =>
            await instruction.DecideAsync(
                house.Region,
                id,
                (await instruction.FindAsync(house.Region, id, Cancellation))!.Open.Application.Revision,
                new DecisionDraft(
                    "Commission d'essai",
                    house.Today,
                    null,
                    isFavourable,
                    "Un bon projet.",
                    "Recours d'essai.",
                    new LabelGrant(house.Today, house.Today.AddDays(365), null)
                ),
                Cancellation
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_late_application_is_refused_and_keeps_what_was_written_until_its_time_is_over(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var applications = house.Started.Get<Applications>();
        var call = await PublishAsync(house);
        var token = await WriteAsync(house, call, "Organisme d'essai");
        var written = (await applications.FindAsync(token, Cancellation))!.Application;
        // Two who write at once: the second is told.
        Assert.Equal(
            "changed-meanwhile",
            (
                await RefusedAsync(() =>
                    applications.SaveAsync(
                        token,
                        new ApplicationPage { Revision = written.Revision - 1, Body = ("Autre", null, null) },
                        Cancellation
                    )
                )
            ).Code
        );

        house.Started.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(
            "late",
            (await RefusedAsync(() => applications.SendAsync(token, written.Revision, Cancellation))).Code
        );
        Assert.Equal("Ce projet", (await applications.FindAsync(token, Cancellation))!.Application.Project);
        Assert.Equal(
            "not-open",
            (
                await RefusedAsync(() =>
                    applications.BeginAsync(call.Id, Guid.NewGuid(), "Trop tard", "tard@example.org", Cancellation)
                )
            ).Code
        );

        await applications.DeleteExpiredAsync(Cancellation);
        Assert.NotNull(await applications.FindAsync(token, Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(31 * CallApplication.MonthsOfDraft));
        Assert.Equal(1, await applications.DeleteExpiredAsync(Cancellation));
        Assert.Null(await applications.FindAsync(token, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_sent_application_loses_its_contact_then_goes_with_its_readings(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine);
        var applications = house.Started.Get<Applications>();
        var call = await PublishAsync(house);
        var token = await WriteAsync(house, call, "Organisme d'essai");
        var written = (await applications.FindAsync(token, Cancellation))!.Application;
        await applications.SendAsync(token, written.Revision, Cancellation);

        house.Started.Clock.Advance(TimeSpan.FromDays(31 * CallApplication.MonthsOfContact));
        await applications.DeleteExpiredAsync(Cancellation);
        var open = (await house.Started.Get<Instruction>().FindAsync(house.Region, written.Id, Cancellation))!.Open;
        Assert.Null(open.Contact);
        Assert.Null(open.Application.EmailKey);
        house.Started.Clock.Advance(TimeSpan.FromDays(366 * CallApplication.YearsOfApplication));
        Assert.Equal(1, await applications.DeleteExpiredAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_label_of_another_tool_is_followed_proved_reported_and_withdrawn_and_another_network_stays(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var labels = house.Started.Get<Labels>();
        var centre = DirectoryIds.OfStructure("fictitious", "fictif-cio-53");
        var id = Guid.CreateVersion7();
        var grant = new LabelGrant(house.Today, house.Today.AddDays(30), (await StructureAsync(house, centre)).Name);
        RecordedLabel Draft(string? call) =>
            new(id, "Organisme d'essai", call, "Commission d'essai", house.Today, "2026-1", grant);
        Assert.Equal(
            "call",
            (await RefusedAsync(() => labels.RecordAsync(house.Region, Draft(null), Cancellation))).Field
        );
        for (var twice = 0; twice < 2; twice++)
            await labels.RecordAsync(house.Region, Draft("Appel d'essai"), Cancellation);
        Assert.Equal(
            "changed-meanwhile",
            (
                await RefusedAsync(() =>
                    labels.RecordAsync(
                        house.Region,
                        Draft("Appel d'essai") with
                        {
                            Grant = grant with { ValidTo = house.Today.AddDays(90) },
                        },
                        Cancellation
                    )
                )
            ).Code
        );
        Assert.Equal(
            "overlap",
            (
                await RefusedAsync(() =>
                    labels.RecordAsync(house.Region, Draft("Appel") with { Id = Guid.CreateVersion7() }, Cancellation)
                )
            ).Code
        );
        var listed = await StructureAsync(house, centre);
        Assert.Equal(("CIO", house.Today.AddDays(30)), (listed.NetworkCode, listed.AssociatedUntil));
        Assert.Empty((await house.Started.Get<Listings>().KeepAsync(Cancellation)).Differences);

        var body = await house.Started.SignInAsync(Role.AssociatedBody, centre);
        var stranger = await house.Started.SignInAsync(
            Role.AssociatedBody,
            DirectoryIds.OfStructure("fictitious", "fictif-associated-49")
        );
        var commitment = Guid.CreateVersion7();
        await labels.CommitAsync(body, id, commitment, CommitmentKind.Ambassadors, "Vingt personnes", Cancellation);
        await labels.ProgressAsync(body, commitment, 0, CommitmentProgress.UnderWay, Cancellation);
        Assert.Equal(
            "unknown-label",
            (
                await RefusedAsync(() =>
                    labels.ProgressAsync(stranger, commitment, 1, CommitmentProgress.Done, Cancellation)
                )
            ).Code
        );
        var proof = Guid.CreateVersion7();
        await labels.ProveAsync(body, commitment, 12, new(proof, "Inscrites", null, null, false), Cancellation);
        await Assert.ThrowsAsync<NotAllowedException>(() => labels.VerifyAsync(body, proof, Cancellation));
        await labels.VerifyAsync(house.Region, proof, Cancellation);
        var weak = Guid.CreateVersion7();
        await labels.ProveAsync(body, commitment, 3, new(weak, "Prévues", null, null, false), Cancellation);
        Assert.Equal(
            "refusal",
            (await RefusedAsync(() => labels.RefuseProofAsync(house.Region, weak, " ", Cancellation))).Field
        );
        var nowhere = await RefusedAsync(() =>
            labels.ProveAsync(
                body,
                commitment,
                4,
                new(Guid.CreateVersion7(), "Un site", "ici", null, false),
                Cancellation
            )
        );
        // A number does not make a wrong address pass unseen.
        Assert.Equal("link", nowhere.Field);
        Assert.Equal(
            "count",
            (
                await RefusedAsync(() =>
                    labels.ProveAsync(
                        body,
                        commitment,
                        null,
                        new(Guid.CreateVersion7(), "Rien", null, null, false),
                        Cancellation
                    )
                )
            ).Field
        );
        var mistaken = Guid.CreateVersion7();
        await labels.ProveAsync(
            body,
            commitment,
            7,
            new(mistaken, "Un site", "https://example.org/essai", null, false),
            Cancellation
        );
        Assert.Equal(
            "unknown-label",
            (await RefusedAsync(() => labels.WithdrawProofAsync(stranger, mistaken, Cancellation))).Code
        );
        for (var twice = 0; twice < 2; twice++)
            await labels.WithdrawProofAsync(body, mistaken, Cancellation);
        Assert.Equal("verified", (await RefusedAsync(() => labels.WithdrawProofAsync(body, proof, Cancellation))).Code);
        await labels.RefuseProofAsync(house.Region, weak, "Ce sont des intentions.", Cancellation);
        // What was judged is not judged again.
        await labels.VerifyAsync(house.Region, weak, Cancellation);
        await labels.RefuseProofAsync(house.Region, proof, "Trop tard.", Cancellation);
        var judged = (await labels.FindAsync(house.Region, id, Cancellation))!
            .Commitments.Single(one => one.Id == commitment)
            .Proofs;
        Assert.Equal(
            [(true, null), (false, "Ce sont des intentions.")],
            judged.OrderBy(one => one.Count == 3).Select(one => (one.VerifiedAt is not null, one.Refusal))
        );
        await labels.AskReportAsync(house.Region, id, house.Today.Year, house.Today.AddDays(9), Cancellation);
        // Another day takes the place of the first while the report has not come.
        await labels.AskReportAsync(house.Region, id, house.Today.Year, house.Today.AddDays(8), Cancellation);
        await labels.AskReportAsync(house.Region, id, house.Today.Year, house.Today.AddDays(9), Cancellation);
        var report = Assert.Single((await labels.FindAsync(house.Region, id, Cancellation))!.Reports);
        Assert.Equal(house.Today.AddDays(9), report.DueOn);
        // Late, it is reminded of the day after, then every month.
        Assert.Equal(0, await labels.RemindReportsAsync(Cancellation));
        house.Started.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(
            (1, 0),
            (await labels.RemindReportsAsync(Cancellation), await labels.RemindReportsAsync(Cancellation))
        );
        report = Assert.Single((await labels.FindAsync(house.Region, id, Cancellation))!.Reports);
        await labels.ReportAsync(body, report.Id, report.Revision, "Douze rencontres.", Cancellation);
        // Sent twice it is given once; written on what it no longer is, it is refused.
        await labels.ReportAsync(body, report.Id, report.Revision, "Douze rencontres.", Cancellation);
        Assert.Equal(
            "changed-meanwhile",
            (
                await RefusedAsync(() =>
                    labels.ReportAsync(body, report.Id, report.Revision, "Treize rencontres.", Cancellation)
                )
            ).Code
        );
        // It ends within ninety days: told once, as another of the demonstration.
        Assert.Equal(2, await labels.TellEndingAsync(Cancellation));
        Assert.Equal(0, await labels.TellEndingAsync(Cancellation));

        var file = Assert.Single(await labels.OwnAsync(body, Cancellation));
        Assert.NotNull(file.Commitments.Single().Proofs.Single(one => one.Id == proof).VerifiedAt);
        Assert.NotNull(file.Reports.Single().ReceivedAt);
        await labels.WithdrawAsync(
            house.Region,
            id,
            file.Line.Label.Revision,
            house.Today,
            "Plus d'action",
            Cancellation
        );
        var away = await StructureAsync(house, centre);
        Assert.Equal(("CIO", (DateOnly?)null), (away.NetworkCode, away.AssociatedUntil));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_call_that_is_closed_does_not_open_again_and_is_decided_on_after_it_closes(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var calls = house.Started.Get<Calls>();
        var call = await PublishAsync(house);
        Assert.Equal(("decisionBy", "before"), await RefusedAt(Draft() with { DecisionBy = house.Today }));
        await calls.SaveAsync(house.Region, Draft() with { ClosesAt = call.ClosesAt.AddDays(1) }, Cancellation);
        var written = Draft() with { Id = Guid.CreateVersion7(), Revision = 0, Criteria = "3 Le même\nLe même" };
        Assert.Equal(("criteria", "twice"), await RefusedAt(written));

        house.Started.Clock.Advance(TimeSpan.FromDays(12));
        call = (await calls.FindPublishedAsync(call.Id, Cancellation))!;
        Assert.Equal(("closes", "closed"), await RefusedAt(Draft() with { ClosesAt = house.Now.AddDays(9) }));
        Assert.Equal(("decisionBy", "past"), await RefusedAt(Draft() with { DecisionBy = house.Today.AddDays(-1) }));
        await calls.SaveAsync(house.Region, Draft() with { DecisionBy = house.Today }, Cancellation);

        CallDraft Draft() =>
            new(
                call.Id,
                call.Revision,
                call.Title,
                call.What,
                null,
                null,
                call.OpensAt,
                call.ClosesAt,
                call.DecisionBy,
                null
            );

        async Task<(string? Field, string Code)> RefusedAt(CallDraft draft)
        {
            var refused = await RefusedAsync(() => calls.SaveAsync(house.Region, draft, Cancellation));
            return (refused.Field, refused.Code);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_listed_without_a_label_is_shown_and_judged(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var listings = house.Started.Get<Listings>();
        Assert.Empty((await listings.KeepAsync(Cancellation)).Differences);
        await using (var db = house.Started.Database.CreateDbContext())
        {
            db.Add(
                new Structure
                {
                    Id = Guid.CreateVersion7(),
                    Source = "places",
                    SourceId = "essai",
                    Name = "Listée sans label",
                    NetworkCode = "ASSOCIATED",
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }
        var found = await listings.KeepAsync(Cancellation);
        Assert.Equal(
            ("Listée sans label", false),
            (found.Differences.Single().Name, found.Differences.Single().HasLabel)
        );
        Assert.Equal(1, Assert.Single(await listings.LastChecksAsync(9, Cancellation)).Differences);
        Assert.Equal(ObligationState.NotKept, ListingRule.Judge(found, null).State);
        Assert.Equal(ObligationState.NotKept, SelectionRule.Judge(6, 1).State);
        // Nobody is named before they can reply.
        Assert.DoesNotContain(
            ListingRule.Judge(found, found).Evidence,
            row => row.Text.Contains("Listée", StringComparison.Ordinal)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_label_is_in_one_list_by_its_dates_and_a_structure_that_has_another_has_not_ended(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (labels, today) = (house.Started.Get<Labels>(), house.Today);
        var moments = new Dictionary<string, LabelMoment?>
        {
            ["ends in ninety days"] = LabelMoment.EndsSoon,
            ["withdrawn from the day after those"] = LabelMoment.EndsSoon,
            ["ends in ninety-one days"] = LabelMoment.Stands,
            ["begins tomorrow"] = LabelMoment.ToCome,
            ["ended yesterday"] = LabelMoment.Over,
            ["withdrawn from today"] = LabelMoment.Over,
            ["withdrawn before its first day"] = LabelMoment.Over,
            ["ended, and another stands"] = LabelMoment.Over,
        };
        await using (var db = house.Started.Database.CreateDbContext())
        {
            var decision = await db.Set<LabelDecision>().Select(one => one.Id).FirstAsync(Cancellation);
            Add(moments.Keys.ElementAt(0), -9, AssociatedLabel.DaysOfNotice);
            Add(moments.Keys.ElementAt(1), -9, 300, AssociatedLabel.DaysOfNotice + 1);
            Add(moments.Keys.ElementAt(2), -9, AssociatedLabel.DaysOfNotice + 1);
            Add(moments.Keys.ElementAt(3), 1, 300);
            Add(moments.Keys.ElementAt(4), -9, -1);
            Add(moments.Keys.ElementAt(5), -9, 300, 0);
            Add(moments.Keys.ElementAt(6), 5, 300, 5);
            Label(Add(moments.Keys.ElementAt(7), -9, -5), -4, 300, null);
            await db.SaveChangesAsync(Cancellation);

            Structure Add(string name, int from, int to, int? withdrawn = null)
            {
                var structure = new Structure
                {
                    Id = Guid.CreateVersion7(),
                    Source = "places",
                    SourceId = name,
                    Name = name,
                };
                db.Add(structure);
                Label(structure, from, to, withdrawn);
                return structure;
            }

            void Label(Structure structure, int from, int to, int? withdrawn) =>
                db.Add(
                    new AssociatedLabel
                    {
                        Id = Guid.CreateVersion7(),
                        StructureId = structure.Id,
                        DecisionId = decision,
                        ValidFrom = today.AddDays(from),
                        ValidTo = today.AddDays(to),
                        WithdrawnOn = withdrawn is { } day ? today.AddDays(day) : null,
                    }
                );
        }
        var found = new Dictionary<string, LabelMoment?>();
        foreach (var moment in Enum.GetValues<LabelMoment>())
        foreach (var one in (await labels.ListAsync(house.Region, moment, 1, Cancellation)).Rows)
            if (
                moments.ContainsKey(one.Structure)
                && (moment != LabelMoment.Stands || one.Structure != "ended, and another stands")
            )
                found.Add(one.Structure, moment);
        Assert.Equal(moments, found);
        string[] ended = ["ended yesterday", "withdrawn from today"];
        Assert.Equal(
            ended,
            (await labels.EndedSinceAsync(today.AddDays(-30), today, 1, Cancellation))
                .Rows.Select(one => one.Structure)
                .Where(moments.ContainsKey)
                .Order()
        );
        Assert.Equal(
            ended,
            (await labels.EndedSinceAsync(today.AddDays(-30), today, Cancellation))
                .Select(one => one.Structure)
                .Where(moments.ContainsKey)
                .Order()
        );
    }

    [Fact]
    public void A_label_stands_from_its_first_day_to_its_last_or_to_the_day_before_it_is_withdrawn()
    {
        var (first, last) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        var label = new AssociatedLabel { ValidFrom = first, ValidTo = last };
        Assert.Equal(
            [false, true, true, false],
            ((DateOnly[])[first.AddDays(-1), first, last, last.AddDays(1)]).Select(label.StandsOn)
        );
        label.WithdrawnOn = new DateOnly(2026, 6, 1);
        Assert.True(label.StandsOn(new DateOnly(2026, 5, 31)));
        Assert.False(label.StandsOn(new DateOnly(2026, 6, 1)));
    }

    [Fact]
    public void What_a_body_only_says_of_its_commitments_never_keeps_them()
    {
        LabelCommitment Of(CommitmentKind kind, bool isVerified) =>
            new()
            {
                Kind = kind,
                Text = "Essai",
                Progress = CommitmentProgress.Done,
                Proofs = [new() { Text = "Essai", VerifiedAt = isVerified ? DateTime.UnixEpoch : null }],
            };
        var kinds = (CommitmentKind[])
            [CommitmentKind.Ambassadors, CommitmentKind.SectorTools, CommitmentKind.Companies];
        Assert.Equal(ObligationState.NotMeasured, LabelCommitmentRule.Judge([]).State);
        Assert.Equal(
            ObligationState.Due,
            LabelCommitmentRule
                .Judge([
                    [.. kinds.Select(kind => Of(kind, false))],
                ])
                .State
        );
        Assert.Equal(
            ObligationState.Kept,
            LabelCommitmentRule
                .Judge([
                    [.. kinds.Select(kind => Of(kind, true))],
                ])
                .State
        );
    }

    private static async Task<CallForProjects> PublishAsync(Assembly house)
    {
        var calls = house.Started.Get<Calls>();
        var id = Guid.CreateVersion7();
        await calls.SaveAsync(
            house.Region,
            new CallDraft(
                id,
                0,
                "Appel d'essai",
                "Des rencontres",
                "3 Des métiers montrés\nDes rencontres",
                "Êtes-vous une fédération ?",
                house.Now.AddDays(-1),
                house.Now.AddDays(9),
                null,
                null
            ),
            Cancellation
        );
        await calls.PublishAsync(house.Region, id, 1, Cancellation);
        return (await calls.FindPublishedAsync(id, Cancellation))!;
    }

    // One page at a time, as its forms do.
    private static async Task<string> WriteAsync(Assembly house, CallForProjects call, string name)
    {
        var applications = house.Started.Get<Applications>();
        var form = Guid.NewGuid();
        // Clicked twice, it begins one application, which both links open.
        var token = await applications.BeginAsync(call.Id, form, name, "Contact@example.org", Cancellation);
        var again = await applications.BeginAsync(call.Id, form, name, "contact@example.org", Cancellation);
        Assert.Equal(
            (await applications.FindAsync(token, Cancellation))!.Application.Id,
            (await applications.FindAsync(again, Cancellation))!.Application.Id
        );
        Assert.Equal("missing", (await RefusedAsync(() => applications.SendAsync(token, 0, Cancellation))).Code);
        await SaveBodyAsync(applications, token, name);
        ApplicationPage[] pages =
        [
            new()
            {
                Revision = 1,
                Questions = call.Questions.ToDictionary(one => one.Id, _ => ((bool?)true, (string?)null)),
            },
            new()
            {
                Revision = 2,
                Project = ("Ce projet", call.Criteria.ToDictionary(one => one.Id, _ => (string?)"Voici comment")),
            },
            new()
            {
                Revision = 3,
                Commitments = new Dictionary<CommitmentKind, string?>
                {
                    [CommitmentKind.Companies] = "Dix entreprises",
                },
            },
        ];
        foreach (var page in pages)
            await applications.SaveAsync(token, page, Cancellation);
        return token;
    }

    private static Task SaveBodyAsync(Applications applications, string token, string name) =>
        applications.SaveAsync(
            token,
            new ApplicationPage { Revision = 0, Body = (name, null, "Nous sommes un essai.") },
            Cancellation
        );

    private static async Task<Structure> StructureAsync(Assembly house, Guid id)
    {
        await using var db = house.Started.Database.CreateDbContext();
        return await db.Set<Structure>().SingleAsync(one => one.Id == id, Cancellation);
    }

    private static Task<RefusedException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<RefusedException>(act);
}
