using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.OpenData;
using Spro.Core.Structures;
using Spro.Core.Territories;

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
    private const string Unknown = "inconnu";

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

    /// <summary>
    /// Writes a month as a table, one number a row: words for whoever opens it, then the codes of the same things for
    /// programs; a number that is not published is left empty.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="month">The month.</param>
    /// <param name="countedAt">When it was counted, in UTC; the table says it on the clocks of metropolitan France.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task WriteCsvAsync(Stream output, DeskMonth month, DateTime countedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        var catalogue = catalogues.Current;
        var counted = LocalCalendar
            .Metropolitan.ToLocal(countedAt)
            .ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        var observed = month.Observed.SelectMany(figure =>
        {
            var isOneByOne = figure.Source == FigureSource.Observed;
            return Rows(
                ("observé", "observe"),
                (NameOf(figure.Group), figure.Group),
                isOneByOne ? ("accueils notés un par un", "accueils") : ("comptés en bâtons", "batons"),
                figure
            );
        });
        var declared = month.Declared.SelectMany(figure =>
            Rows(
                ("déclaré", "declare"),
                (
                    figure.NetworkCode is { } code ? catalogue.Networks.Find(code)?.Name ?? code : "hors réseau",
                    figure.NetworkCode
                ),
                figure.ByNetwork ? ("par le réseau", "reseau") : ("par des structures", "structures"),
                new DeskFigure(null, default, figure.Total, figure.Channels, [], [], figure.Answered)
            )
        );
        return OpenCsv.WriteAsync(
            output,
            [
                "mois",
                "nature",
                "territoire_lieu_ou_reseau",
                "source",
                "mesure",
                "valeur",
                "nombre",
                "compte_le",
                "nature_code",
                "territoire_lieu_ou_reseau_code",
                "source_code",
                "mesure_code",
                "valeur_code",
            ],
            observed.Concat(declared),
            cancellationToken
        );

        IEnumerable<object?[]> Rows(
            (string Word, string Code) kind,
            (string Word, string? Code) heading,
            (string Word, string Code) source,
            DeskFigure figure
        )
        {
            yield return Row(("personnes accueillies", "total"), (null, null), figure.Total);
            foreach (var part in figure.Channels)
                yield return Row(("manière de venir", "canal"), ChannelOf(part.Code), part.Count);
            foreach (var part in figure.Ages)
                yield return Row(("âge", "age"), (AgeOf(part.Code), part.Code ?? Unknown), part.Count);
            foreach (var part in figure.Publics)
                yield return Row(("situation", "public"), (PublicOf(part.Code), part.Code ?? Unknown), part.Count);
            yield return Row(
                ("première réponse dans le même contact", "premiere_reponse"),
                (null, null),
                figure.Answered
            );

            object?[] Row((string Word, string Code) measure, (string? Word, string? Code) value, int? count) =>
                [
                    month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    kind.Word,
                    heading.Word,
                    source.Word,
                    measure.Word,
                    value.Word,
                    count,
                    counted,
                    kind.Code,
                    heading.Code,
                    source.Code,
                    measure.Code,
                    value.Code,
                ];
        }

        // One's own structure is counted by place: a name has no code.
        string NameOf(string? heading) =>
            heading is null ? "non précisé"
            : catalogue.Territory.Territory(TerritoryKind.Epci, heading) is { } epci ? epci.Name
            : heading;

        static (string?, string?) ChannelOf(string? name) =>
            name is not null && Enum.TryParse<ContactChannel>(name, out var channel)
                ? (ChannelWords.All.First(pair => pair.Value == channel).Key, ChannelWords.CodeOf(channel))
                : ("non noté", Unknown);

        static string AgeOf(string? band) =>
            band?.Split('-') switch
            {
                null => "non dit",
                [var age] => $"{age} ans",
                [_, "14"] => "moins de 15 ans",
                [var from, "99"] => $"{from} ans et plus",
                [var from, var to] => $"de {from} à {to} ans",
                _ => band,
            };

        string PublicOf(string? status) =>
            status is null ? "non dite" : catalogue.Words[SituationField.MainStatus].LabelOf(status);
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
