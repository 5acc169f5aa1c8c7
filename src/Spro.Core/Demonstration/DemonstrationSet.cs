using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Formats;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Members;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Demonstration;

/// <summary>
/// What a first run shows: real places of the region that public files hold, and fictitious ones, marked so, for every
/// other network. Written in the <c>places</c> template (<c>data/demonstration</c>) and read by the same importer as
/// everybody's lists; its dates count from the first start.
/// </summary>
public sealed partial class DemonstrationSet(
    IDbContextFactory<SproDbContext> databases,
    DirectoryImport import,
    CharterIntake charters,
    IdentityKeys keys,
    SigningKeys signing,
    TimeProvider clock
)
{
    /// <summary>Loads the set; what is there already is left as it is. Gives how many records were added.</summary>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        TerritoryIndex territory;
        DateOnly firstDay;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            firstDay = await db.Set<PublicDataVersion>()
                .Select(row => row.FirstStartedOn)
                .SingleAsync(cancellationToken);
            territory = TerritoryIndex.Build(await TerritoryData.LoadAsync(db, cancellationToken), firstDay);
        }
        var context = new ReadingContext(territory, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var added = 0;
        foreach (
            var file in EmbeddedData
                .List("demonstration")
                // Folders below hold something else than places.
                .Where(path => path.EndsWith(".csv", StringComparison.Ordinal) && path.Count(one => one == '/') == 1)
        )
        {
            var source = Path.GetFileNameWithoutExtension(file);
            using var text = new StringReader(Dated(EmbeddedData.ReadText(file), firstDay));
            var format = new PlacesFormat(context, ColumnMapping.None, source);
            var report = await import.RunAsync(
                source,
                format.ReadAsync(text, file, cancellationToken),
                new DirectoryImportOptions { AsDemonstration = true },
                progress: null,
                cancellationToken
            );
            if (report.Rejected is [var first, ..])
                throw new InvalidOperationException($"{first.Where}, {first.Field}: {first.Reason}");
            added += report.Added;
        }
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            if (!await HasAsync(db, ReferentialVersion.LabourMarket))
                await LoadFiguresAsync(db, today, cancellationToken);
            await AddIfNoneAsync(db, DemonstrationInsertion.Edition(today), DemonstrationInsertion.Rows);
            await AddIfNoneAsync(db, DemonstrationOccupations.Edition(today), DemonstrationOccupations.Rows);
            var certifications = await DemonstrationTraining.CertificationsAsync(cancellationToken);
            await AddIfNoneAsync(db, DemonstrationTraining.CertificationEdition(today), () => certifications);
            var trainings = await DemonstrationTraining.TrainingsAsync(
                text => Dated(text, firstDay),
                cancellationToken
            );
            await AddIfNoneAsync(db, DemonstrationTraining.TrainingEdition(today), () => trainings);
            await db.Set<PublicDataVersion>()
                .ExecuteUpdateAsync(
                    row => row.SetProperty(value => value.DemonstrationLoadedOn, today),
                    cancellationToken
                );
        }
        await CompleteAsync(cancellationToken);
        await LiveAsync(territory, cancellationToken);
        return added;

        Task<bool> HasAsync(SproDbContext db, string referential) =>
            db.Set<ReferentialVersion>().AnyAsync(version => version.Referential == referential, cancellationToken);

        // Beside an official edition, or once loaded, there is nothing to add.
        async Task AddIfNoneAsync(SproDbContext db, ReferentialVersion edition, Func<IEnumerable<VersionedRow>> rows)
        {
            if (await HasAsync(db, edition.Referential))
                return;
            db.AddRange(rows());
            db.Add(edition);
            await db.SaveChangesAsync(cancellationToken);
            await db.BumpPublicDataAsync(cancellationToken);
        }
    }

    // A whole year of people is loaded with the set, and never beside what somebody has begun to do.
    private async Task LiveAsync(TerritoryIndex territory, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await DemonstrationSignatures.AddAsync(
            db,
            StableId.Of(DemonstrationAccounts.AccountSource, "reseau"),
            DemonstrationAccounts.CoordinatedNetwork,
            now,
            cancellationToken
        );
        await DemonstrationPeople.AddAsync(
            db,
            await keys.OpenAsync(cancellationToken),
            territory,
            now,
            cancellationToken
        );
        await DemonstrationRegisters.AddOfSessionAsync(db, cancellationToken);
    }

    /// <summary>Adds the accounts, the professionals and the charter that are not there: a store of an earlier version has none.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await DemonstrationAccounts.AddAsync(
            db,
            await keys.OpenAsync(cancellationToken),
            clock.GetUtcNow().UtcDateTime,
            cancellationToken
        );
        await DemonstrationColleagues.AddAsync(db, cancellationToken);
        await DemonstrationRegisters.AddAsync(db, signing, clock.GetUtcNow().UtcDateTime, cancellationToken);
        await DemonstrationCharter.AddAsync(db, charters, clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    private static async Task LoadFiguresAsync(SproDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        List<VersionedRow> rows = [.. DemonstrationFigures.Rows()];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await BulkInsert.InsertAsync<OccupationFamily>(db, [.. rows.OfType<OccupationFamily>()], cancellationToken);
        await BulkInsert.InsertAsync<FamilyLink>(db, [.. rows.OfType<FamilyLink>()], cancellationToken);
        await BulkInsert.InsertAsync<LabourFigure>(db, [.. rows.OfType<LabourFigure>()], cancellationToken);
        db.AddRange(DemonstrationFigures.Editions(rows, today));
        await db.SaveChangesAsync(cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Takes the set away, except what a real import or a member has taken over. Territory, networks and rules stay.
    /// Gives how many places left.
    /// </summary>
    public async Task<int> ClearAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await DemonstrationAccounts.RemoveAsync(db, cancellationToken);
        await DemonstrationRegisters.RemoveAsync(db, cancellationToken);
        await CharterIntake.ForgetDemonstrationAsync(db, cancellationToken);
        await db.Set<Professional>().Where(person => person.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ServiceOffer>().Where(service => service.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
        var places = await db.Set<Place>()
            .Where(place =>
                place.FromDemonstration
                && !place.ConfirmedByMember
                && !db.Set<ServiceOffer>().Any(service => service.PlaceId == place.Id)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Structure>()
            .Where(structure =>
                structure.FromDemonstration
                && !structure.ConfirmedByMember
                && !db.Set<Place>().Any(place => place.StructureId == structure.Id)
                && !db.Set<ServiceOffer>().Any(service => service.StructureId == structure.Id)
                && !db.Set<Professional>().Any(person => person.StructureId == structure.Id)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await ForgetGoneAsync(db, cancellationToken);
        await ClearFiguresAsync(db, cancellationToken);
        await ClearReferentialsAsync(db, cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return places;
    }

    // Only the set is ever deleted: history and proposals of what is no more are its own.
    private static async Task ForgetGoneAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        await db.Set<DirectoryChange>()
            .Where(change =>
                !db.Set<Structure>().Any(one => one.Id == change.RecordId)
                && !db.Set<Place>().Any(one => one.Id == change.RecordId)
                && !db.Set<ServiceOffer>().Any(one => one.Id == change.RecordId)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<ProposedChange>()
            .Where(change =>
                !db.Set<Structure>().Any(one => one.Id == change.RecordId)
                && !db.Set<Place>().Any(one => one.Id == change.RecordId)
                && !db.Set<ServiceOffer>().Any(one => one.Id == change.RecordId)
                && !db.Set<Professional>().Any(one => one.Id == change.RecordId)
            )
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task ClearFiguresAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        Task DeleteAsync<T>()
            where T : VersionedRow =>
            db.Set<T>()
                .Where(row => row.Version.StartsWith(LabourDataset.Demonstration))
                .ExecuteDeleteAsync(cancellationToken);
        await DeleteAsync<LabourFigure>();
        await DeleteAsync<OccupationFamily>();
        await DeleteAsync<FamilyLink>();
    }

    private static async Task ClearReferentialsAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        Task DeleteAsync<T>()
            where T : VersionedRow =>
            db.Set<T>()
                .Where(row => row.Version == DemonstrationOccupations.Version)
                .ExecuteDeleteAsync(cancellationToken);
        await DeleteAsync<Occupation>();
        await DeleteAsync<OccupationDomain>();
        await DeleteAsync<OccupationTitle>();
        await DeleteAsync<OccupationText>();
        await DeleteAsync<OccupationInterests>();
        await DeleteAsync<OccupationMobility>();
        await DeleteAsync<Skill>();
        await DeleteAsync<OccupationSkill>();
        await DeleteAsync<DiplomaInsertion>();
        await DeleteAsync<Certification>();
        await DeleteAsync<TrainingOffer>();
        await db.Set<ReferentialVersion>()
            .Where(version => version.IsDemonstration)
            .ExecuteDeleteAsync(cancellationToken);
    }

    // {J+12} is the twelfth day after the first start; nobody passes through on a public holiday.
    private static string Dated(string text, DateOnly firstDay) =>
        RelativeDay()
            .Replace(
                text,
                match =>
                {
                    var day = firstDay.AddDays(
                        int.Parse(
                            match.Groups["days"].Value,
                            NumberStyles.AllowLeadingSign,
                            CultureInfo.InvariantCulture
                        )
                    );
                    while (
                        match.Groups["hour"].Success
                        && (HolidayCalendar.Metropolitan.IsHoliday(day) || day.DayOfWeek == DayOfWeek.Sunday)
                    )
                        day = day.AddDays(1);
                    return day.ToString("O", CultureInfo.InvariantCulture);
                }
            );

    // What an hour follows is a passage.
    [GeneratedRegex(
        @"\{J(?<days>[+-]\d{1,4})\}(?<hour>(?= \d\d:\d\d))?",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex RelativeDay();
}
