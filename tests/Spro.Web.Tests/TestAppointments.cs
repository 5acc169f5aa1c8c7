using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;

namespace Spro.Web.Tests;

/// <summary>Appointments of the fictitious adviser, made as its pages make them.</summary>
internal static class TestAppointments
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The adviser of the demonstration.</summary>
    public static async Task<Actor> AdviserAsync(this Site site)
    {
        await using var db = await site.OpenStoreAsync();
        var one = await (
            from membership in db.Set<AccountMembership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where account.FromDemonstration && membership.Role == Role.Adviser
            select membership
        ).FirstAsync(Cancellation);
        return new Actor(one.AccountId, Guid.Empty, "Sacha Fictif", one.Role, one.StructureId);
    }

    /// <summary>A free slot for one person, by telephone; tests run at once, so it may be taken the next moment.</summary>
    public static async Task<FreeSlot> FreeSlotAsync(this Site site, DateOnly? from = null)
    {
        var adviser = await site.AdviserAsync();
        var found = await site
            .Services.GetRequiredService<SlotSearch>()
            .FindAsync(
                adviser,
                new SlotWish
                {
                    StructureId = adviser.StructureId!.Value,
                    Way = Ways.Phone,
                    From = from ?? new DateOnly(2026, 11, 25),
                    Days = SlotSearch.FarthestDays - 2,
                },
                Cancellation
            );
        var free = found.List.Free.Where(slot => slot.Opening.Capacity == 1).ToList();
        return free[Random.Shared.Next(Math.Min(free.Count, 40))];
    }

    /// <summary>Somebody is expected.</summary>
    public static async Task<Appointment> BookAsync(this Site site, DateOnly? from = null)
    {
        while (true)
        {
            var slot = await site.FreeSlotAsync(from);
            try
            {
                return await site
                    .Services.GetRequiredService<Bookings>()
                    .BookAsync(
                        await site.AdviserAsync(),
                        new Booking
                        {
                            Id = Guid.CreateVersion7(),
                            OpeningId = slot.Opening.Id,
                            Start = slot.Start,
                            Way = Ways.Phone,
                            Person = new ExpectedPerson
                            {
                                Name = "Lou Essai",
                                Phone = "06 39 98 00 00",
                                Channel = ReminderChannel.Call,
                                Needs = [Need.QuietPlace],
                            },
                        },
                        Cancellation
                    );
            }
            catch (RefusedException taken) when (taken.Code == "slot-taken")
            {
                // Another test was faster.
            }
        }
    }

    /// <summary>The address of an appointment in somebody's pages.</summary>
    public static string SlotAddress(FreeSlot slot) =>
        $"/rendez-vous/prendre/{slot.Opening.Id}?debut={slot.Start:yyyy-MM-ddTHH:mm}";

    /// <summary>A link of somebody's own, that does one thing.</summary>
    public static async Task<string> LinkAsync(this Site site, LinkUse use, DateTime? expiresAt = null)
    {
        var token = Guid.NewGuid().ToString("N");
        var link = new AppointmentLink
        {
            TokenHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))),
            Use = use,
            ExpiresAt = expiresAt ?? new DateTime(2027, 12, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        if (use == LinkUse.Proposal)
            (link.WaitingId, link.SittingId) = await site.KeepSeatAsync();
        else
            link.AppointmentId = (await site.BookAsync()).Id;
        if (use == LinkUse.Summary)
            await site
                .Services.GetRequiredService<AppointmentOutcomes>()
                .SummariseAsync(await site.AdviserAsync(), link.AppointmentId!.Value, "Trois pistes.", Cancellation);
        await using var db = await site.OpenStoreAsync();
        db.Add(link);
        await db.SaveChangesAsync(Cancellation);
        return token;
    }

    /// <summary>Who of the waiting list a proposal's link is for.</summary>
    public static async Task<Guid> WaitingOfAsync(this Site site, string token)
    {
        await using var db = await site.OpenStoreAsync();
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return await db.Set<AppointmentLink>()
            .Where(link => link.TokenHash == hash)
            .Select(link => link.WaitingId!.Value)
            .SingleAsync(Cancellation);
    }

    /// <summary>The example with what stands for slots, appointments and links replaced by real ones.</summary>
    public static async Task<string> WithAppointmentsAsync(this Site site, string example)
    {
        if (example.Contains(PageExamples.SomeSlot, StringComparison.Ordinal))
            return example.Replace(
                PageExamples.SomeSlot,
                SlotAddress(await site.FreeSlotAsync()),
                StringComparison.Ordinal
            );
        if (example.Contains(PageExamples.SomeAppointment, StringComparison.Ordinal))
            return example.Replace(
                PageExamples.SomeAppointment,
                (await site.BookAsync()).Id.ToString(),
                StringComparison.Ordinal
            );
        if (!example.Contains(PageExamples.SomeLink, StringComparison.Ordinal))
            return example;
        var use =
            example.StartsWith("/mon-bilan", StringComparison.Ordinal) ? LinkUse.Summary
            : example.StartsWith("/place-liberee", StringComparison.Ordinal) ? LinkUse.Proposal
            : LinkUse.Manage;
        return example.Replace(PageExamples.SomeLink, await site.LinkAsync(use), StringComparison.Ordinal);
    }

    private static async Task<(Guid Waiting, Guid Sitting)> KeepSeatAsync(this Site site)
    {
        var adviser = await site.AdviserAsync();
        // Far from the days of the others, whose freed slots would go to whoever waits here.
        var booked = await site.BookAsync(new DateOnly(2027, 3, 1));
        var day = DateOnly.FromDateTime(booked.Start);
        var waiting = Guid.CreateVersion7();
        await site
            .Services.GetRequiredService<WaitingList>()
            .AddAsync(
                adviser,
                new WaitingWish
                {
                    Id = waiting,
                    StructureId = adviser.StructureId!.Value,
                    From = day,
                    To = day,
                    Ways = Ways.Phone,
                    Person = new ExpectedPerson
                    {
                        Name = "Max Essai",
                        Phone = "06 39 98 00 01",
                        Channel = ReminderChannel.Call,
                    },
                },
                Cancellation
            );
        await using var db = await site.OpenStoreAsync();
        var sitting = await db.Set<Seat>()
            .Where(seat => seat.AppointmentId == booked.Id)
            .Select(seat => seat.SittingId)
            .SingleAsync(Cancellation);
        await site
            .Services.GetRequiredService<Bookings>()
            .CancelAsync(adviser, booked.Id, isPerson: true, Cancellation);
        // Another test may have a seat kept on the same day: this one is for ours.
        await db.Set<Seat>()
            .Where(seat => seat.SittingId == sitting)
            .ExecuteUpdateAsync(set => set.SetProperty(seat => seat.WaitingId, waiting), Cancellation);
        return (waiting, sitting);
    }
}
