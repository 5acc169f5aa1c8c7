using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Messages;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Evidence;

/// <summary>A register is frozen, heard, then public, and never rewritten.</summary>
public sealed class FrozenRegistersTests
{
    private static readonly DateOnly Until = new(2026, 12, 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task What_is_frozen_stays_as_it_was_signed_whatever_is_adopted_later(string engine)
    {
        await using var started = await StartAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var (registers, id) = (started.Get<FrozenRegisters>(), Guid.CreateVersion7());

        await RefusedAsync("day-missing", () => registers.FreezeAsync(region, id, null, Cancellation));
        await RefusedAsync("day-missing", () => registers.FreezeAsync(region, id, new(2026, 12, 3), Cancellation));
        for (var twice = 0; twice < 2; twice++)
            await registers.FreezeAsync(region, id, Until, Cancellation);
        var before = (await registers.FindAsync(region, id, Cancellation))!;
        await started
            .Get<EvidenceRegister>()
            .AdoptAsync(region, Guid.CreateVersion7(), "OBL-11", 600, new(2026, 11, 1), "Séance", Cancellation);
        var after = (await registers.FindAsync(region, id, Cancellation))!;

        Assert.True(after.IsWhole);
        Assert.Equal(before.Kept.Content, after.Kept.Content);
        Assert.Equal(Obligation.All.Count, after.Content!.Territories[0].Obligations.Count);
        Assert.Equal(6, after.Content.Territories.Count);
        // A colleague who freezes it too is told.
        await RefusedAsync(
            "frozen-today",
            () => registers.FreezeAsync(region, Guid.CreateVersion7(), Until, Cancellation)
        );
        Assert.Null(after.Content.Territories[0].Obligations.Single(one => one.Code == "OBL-11").Threshold);
        await using (var db = started.Database.CreateDbContext())
        {
            var kept = await db.Set<FrozenRegister>().AsTracking().SingleAsync(one => one.Id == id, Cancellation);
            kept.Content = Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(kept.Content).Replace("\"not-measured\"", "\"kept\"", StringComparison.Ordinal)
            );
            Assert.NotEqual(before.Kept.Content, kept.Content);
            await db.SaveChangesAsync(Cancellation);
        }
        Assert.False((await registers.FindAsync(region, id, Cancellation))!.IsWhole);

        // What cannot be read any more is opened without its content, and not published.
        foreach (
            var damaged in (string[])
                ["{", "{}", """{"format":"spro-register/9","takenAt":"2026-11-24T00:00:00Z","territories":[]}"""]
        )
        {
            await using var db = started.Database.CreateDbContext();
            var kept = await db.Set<FrozenRegister>().AsTracking().SingleAsync(one => one.Id == id, Cancellation);
            kept.Content = Encoding.UTF8.GetBytes(damaged);
            await db.SaveChangesAsync(Cancellation);
            Assert.Null((await registers.FindAsync(region, id, Cancellation))!.Content);
        }
        await RefusedAsync("unreadable", () => registers.PublishAsync(region, id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Those_it_names_reply_until_the_day_and_it_is_public_only_then(string engine)
    {
        await using var started = await StartAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        var officer = (await started.SignInAsync(Role.RegionalGuidanceOfficer)) with { DepartmentCode = "53" };
        var member = await started.SignInAsync(Role.CommissionMember);
        var registers = started.Get<FrozenRegisters>();
        var id = Spro.Core.Demonstration.DemonstrationRegisters.IdOf("waiting");
        var late = "OBL-28";

        await registers.ReplyAsync(officer, id, late, 0, "Première réponse", Cancellation);
        // Sent twice, it is one; written again on what it was, it is another; on what it no longer is, it is refused.
        await registers.ReplyAsync(officer, id, late, 0, "Première réponse", Cancellation);
        await registers.ReplyAsync(officer, id, late, 1, "Seconde réponse", Cancellation);
        await RefusedAsync("changed-meanwhile", () => ReplyAsync(late, 1, "Troisième"));
        await RefusedAsync("obligation-missing", () => ReplyAsync("OBL-01", 0, "Rien à dire"));
        await RefusedAsync("text-missing", () => ReplyAsync(late, 2, "  "));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            registers.ReplyAsync(member, id, late, 0, "Non", Cancellation)
        );
        await RefusedAsync("replies-awaited", () => registers.PublishAsync(region, id, Cancellation));
        Assert.Null(await registers.FindPublishedAsync(id, Cancellation));

        started.Clock.Advance(TimeSpan.FromDays(41));
        await RefusedAsync("too-late", () => ReplyAsync(late, 2, "Trop tard"));
        await Assert.ThrowsAsync<NotAllowedException>(() => registers.PublishAsync(officer, id, Cancellation));
        await registers.PublishAsync(region, id, Cancellation);

        var reply = Assert.Single((await registers.FindPublishedAsync(id, Cancellation))!.Replies);
        Assert.Equal("Seconde réponse", reply.Text);
        Assert.Equal("La référente ou le référent Orientation : Mayenne", reply.Body);

        Task ReplyAsync(string code, int revision, string text) =>
            registers.ReplyAsync(officer, id, code, revision, text, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Those_it_may_name_are_told_once(string engine)
    {
        await using var started = await StartAsync(engine);
        var region = await started.SignInAsync(Role.Region);
        await started.SignInAsync(Role.NetworkCoordinator);
        var id = Guid.CreateVersion7();

        for (var twice = 0; twice < 2; twice++)
            await started.Get<FrozenRegisters>().FreezeAsync(region, id, Until, Cancellation);

        await using var db = started.Database.CreateDbContext();
        var told = await db.Set<OutgoingMessage>()
            .Where(one => one.Kind == MessageKind.RegisterReplyWanted)
            .ToListAsync(Cancellation);
        Assert.NotEmpty(told);
        var accounts = await db.AccountsAtWork(Purpose.RegisterReply, started.Clock.GetUtcNow().UtcDateTime)
            .CountAsync(Cancellation);
        Assert.Equal(accounts, told.Count);
    }

    private static async Task<StartedDatabase> StartAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine, demo: true);
        await started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        return started;
    }

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(act)).Code);
}
