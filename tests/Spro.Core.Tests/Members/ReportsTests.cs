using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Feedback;
using Spro.Core.Members;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class ReportsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_report_is_answered_once_by_who_answers_for_the_place(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var reports = test.Started.Get<Reports>();
        await SayAsync(test, RemarkKind.WrongInformation);
        var report = Assert.Single((await reports.OfAsync(test.Manager, test.StructureId, Cancellation))!);
        Assert.Null(report.Answer);

        Assert.Null(await reports.OfAsync(test.Stranger, test.StructureId, Cancellation));
        Assert.False(await AnswerAsync(reports, test.Stranger, report));
        Assert.Equal(
            "answer-missing",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    reports.AnswerAsync(test.Manager, report.Remark.Id, ReportOutcome.Mended, " ", Cancellation)
                )
            ).Code
        );
        Assert.True(await AnswerAsync(reports, test.Manager, report));
        Assert.True(await AnswerAsync(reports, test.Manager, report), "a double click");
        Assert.Equal(
            "answered-already",
            (await Assert.ThrowsAsync<RefusedException>(() => AnswerAsync(reports, test.Coordinator, report))).Code
        );

        var ended = Assert.Single((await reports.OfAsync(test.Manager, test.StructureId, Cancellation))!).Answer!;
        Assert.Equal((ReportOutcome.Mended, Role.StructureManager), (ended.Outcome, ended.Role));
        // It goes with the report.
        test.Started.Clock.Advance(TimeSpan.FromDays(366));
        await test.Started.Get<Remarks>().DeleteExpiredAsync(Cancellation);
        await using var db = test.Started.Database.CreateDbContext();
        Assert.Empty(await db.Set<ReportAnswer>().ToListAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Money_asked_for_reaches_the_region_at_once_and_is_not_closed_by_whom_it_accuses(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var reports = test.Started.Get<Reports>();
        await SayAsync(test, RemarkKind.AskedToPay);
        await SayAsync(test, RemarkKind.WrongInformation);
        var region = await test.Started.SignInAsync(Role.Region);
        var paid = (await reports.OfAsync(test.Manager, test.StructureId, Cancellation))![0];
        var id = Assert.Single(await reports.PaymentsAsync(region, Cancellation)).Remark.Id;
        Assert.Equal(paid.Remark.Id, id);

        foreach (var accused in (Actor[])[test.Manager, test.Coordinator])
        {
            Assert.False(await AnswerAsync(reports, accused, paid), "the network's own coordinator neither");
            await Assert.ThrowsAsync<NotAllowedException>(() => CloseAsync(accused));
            await Assert.ThrowsAsync<NotAllowedException>(() => reports.PaymentsAsync(accused, Cancellation));
        }
        Assert.False(await reports.ReplyAsync(test.Stranger, id, null, "Ce n'est pas nous.", Cancellation));
        Assert.True(await reports.ReplyAsync(test.Manager, id, null, "Nous vérifions.", Cancellation));
        Assert.True(
            await reports.ReplyAsync(test.Manager, id, "Nous vérifions.", "C'était une vente de livres.", Cancellation)
        );
        // From a page opened before the first reply: it would be lost.
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    reports.ReplyAsync(test.Manager, id, null, "Nous ne savons pas.", Cancellation)
                )
            ).Code
        );
        Assert.Equal(
            "answer-missing",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    reports.ReplyAsync(test.Manager, id, null, " ", Cancellation)
                )
            ).Code
        );

        test.Started.Clock.Advance(TimeSpan.FromDays(Reports.DaysToAnswer + 1));
        var late = Assert.Single(await reports.PaymentsAsync(region, Cancellation));
        Assert.Equal("C'était une vente de livres.", late.Reply!.Text);
        Assert.True(late.Answer is null && reports.IsLate(late.Remark), "a reply does not close it");

        var elsewhere = region with { DepartmentCode = "44" };
        Assert.Empty(await reports.PaymentsAsync(elsewhere, Cancellation));
        Assert.False(await CloseAsync(elsewhere));
        // From a page opened before the structure replied, it would be decided without having read it.
        Assert.Equal(
            "replied-meanwhile",
            (await Assert.ThrowsAsync<RefusedException>(() => CloseAsync(region, seen: null))).Code
        );
        Assert.True(await CloseAsync(region));
        var closed = Assert.Single(await reports.PaymentsAsync(region, Cancellation)).Answer!;
        Assert.Equal((ReportOutcome.Unfounded, Role.Region), (closed.Outcome, closed.Role));
        Assert.Equal(
            "answered-already",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    reports.ReplyAsync(test.Manager, id, null, "Un mot de plus.", Cancellation)
                )
            ).Code
        );
        Assert.Equal("Les livres ne sont pas le service.", (await OwnAsync()).Answer!.Text);

        async Task<Report> OwnAsync() =>
            (await reports.OfAsync(test.Manager, test.StructureId, Cancellation))!.Single(one => one.Remark.Id == id);

        Task<bool> CloseAsync(Actor actor, string? seen = "C'était une vente de livres.") =>
            reports.CloseAsync(
                actor,
                id,
                seen,
                ReportOutcome.Unfounded,
                "Les livres ne sont pas le service.",
                Cancellation
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_correction_proposed_by_a_colleague_waits_for_who_answers_for_the_place(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var (reports, corrections) = (test.Started.Get<Reports>(), test.Started.Get<Corrections>());
        var draft = new CorrectionDraft(Guid.CreateVersion7(), test.PlaceId, "Le téléphone a changé.");
        var before = await test.PlaceAsync();

        Assert.False(
            await corrections.ProposeAsync(
                test.Stranger,
                test.StructureId,
                draft with
                {
                    PlaceId = test.OtherPlaceId,
                },
                Cancellation
            ),
            "a place of another structure"
        );
        foreach (var wrong in (CorrectionDraft[])[draft with { PlaceId = null }, draft with { Text = " " }])
            await Assert.ThrowsAsync<RefusedException>(() =>
                corrections.ProposeAsync(test.Stranger, test.StructureId, wrong, Cancellation)
            );
        Assert.True(await corrections.ProposeAsync(test.Stranger, test.StructureId, draft, Cancellation));
        Assert.True(await corrections.ProposeAsync(test.Stranger, test.StructureId, draft, Cancellation));

        var report = Assert.Single((await reports.OfAsync(test.Manager, test.StructureId, Cancellation))!);
        Assert.Equal((RemarkKind.ProposedCorrection, "Structure second"), (report.Remark.Kind, report.From));
        Assert.Equal(before.Phone, (await test.PlaceAsync()).Phone);
        Assert.Null(Assert.Single(await ProposedAsync()).Answer);
        await AnswerAsync(reports, test.Manager, report);
        Assert.Equal(ReportOutcome.Mended, Assert.Single(await ProposedAsync()).Answer!.Outcome);
        Assert.Empty(await corrections.ProposedAsync(test.Manager, test.StructureId, Cancellation));

        Task<IReadOnlyList<ProposedCorrection>> ProposedAsync() =>
            corrections.ProposedAsync(test.Stranger, test.StructureId, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_head_of_a_network_reads_the_answer_to_what_they_proposed_and_the_structure_reads_who_did(
        string engine
    )
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var (reports, corrections) = (test.Started.Get<Reports>(), test.Started.Get<Corrections>());
        var other = await test.Started.SignInAsync(Role.NetworkCoordinator, network: "CIO");
        var region = await test.Started.SignInAsync(Role.RegionalGuidanceOfficer);
        var draft = new CorrectionDraft(Guid.CreateVersion7(), test.PlaceId, "Le téléphone a changé.");
        Assert.True(await corrections.ProposeAsync(other, test.StructureId, draft, Cancellation));

        var report = Assert.Single((await reports.OfAsync(test.Manager, test.StructureId, Cancellation))!);
        Assert.Equal(
            (null, "CIO", (Role?)Role.NetworkCoordinator),
            (report.From, report.Remark.FromNetworkCode, report.Remark.FromRole)
        );
        await AnswerAsync(reports, test.Manager, report);
        Assert.Equal(
            ReportOutcome.Mended,
            Assert.Single(await corrections.ProposedAsync(other, test.StructureId, Cancellation)).Answer!.Outcome
        );
        foreach (var elsewhere in (Actor[])[test.Coordinator, test.Stranger, region])
            Assert.Empty(await corrections.ProposedAsync(elsewhere, test.StructureId, Cancellation));
    }

    private static Task<bool> AnswerAsync(Reports reports, Actor actor, Report report) =>
        reports.AnswerAsync(actor, report.Remark.Id, ReportOutcome.Mended, "Corrigé, merci.", Cancellation);

    private static Task SayAsync(TestMembers test, RemarkKind kind) =>
        test
            .Started.Get<Remarks>()
            .AddAsync(
                new Remark
                {
                    Kind = kind,
                    Page = $"/lieux/{test.PlaceId}",
                    PlaceId = test.PlaceId,
                    Text = "Dit par quelqu'un",
                },
                form: Guid.Empty,
                Cancellation
            );
}
