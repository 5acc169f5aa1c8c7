using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// The people of a fictitious year: received at desks, handed over, expected by advisers, around the day it is loaded; with the
/// figures that the last session was given, counted from them. They are written many at a time: a first start stays quick.
/// </summary>
internal static class DemonstrationPeople
{
    /// <summary>Adds them once, where the desks and the accounts that they speak of are there.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        TerritoryIndex territory,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var places = DemonstrationDesk
            .All.Concat(DemonstrationDesk.Answering)
            .Select(desk => desk.PlaceId)
            .Distinct()
            .ToList();
        var (desk, depositor) = (DemonstrationDesk.All[0].AccountId, AccountOf("reseau"));
        if (
            await db.Set<Contact>().AnyAsync(contact => contact.ReceivedBy == desk, cancellationToken)
            || await db.Set<Account>()
                .CountAsync(account => account.Id == desk || account.Id == depositor, cancellationToken) < 2
            || await db.Set<Place>().CountAsync(place => places.Contains(place.Id), cancellationToken) < places.Count
        )
            return;
        await AddAccountsAsync(db, keyring, now, cancellationToken);
        var contacts = DemonstrationContacts.Of(now);
        var advisers = DemonstrationDesk.All.Take(2).Select(one => one.AdviserId).ToList();
        var appointments = new DemonstrationAppointments(keyring, now, desk);
        foreach (
            var openings in (
                await db.Set<Opening>()
                    .AsNoTracking()
                    .Where(opening => advisers.Contains(opening.AdviserId))
                    .ToListAsync(cancellationToken)
            )
                .OrderBy(opening => opening.Id)
                .GroupBy(opening => opening.AdviserId)
                .OrderBy(group => group.Key)
        )
            appointments.Add([.. openings]);
        var courses = DemonstrationReferrals
            .After(contacts, keyring, now)
            .Concat(DemonstrationReferrals.Waiting(keyring, now, structure => appointments.NextOf(structure)?.Start))
            .ToList();
        foreach (var course in courses.Where(one => one.Referral.State == ReferralState.AppointmentMade))
            if (
                appointments.NextOf(course.Referral.ReceiverId) is { } expected
                && expected.Start == course.Referral.AppointmentAt
            )
                appointments.GiveTo(expected, course);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await BulkInsert.InsertAsync(db, contacts, cancellationToken);
        await InsertAsync(courses.Select(one => one.Referral));
        await InsertAsync(courses.SelectMany(one => one.Events));
        await InsertAsync(courses.Select(one => one.Consent).OfType<ReferralConsent>());
        await InsertAsync(appointments.Made);
        await InsertAsync(appointments.Notes);
        await InsertAsync(appointments.Seats.OfType<Sitting>());
        await InsertAsync(appointments.Seats.OfType<HeldTime>());
        await InsertAsync(appointments.Seats.OfType<Seat>());
        AddCalls(db, keyring, courses, now);
        db.AddRange(DemonstrationContacts.Sheets(now));
        db.AddRange(DemonstrationContacts.Totals(DemonstrationAccounts.CoordinatedNetwork, depositor, now));
        await DemonstrationSessionFigures.AddAsync(
            db,
            territory,
            contacts,
            courses,
            appointments.Made,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        Task InsertAsync<T>(IEnumerable<T> rows)
            where T : class => BulkInsert.InsertAsync<T>(db, [.. rows], cancellationToken);
    }

    // Somebody asked to be called tomorrow by the centre; a mission locale has not called somebody else in time.
    private static void AddCalls(
        SproDbContext db,
        IdentityKeyring keyring,
        IReadOnlyList<DemonstrationCourse> courses,
        DateTime now
    )
    {
        var (draws, calendar) = (new Draws("calls"), LocalCalendar.Metropolitan);
        var today = calendar.DayOf(now);
        var accepted = DemonstrationReferrals.IdOf("received/accepted");
        if (courses.FirstOrDefault(one => one.Referral.Id == accepted)?.Referral is { } referral)
        {
            var id = DemonstrationReferrals.IdOf("call");
            db.Add(
                new CallBack
                {
                    Id = id,
                    ReferralId = referral.Id,
                    StructureId = referral.ReceiverId,
                    Phone = keyring.Seal(DemonstrationReferrals.PhoneOf(draws), "call_backs.phone", id),
                    Band = TimeBand.Morning,
                    AskedAt = now.AddHours(-20),
                    DueOn = calendar.Holidays.AfterWorkingDays(today, 1),
                }
            );
        }
        var late = DemonstrationDesk.All.First(one => one.AccountKey is null);
        var request = DemonstrationReferrals.IdOf("call-request");
        db.Add(
            new CallRequest
            {
                Id = request,
                StructureId = late.StructureId,
                PlaceId = late.PlaceId,
                DepartmentCode = late.Department,
                Said = "",
                Name = keyring.Seal(DemonstrationReferrals.NameOf(draws), "call_requests.name", request),
                Phone = keyring.Seal(DemonstrationReferrals.PhoneOf(draws), "call_requests.phone", request),
                Band = TimeBand.Afternoon,
                AskedAt = now.AddDays(-7),
                DueOn = today.AddDays(-3),
            }
        );
    }

    private static Guid AccountOf(string key) => StableId.Of(DemonstrationAccounts.AccountSource, key);

    // Nobody signs in with them: they say who received, and keep no membership.
    private static async Task AddAccountsAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        foreach (var desk in DemonstrationDesk.All.Where(one => one.AccountKey is null))
        {
            var account = keyring.NewAccount(
                desk.AccountId,
                $"Accueil fictif, {desk.Town}",
                $"{desk.PlaceKey}@example.org",
                now
            );
            account.FromDemonstration = true;
            db.Add(account);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
