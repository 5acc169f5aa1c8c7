using System.Globalization;
using System.Text;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Interchange.Files;
using Spro.Core.OpenData;
using Spro.Core.Referrals;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Desks;

/// <summary>
/// The contacts and hand-overs of a structure as files: they go through what the pages and the API go through, one line
/// after the other. A wrong line stops nothing, and a line that is there already adds nothing.
/// </summary>
public sealed class DeskFiles(
    CatalogueHost catalogues,
    ContactEntries contacts,
    ReferralEntries referrals,
    ReferralChanges changes,
    TimeProvider clock
)
{
    /// <summary>The most lines of a file.</summary>
    public const int MostLines = 2000;

    /// <summary>The columns of contacts; all but the reference may be empty.</summary>
    public static IReadOnlyList<string> ContactColumns { get; } =
    [
        "reference",
        "date",
        "heure",
        "lieu_id",
        "canal",
        "age",
        "situation",
        "besoins",
        "code_insee",
        "suite",
        "lieu_suivant_id",
        "motif",
    ];

    /// <summary>The columns of hand-overs to send; what is not agreed may be empty.</summary>
    public static IReadOnlyList<string> ReferralColumns { get; } =
    [
        "reference",
        "reference_accueil",
        "lieu_id",
        "lieu_destinataire_id",
        "accord",
        "partage",
        "representant",
        "nom",
        "telephone",
        "courriel",
        "adresse",
        "message",
        "nouvelles",
        "mot",
        "age",
        "situation",
        "besoins",
        "code_insee",
        "motif",
        "demande_ecrite",
        "delai",
        "delai_du",
    ];

    /// <summary>
    /// The columns of contacts that go out: those that come in, then what they mean in words. Read again, the words are
    /// left aside.
    /// </summary>
    public static IReadOnlyList<string> WrittenContactColumns { get; } =
    [.. ContactColumns, "lieu", "situation_en_clair", "besoins_en_clair", "lieu_suivant"];

    /// <summary>
    /// The columns of hand-overs that go out: words and local time for whoever opens the file, then codes and universal
    /// time for programs.
    /// </summary>
    public static IReadOnlyList<string> WrittenReferralColumns { get; } =
    [
        "reference",
        "reference_spro",
        "sens",
        "structure",
        "etape",
        "depuis",
        "echeance",
        "rendez_vous",
        "issue",
        "nom",
        "telephone",
        "courriel",
        "adresse",
        "message",
        "age",
        "situation_en_clair",
        "besoins_en_clair",
        "code_insee",
        "sens_code",
        "etape_code",
        "depuis_utc",
        "rendez_vous_utc",
        "issue_code",
        "situation",
        "besoins",
    ];

    /// <summary>Records the contacts of a file.</summary>
    /// <exception cref="RefusedException">The file is no table of contacts, is damaged or has too many lines.</exception>
    public Task<DeskFileReport> ReadContactsAsync(
        Actor actor,
        Stream file,
        string name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var catalogue = catalogues.Current;
        var structure = actor.StructureFor(Purpose.Welcome);
        return ReadAsync(
            file,
            name,
            ["reference", "date", "canal"],
            async row =>
                (
                    await contacts.EnterAsync(
                        actor,
                        ContactOf(row, catalogue, structure),
                        ContactOrigin.File,
                        cancellationToken
                    )
                ).IsNew,
            cancellationToken
        );
    }

    /// <summary>Hands over those of a file.</summary>
    /// <exception cref="RefusedException">The file is no table of hand-overs, is damaged or has too many lines.</exception>
    public Task<DeskFileReport> ReadReferralsAsync(
        Actor actor,
        Stream file,
        string name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var catalogue = catalogues.Current;
        var structure = actor.StructureFor(Purpose.HandOver);
        return ReadAsync(
            file,
            name,
            ["reference", "lieu_destinataire_id", "accord", "partage"],
            async row =>
                (await referrals.SendAsync(actor, ReferralOf(row, catalogue, structure), cancellationToken)).IsNew,
            cancellationToken
        );
    }

    /// <summary>Writes the contacts of the actor's structure from a day on; read again, that file adds nothing.</summary>
    public async Task WriteContactsAsync(
        Actor actor,
        Stream output,
        DateOnly? since,
        CancellationToken cancellationToken
    )
    {
        var catalogue = catalogues.Current;
        List<object?[]> rows = [];
        (DateOnly, Guid)? after = null;
        while (
            await contacts.ListAsync(actor, since, after, cancellationToken)
                is { Contacts: [.., { Contact: var last }] page }
        )
        {
            rows.AddRange(page.Select(one => RowOf(one.Contact, one.Correction, catalogue)));
            after = (last.Day, last.Id);
        }
        await OpenCsv.WriteAsync(output, WrittenContactColumns, rows, cancellationToken);
    }

    /// <summary>Writes the hand-overs of the actor's structure that changed from a moment on.</summary>
    public async Task WriteReferralsAsync(
        Actor actor,
        Stream output,
        DateTime? since,
        CancellationToken cancellationToken
    )
    {
        var catalogue = catalogues.Current;
        var structure = actor.StructureFor(Purpose.HandOver);
        var calendar =
            catalogue.Doors.All.FirstOrDefault(door => door.Structure.Id == structure)?.Timetable.Calendar
            ?? catalogue.Territory.CalendarOf(null);
        List<object?[]> rows = [];
        foreach (var side in (Party[])[Party.Sender, Party.Receiver])
        {
            (DateTime, Guid)? after = null;
            while (
                await changes.SinceAsync(actor, side, since, after, cancellationToken) is { Files: [.., var last] page }
            )
            {
                rows.AddRange(page.Select(file => RowOf(file, catalogue, calendar)));
                after = (last.Referral.LastEventAt, last.Referral.Id);
            }
        }
        await OpenCsv.WriteAsync(output, WrittenReferralColumns, rows, cancellationToken);
    }

    private static async Task<DeskFileReport> ReadAsync(
        Stream file,
        string name,
        IReadOnlyList<string> required,
        Func<TableReader, Task<bool>> takeAsync,
        CancellationToken cancellationToken
    )
    {
        using var table = await new CsvTable(
            new StreamReader(file, new UTF8Encoding(true, throwOnInvalidBytes: true)),
            name,
            ";"
        ).WithHeaderAsync(required, cancellationToken);
        var (recorded, known) = (0, 0);
        List<RefusedLine> refused = [];
        try
        {
            while (await table.ReadAsync(cancellationToken))
            {
                if (recorded + known + refused.Count == MostLines)
                {
                    refused.Add(
                        new RefusedLine(
                            table.Line,
                            null,
                            $"Un fichier a {MostLines} lignes au plus : la suite n'est pas lue."
                        )
                    );
                    break;
                }
                if (table.Flaw is { } flaw)
                {
                    refused.Add(new RefusedLine(table.Line, null, flaw));
                    continue;
                }
                try
                {
                    if (await takeAsync(table))
                        recorded++;
                    else
                        known++;
                }
                catch (RefusedException no)
                {
                    refused.Add(new RefusedLine(table.Line, table["reference"], no.Message));
                }
            }
        }
        // What was read before stays recorded: the end of the file is one more line that is not taken.
        catch (RefusedException damaged)
        {
            refused.Add(new RefusedLine(table.Line, null, damaged.Message));
        }
        return new DeskFileReport(recorded, known, refused);
    }

    private ContactEntry ContactOf(TableReader row, PublicCatalogue catalogue, Guid structure)
    {
        var place = row.OwnPlaceOf(catalogue, structure);
        return new ContactEntry(
            row["reference"] ?? "",
            place,
            row.Meant("canal", ChannelWords.All, ContactChannel.OnSite),
            row.SituationOf(catalogue)
        )
        {
            At = MomentOf(row, catalogue.Doors.Find(place)),
            CommuneCode = row["code_insee"],
            Ending = row.Meant("suite", DeskWords.Endings, ContactEnding.AnsweredHere),
            NextPlaceId = row.PlaceOf("lieu_suivant_id"),
            Correction = row["motif"],
        };
    }

    // Without a time, noon; on the very day, now when noon has not come.
    private DateTime? MomentOf(TableReader row, Door? at)
    {
        if (row.DayOf("date") is not { } day || at is null)
            return null;
        var time = row.TimeOf("heure");
        var moment = at.Timetable.Calendar.ToUtc(day.ToDateTime(time ?? new TimeOnly(12, 0)));
        var now = clock.GetUtcNow().UtcDateTime;
        return time is null && moment > now && at.Timetable.Calendar.DayOf(now) == day ? now : moment;
    }

    private static ReferralEntry ReferralOf(TableReader row, PublicCatalogue catalogue, Guid structure)
    {
        var manner = row.Meant("accord", DeskWords.Agreements, null);
        return new ReferralEntry(
            row["reference"] ?? "",
            row.OwnPlaceOf(catalogue, structure),
            row.PlaceOf("lieu_destinataire_id") ?? Guid.Empty,
            new ReferredPerson(row["nom"], row["telephone"], row["courriel"], row["adresse"], row["message"]),
            manner is { } given
                ? new GivenConsent(
                    row.AllMeant("partage", DeskWords.Items),
                    given,
                    row.Meant("representant", DeskWords.YesNo, false)
                )
                : null
        )
        {
            ContactReference = row["reference_accueil"],
            Situation = row.SituationOf(catalogue),
            CommuneCode = row["code_insee"],
            Reason = row["motif"],
            IsFormalRequest = row.Meant("demande_ecrite", DeskWords.YesNo, false),
            Clock = row.Meant("delai", DeskWords.Clocks, StatutoryClock.None),
            ClockFrom = row.DayOf("delai_du"),
            Word = row["mot"],
            News = row.Meant("nouvelles", DeskWords.News, NewsChannel.None),
        };
    }

    private static object?[] RowOf(Contact contact, string? correction, PublicCatalogue catalogue)
    {
        var (situation, commune) = Said.Read(contact.Said, catalogue.Networks);
        var calendar =
            catalogue.Doors.Find(contact.PlaceId)?.Timetable.Calendar ?? catalogue.Territory.CalendarOf(null);
        return
        [
            ContactEntries.ReferenceOf(contact),
            contact.Day,
            calendar.ToLocal(contact.RecordedAt).ToString("HH:mm", CultureInfo.InvariantCulture),
            contact.PlaceId.ToString(),
            ChannelWords.All.WordOf(contact.Channel),
            SituationField.Age.TextOf(situation),
            SituationField.MainStatus.TextOf(situation),
            SituationField.Needs.TextOf(situation),
            commune,
            DeskWords.Endings.WordOf(contact.Ending),
            contact.NextPlaceId?.ToString(),
            correction,
            catalogue.Doors.Find(contact.PlaceId)?.Place.Name,
            catalogue.LabelsOf(SituationField.MainStatus, situation),
            catalogue.LabelsOf(SituationField.Needs, situation),
            contact.NextPlaceId is { } next ? catalogue.Doors.Find(next)?.Place.Name : null,
        ];
    }

    private static object?[] RowOf(ReferralFile file, PublicCatalogue catalogue, LocalCalendar calendar)
    {
        var (situation, commune) = Said.Read(file.Said, catalogue.Networks);
        var referral = file.Referral;
        var isSender = file.Side == Party.Sender;
        return
        [
            isSender ? referral.SenderReference : null,
            referral.Reference,
            isSender ? "envoyé" : "reçu",
            isSender ? file.Receiver : file.Sender,
            DeskWords.States.WordOf(referral.State),
            calendar.OnClocksOf(referral.StateSince),
            file.Deadline?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            calendar.OnClocksOf(referral.AppointmentAt),
            referral.Outcome is { } outcome ? DeskWords.Outcomes.WordOf(outcome) : null,
            file.Person.Name,
            file.Person.Phone,
            file.Person.Email,
            file.Person.PostalAddress,
            file.Person.Message,
            SituationField.Age.TextOf(situation),
            catalogue.LabelsOf(SituationField.MainStatus, situation),
            catalogue.LabelsOf(SituationField.Needs, situation),
            commune,
            isSender ? "sent" : "received",
            ChannelWords.CodeOf(referral.State),
            ((DateTime?)referral.StateSince).ForPrograms(),
            referral.AppointmentAt.ForPrograms(),
            referral.Outcome is { } code ? ChannelWords.CodeOf(code) : null,
            SituationField.MainStatus.TextOf(situation),
            SituationField.Needs.TextOf(situation),
        ];
    }
}
