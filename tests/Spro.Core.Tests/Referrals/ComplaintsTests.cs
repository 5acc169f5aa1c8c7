using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>A complaint is acknowledged, followed and answered (AT-30-2).</summary>
public class ComplaintsTests
{
    private const string Said = "Personne ne m'a écouté à l'accueil.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_person_complains_the_manager_answers_and_the_person_reads_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var complaints = town.Started.Get<Complaints>();
        var manager = await town.Started.SignInAsync(Role.StructureManager, town.To.Structure.Id);
        var sent = await town.SendAsync(town.Draft() with { News = NewsChannel.Sms });
        var id = Guid.CreateVersion7();

        var due = await complaints.ComplainAsync(null, sent.Id, id, true, Said, Cancellation);

        Assert.Equal(new DateOnly(2026, 12, 24), due);
        Assert.Equal(due, await complaints.ComplainAsync(null, sent.Id, id, true, Said, Cancellation));
        var told = Assert.Single(await town.PostAsync(), one => one.Kind == MessageKind.ComplaintReceived);
        Assert.DoesNotContain("écouté", told.Text, StringComparison.Ordinal);
        Assert.Equal(Said, Assert.Single(await complaints.OfAsync(manager, Cancellation)).Text);

        Assert.True(await complaints.AnswerAsync(manager, id, "Nous vous rappelons demain.", Cancellation));
        Assert.False(await complaints.AnswerAsync(manager, id, "Encore.", Cancellation));

        var read = Assert.Single(await complaints.OfPersonAsync(sent.Id, Cancellation));
        Assert.Equal("Nous vous rappelons demain.", read.Answer);
        var news = (await town.PostAsync()).Last(one => one.Kind == MessageKind.ReferralNews);
        Assert.DoesNotContain("rappelons", news.Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_structure_neither_reads_nor_answers_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var complaints = town.Started.Get<Complaints>();
        var others = await town.Started.SignInAsync(Role.StructureManager, town.Elsewhere.Structure.Id);
        var senders = await town.Started.SignInAsync(Role.StructureManager, town.From.Structure.Id);
        var sent = await town.SendAsync();
        var id = Guid.CreateVersion7();
        await complaints.ComplainAsync(null, sent.Id, id, true, Said, Cancellation);

        foreach (var actor in (Actor[])[others, senders])
        {
            Assert.Empty(await complaints.OfAsync(actor, Cancellation));
            Assert.False(await complaints.AnswerAsync(actor, id, "Non.", Cancellation));
        }
        await Assert.ThrowsAsync<NotAllowedException>(() => complaints.OfAsync(town.Receiver, Cancellation));
        Assert.Null(
            await complaints.ComplainAsync(town.Third, sent.Id, Guid.CreateVersion7(), true, Said, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task One_that_is_not_answered_in_time_is_with_the_referent_who_reads_nothing_of_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town
            .Started.Get<Complaints>()
            .ComplainAsync(town.Sender, sent.Id, Guid.CreateVersion7(), true, Said, Cancellation);
        var escalations = town.Started.Get<Escalations>();
        Assert.Empty(await escalations.ComplaintsOfAsync(town.Officer, Cancellation));

        town.Advance(TimeSpan.FromDays(31));

        Assert.Equal(
            new LateComplaint(sent.Reference, town.To.Structure.Name, new DateOnly(2026, 12, 24)),
            Assert.Single(await escalations.ComplaintsOfAsync(town.Officer, Cancellation))
        );
        Assert.Empty(await escalations.ComplaintsOfAsync(town.Officer with { DepartmentCode = "44" }, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task One_says_something_not_too_long_and_not_a_fourth_time_while_three_wait(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var complaints = town.Started.Get<Complaints>();
        var sent = await town.SendAsync();

        Assert.Equal("text-empty", await RefusedAsync(" "));
        Assert.Equal("text-too-long", await RefusedAsync(new string('a', Complaint.LongestText + 1)));
        for (var one = 0; one < Complaint.MostWaiting; one++)
            Assert.Null(await RefusedAsync(Said));
        Assert.Equal("complaints-waiting", await RefusedAsync(Said));

        async Task<string?> RefusedAsync(string text)
        {
            try
            {
                await complaints.ComplainAsync(null, sent.Id, Guid.CreateVersion7(), false, text, Cancellation);
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Code;
            }
        }
    }
}
