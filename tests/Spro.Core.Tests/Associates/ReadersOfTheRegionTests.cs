using Spro.Core.Accounts;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Demonstration;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Associates;

/// <summary>Who instructs for the Région and is named to read: first they say whether they have an interest (AT-22-1).</summary>
public class ReadersOfTheRegionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Somebody_of_the_region_who_is_named_opens_nothing_before_they_say_whether_they_have_an_interest(
        string engine
    )
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (instruction, readings, calls) = (
            house.Started.Get<Instruction>(),
            house.Started.Get<Readings>(),
            house.Started.Get<Calls>()
        );
        var (call, id) = (
            DemonstrationAssociates.IdOf("call/closed"),
            DemonstrationAssociates.IdOf("application/sent")
        );
        var colleague = await house.Started.SignInAsync(Role.Region);
        var opened = (await instruction.FindAsync(house.Region, id, Cancellation))!.Open.Application;
        var named = (await calls.FindAsync(house.Region, call, Cancellation))!;
        var already = (await calls.ReadersAsync(house.Region, call, Cancellation))
            .Where(one => one.IsNamed)
            .Select(one => one.AccountId);
        Guid[] readers = [.. already, house.Region.AccountId, colleague.AccountId];
        for (var twice = 0; twice < 2; twice++)
            await calls.NameReadersAsync(house.Region, call, named.Revision, readers, Cancellation);
        // Another window shows readers as they no longer are.
        Assert.Equal(
            "changed-meanwhile",
            (
                await RefusedAsync(() => calls.NameReadersAsync(house.Region, call, named.Revision, [], Cancellation))
            ).Code
        );

        Assert.Equal(
            Instruction.NotDeclared,
            (await RefusedAsync(() => instruction.FindAsync(house.Region, id, Cancellation))).Code
        );
        Assert.Equal(Instruction.NotDeclared, (await RefusedAsync(CheckAsync)).Code);
        await readings.DeclareAsync(house.Region, id, false, null, Cancellation);
        await readings.DeclareAsync(colleague, id, true, null, Cancellation);
        // Twice the same is once; the contrary, from another window, is told.
        await readings.DeclareAsync(colleague, id, true, null, Cancellation);
        Assert.Equal(
            "declared-already",
            (await RefusedAsync(() => readings.DeclareAsync(colleague, id, false, null, Cancellation))).Code
        );
        // Without an interest they instruct; as a reader they see it once it may be read.
        for (var twice = 0; twice < 2; twice++)
            await CheckAsync();
        Assert.NotNull((await readings.FindAsync(house.Region, id, Cancellation))!.Open);
        Assert.NotNull(await instruction.FindAsync(house.Region, id, Cancellation));
        Assert.Equal("set-aside", (await RefusedAsync(() => instruction.FindAsync(colleague, id, Cancellation))).Code);

        Task CheckAsync() =>
            instruction.CheckAsync(
                house.Region,
                id,
                opened.Revision,
                CheckResult.Eligible,
                "Complète.",
                null,
                Cancellation
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_recognition_is_no_label_asks_for_all_that_the_law_says_and_ends(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var recognitions = house.Started.Get<Recognitions>();
        var draft = new RecognitionDraft(
            Guid.CreateVersion7(),
            "Fédération imaginaire pour les métiers du bois",
            "Arrêté d'essai",
            house.Today,
            null,
            2
        );
        Assert.Equal("criteria", (await RefusedAsync(() => RecordAsync(draft))).Field);
        for (var twice = 0; twice < 2; twice++)
            await RecordAsync(draft with { Criteria = Recognitions.Criteria });
        Assert.Equal(
            "held",
            (await RefusedAsync(() => RecordAsync(draft with { Id = Guid.CreateVersion7(), Criteria = 3 }))).Code
        );
        var held = (await recognitions.HeldOnAsync(house.Today, 1, Cancellation)).Rows.Single(one =>
            one.Recognition.Id == draft.Id
        );
        Assert.DoesNotContain(
            await house.Started.Get<Labels>().ValidOnAsync(house.Today, Cancellation),
            one => one.Label.StructureId == held.Recognition.StructureId
        );
        Assert.Empty((await house.Started.Get<Listings>().KeepAsync(Cancellation)).Differences);

        await recognitions.EndAsync(house.Region, draft.Id, 1, house.Today, Cancellation);
        Assert.DoesNotContain(
            (await recognitions.HeldOnAsync(house.Today.AddDays(1), 1, Cancellation)).Rows,
            one => one.Recognition.Id == draft.Id
        );
        var member = await house.Started.SignInAsync(Role.CommissionMember);
        await Assert.ThrowsAsync<NotAllowedException>(() => recognitions.RecordAsync(member, draft, Cancellation));

        Task RecordAsync(RecognitionDraft written) => recognitions.RecordAsync(house.Region, written, Cancellation);
    }

    private static Task<RefusedException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<RefusedException>(act);
}
