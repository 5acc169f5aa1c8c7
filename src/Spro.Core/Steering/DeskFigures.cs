using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.OpenData;
using Spro.Core.Structures;

namespace Spro.Core.Steering;

/// <summary>The figures of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Observed">What was recorded here, by heading and source.</param>
/// <param name="Declared">What was deposited; it stands beside, and is added to nothing.</param>
public sealed record DeskMonth(
    DateOnly Month,
    IReadOnlyList<DeskFigure> Observed,
    IReadOnlyList<DeclaredFigure> Declared
);

/// <summary>Counts, month by month, the people who were received.</summary>
public sealed class DeskFigures(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>
    /// The months that may be published: over, so that no two readings of a number tell who came in between; the latest
    /// first.
    /// </summary>
    public IReadOnlyList<DateOnly> Months =>
        [
            .. Enumerable
                .Range(1, DeclaredTotals.OldestMonths)
                .Select(back =>
                    DeclaredTotals.MonthOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).AddMonths(-back)
                ),
        ];

    /// <summary>A month for everybody, by intercommunalité of the place, without what is of too few people.</summary>
    public async Task<DeskMonth> PublicAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var facts = await FactsAsync(db, month, null, EpciOf, cancellationToken);
        return new DeskMonth(
            month,
            DeskFigure.Publish(DeskFigure.Of(facts)),
            [.. DeclaredFigure.Of(await TotalsAsync(db, month, cancellationToken)).Select(one => one.Published())]
        );
    }

    /// <summary>
    /// A month, as far as the actor reaches: their own structure by place and whole; their network, or their territory, by
    /// intercommunalité and without what is of too few people.
    /// </summary>
    public async Task<DeskMonth> OfAsync(Actor actor, DateOnly month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var totals = await TotalsAsync(db, month, cancellationToken);
        switch (Rights.Of(actor.Role, Purpose.Figures))
        {
            case Reach.Structure:
                var structure = actor.StructureFor(Purpose.Figures);
                return new DeskMonth(
                    month,
                    DeskFigure.Of(
                        await FactsAsync(
                            db,
                            month,
                            door => door.Structure.Id == structure,
                            door => door.Place.Name,
                            cancellationToken
                        )
                    ),
                    DeclaredFigure.Of(totals.Where(total => total.StructureId == structure))
                );
            case Reach.Network when actor.NetworkCode is { } network:
                return new DeskMonth(
                    month,
                    DeskFigure.Publish(
                        DeskFigure.Of(
                            await FactsAsync(
                                db,
                                month,
                                door => door.Network?.Code == network,
                                EpciOf,
                                cancellationToken
                            )
                        )
                    ),
                    [
                        .. DeclaredFigure
                            .Of(totals.Where(total => total.NetworkCode == network))
                            .Select(one => one.Published()),
                    ]
                );
            case Reach.Territory:
                return new DeskMonth(
                    month,
                    DeskFigure.Publish(
                        DeskFigure.Of(
                            await FactsAsync(
                                db,
                                month,
                                door =>
                                    (actor.DepartmentCode ?? door.Place.DepartmentCode) == door.Place.DepartmentCode,
                                EpciOf,
                                cancellationToken
                            )
                        )
                    ),
                    [.. DeclaredFigure.Of(totals).Select(one => one.Published())]
                );
            default:
                throw new NotAllowedException(Purpose.Figures);
        }
    }

    /// <summary>Writes a month as a table, one number a row; a number that is not published is left empty.</summary>
    public static Task WriteCsvAsync(Stream output, DeskMonth month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        var observed = month.Observed.SelectMany(figure =>
            Rows("observe", figure.Group, figure.Source == FigureSource.Observed ? "accueils" : "batons", figure)
        );
        var declared = month.Declared.SelectMany(figure =>
            Rows(
                "declare",
                figure.NetworkCode,
                figure.ByNetwork ? "reseau" : "structures",
                new DeskFigure(null, default, figure.Total, figure.Channels, [], [], figure.Answered)
            )
        );
        return OpenCsv.WriteAsync(
            output,
            ["mois", "nature", "epci_ou_reseau", "source", "mesure", "valeur", "nombre"],
            observed.Concat(declared),
            cancellationToken
        );

        IEnumerable<object?[]> Rows(string kind, string? heading, string source, DeskFigure figure)
        {
            yield return Row("personnes accueillies", null, figure.Total);
            foreach (var part in figure.Channels)
                yield return Row("canal", part.Code ?? "inconnu", part.Count);
            foreach (var part in figure.Ages)
                yield return Row("age", part.Code ?? "inconnu", part.Count);
            foreach (var part in figure.Publics)
                yield return Row("public", part.Code ?? "inconnu", part.Count);
            yield return Row("première réponse dans le même contact", null, figure.Answered);

            object?[] Row(string measure, string? value, int? count) =>
                [month.Month, kind, heading, source, measure, value, count];
        }
    }

    private static string? EpciOf(Door door) => door.Commune?.Epci?.Code;

    private static Task<List<DeclaredTotal>> TotalsAsync(
        SproDbContext db,
        DateOnly month,
        CancellationToken cancellationToken
    ) => db.Set<DeclaredTotal>().AsNoTracking().Where(total => total.Month == month).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<DeskFact>> FactsAsync(
        SproDbContext db,
        DateOnly month,
        Func<Door, bool>? within,
        Func<Door, string?> groupOf,
        CancellationToken cancellationToken
    )
    {
        var catalogue = catalogues.Current;
        var next = month.AddMonths(1);
        var contacts = await (
            from contact in db.Set<Contact>()
            where contact.Day >= month && contact.Day < next
            group contact by new
            {
                contact.PlaceId,
                contact.Channel,
                contact.Said,
            } into alike
            select new
            {
                alike.Key.PlaceId,
                alike.Key.Channel,
                alike.Key.Said,
                Count = alike.Count(),
            }
        ).ToListAsync(cancellationToken);
        var sheets = await db.Set<TallySheet>()
            .AsNoTracking()
            .Where(sheet => sheet.Day >= month && sheet.Day < next)
            .ToListAsync(cancellationToken);
        Dictionary<string, Situation> read = new(StringComparer.Ordinal);
        return
        [
            .. from one in contacts
            where IsWithin(one.PlaceId)
            let situation = Read(one.Said)
            select new DeskFact(
                GroupOf(one.PlaceId),
                FigureSource.Observed,
                one.Channel,
                AgeBands.Of(situation.Age),
                SituationField.MainStatus.TextOf(situation),
                // The answer is computed with the contact, always.
                true,
                one.Count
            ),
            .. from sheet in sheets
            where IsWithin(sheet.PlaceId)
            from cell in sheet.Cells
            select new DeskFact(
                GroupOf(sheet.PlaceId),
                FigureSource.Tally,
                sheet.Rows == TallyRows.Channels ? Enum.Parse<ContactChannel>(cell.Row) : null,
                cell.Age,
                null,
                null,
                cell.Count
            ),
        ];

        // A place that has left the directory is still counted, where nothing more needs to be known of it.
        bool IsWithin(Guid place) => within is null || catalogue.Doors.Find(place) is { } door && within(door);

        string? GroupOf(Guid place) => catalogue.Doors.Find(place) is { } door ? groupOf(door) : null;

        Situation Read(string said)
        {
            if (!read.TryGetValue(said, out var situation))
                read[said] = situation = Said.Read(said, catalogue.Networks).Situation;
            return situation;
        }
    }
}
