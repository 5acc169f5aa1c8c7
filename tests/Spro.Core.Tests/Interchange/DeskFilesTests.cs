using System.Globalization;
using System.Text;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Interchange.Desks;
using Spro.Core.Referrals;
using Spro.Core.Territories;
using Spro.Core.Tests.Desk;
using Spro.Core.Tests.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.Interchange;

/// <summary>Contacts and hand-overs of a structure, as files.</summary>
public sealed class DeskFilesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_wrong_line_is_refused_beside_its_number_and_the_same_file_twice_adds_nothing(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var files = desk.Started.Get<DeskFiles>();
        const string Text =
            "reference;date;heure;canal;age;situation;besoins;code_insee;suite;lieu_suivant_id;motif\r\n"
            + "a1;2026-11-23;9:30;sur place;16-17;no_activity;vae,job_search;53130;;;\r\n"
            + "a2;23/11/2026;;téléphone;;;;;conseil ici;;\r\n"
            + "a3;hier;;téléphone;;;;;;;\r\n"
            + "a4;2026-11-23;;pigeon;;;;;;;\r\n"
            + "a5;2026-11-23;;visio;16-17;;;00000;;;\r\n"
            + "a6;2026-11-23;;visio\r\n"
            + "a7;2026-11-24;;visio;;;;;;;\r\n";

        var report = await ReadAsync(Text);

        Assert.Equal((3, 0), (report.Recorded, report.Known));
        Assert.Equal([4, 5, 6, 7], report.Refused.Select(line => line.Line));
        Assert.Equal(["a3", "a4", "a5", null], report.Refused.Select(line => line.Reference));
        Assert.All(report.Refused, line => Assert.NotEmpty(line.Reason));
        var again = await ReadAsync(Text);
        Assert.Equal((0, 3, 4), (again.Recorded, again.Known, again.Refused.Count));

        // What goes out comes back in and adds nothing, what was typed at the desk included.
        await desk.ReceiveAsync();
        using var output = new MemoryStream();
        await files.WriteContactsAsync(desk.Agent, output, null, Cancellation);
        var written = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains(desk.Own.Place.Name, written, StringComparison.Ordinal);
        Assert.Contains(";no_activity;", written, StringComparison.Ordinal);
        Assert.Contains(
            Wording.BuiltIn[SituationField.MainStatus].LabelOf("no_activity"),
            written,
            StringComparison.Ordinal
        );
        var back = await ReadAsync(written);
        Assert.Equal((0, 4), (back.Recorded, back.Known));
        Assert.Empty(back.Refused);

        Task<DeskFileReport> ReadAsync(string text) =>
            files.ReadContactsAsync(
                desk.Agent,
                new MemoryStream(Encoding.UTF8.GetBytes(text)),
                "accueils.csv",
                Cancellation
            );
    }

    [Fact]
    public void Every_value_of_a_closed_list_has_its_word()
    {
        Assert.Equal(Enum.GetValues<ContactChannel>(), ChannelWords.All.Values.Order());
        Assert.Equal(Enum.GetValues<ReferralState>(), DeskWords.States.Values.Order());
        Assert.Equal(Enum.GetValues<ReferralOutcome>(), DeskWords.Outcomes.Values.Order());
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_file_that_breaks_on_the_way_keeps_what_was_before(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var bytes = Encoding.UTF8.GetBytes("reference;date;canal\na1;2026-11-23;visio\na2;2026-11-23;\"visio");

        var report = await desk
            .Started.Get<DeskFiles>()
            .ReadContactsAsync(desk.Agent, new MemoryStream(bytes), "accueils.csv", Cancellation);

        Assert.Equal(1, report.Recorded);
        Assert.NotEmpty(report.Refused);
        Assert.Single((await desk.Entries.ListAsync(desk.Agent, null, null, Cancellation)).Contacts);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Hand_overs_of_a_file_go_as_those_of_the_page_and_what_became_of_them_comes_out(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var files = town.Started.Get<DeskFiles>();
        var text =
            "reference;lieu_destinataire_id;accord;partage;nom;telephone;nouvelles;age\n"
            + $"r1;{town.To.Place.Id};oral;nom,situation;Camille Essai;0639980001;sms;16-17\n"
            + $"r2;{town.To.Place.Id};oral;;Camille Essai;;;\n"
            + $"r3;{town.To.Place.Id};non;;Camille Essai;;;\n"
            + "r4;;oral;nom;Camille Essai;;;\n";

        var report = await ReadAsync();
        var again = await ReadAsync();

        Assert.Equal((2, 0), (report.Recorded, report.Known));
        Assert.Equal([3, 5], report.Refused.Select(line => line.Line));
        Assert.Equal((0, 2), (again.Recorded, again.Known));
        using var output = new MemoryStream();
        await files.WriteReferralsAsync(town.Receiver, output, null, Cancellation);
        var written = Encoding.UTF8.GetString(output.ToArray());
        // Words and the clocks of the place for whoever opens it; codes and universal time for programs.
        var lines = written.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(string.Join(';', DeskFiles.WrittenReferralColumns), lines[0]);
        var row = DeskFiles
            .WrittenReferralColumns.Zip(lines[1].Split(';'))
            .ToDictionary(one => one.First, one => one.Second);
        Assert.Equal(("envoyé, sans réponse encore", "sent"), (row["etape"], row["etape_code"]));
        Assert.Equal(("reçu", "received"), (row["sens"], row["sens_code"]));
        var utc = DateTime.Parse(
            row["depuis_utc"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
        );
        Assert.Equal(
            LocalCalendar.Metropolitan.ToLocal(utc).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
            row["depuis"]
        );
        Assert.NotEqual(utc.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), row["depuis"]);
        Assert.Contains("Camille Essai", written, StringComparison.Ordinal);
        Assert.DoesNotContain("0639980001", written, StringComparison.Ordinal);

        Task<DeskFileReport> ReadAsync() =>
            files.ReadReferralsAsync(
                town.Sender,
                new MemoryStream(Encoding.UTF8.GetBytes(text)),
                "aiguillages.csv",
                Cancellation
            );
    }
}
