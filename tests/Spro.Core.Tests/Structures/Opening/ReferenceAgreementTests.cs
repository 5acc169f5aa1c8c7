using System.Text.Json;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;
using Spro.Core.Tests.Structures.Opening.Reference;

namespace Spro.Core.Tests.Structures.Opening;

/// <summary>
/// Our hours against the reference implementation of the syntax. SPRO_TEST_SEED draws other strings and instants;
/// SPRO_TEST_LONG=1 takes 500 instants for the generated strings too.
/// </summary>
public sealed class ReferenceAgreementTests(ITestOutputHelper output)
{
    private const int Instants = 500;
    private const int GeneratedStrings = 5000;

    private static readonly LocalCalendar Paris = LocalCalendar.Metropolitan;

    private static int GeneratedInstants => Environment.GetEnvironmentVariable("SPRO_TEST_LONG") == "1" ? Instants : 20;

    [Fact]
    public async Task Every_real_string_is_read_as_the_reference_reads_it()
    {
        var strings = RealStrings();
        Assert.NotEmpty(strings);

        var verdict = await CompareAsync(strings, Instants);

        output.WriteLine($"{verdict.Accepted} real strings valid for the reference, {verdict.Supported} supported");
        Assert.True(verdict.Disagreements.Count == 0, Sample(verdict.Disagreements));
        Assert.True(verdict.Supported >= 0.98 * verdict.Accepted, Sample(verdict.Unsupported));
    }

    [Fact]
    public async Task Every_generated_string_is_read_as_the_reference_reads_it()
    {
        var grammar = new HoursGrammar(new Random(Draws.Seed));
        var strings = Enumerable.Range(0, GeneratedStrings * 4 / 5).Select(_ => grammar.Hours()).ToList();

        var verdict = await CompareAsync(strings, GeneratedInstants);

        output.WriteLine(
            $"{verdict.Accepted} generated strings valid for the reference, {verdict.Supported} supported"
        );
        Assert.True(verdict.Disagreements.Count == 0, Sample(verdict.Disagreements));
        Assert.True(verdict.Unsupported.Count == 0, Sample(verdict.Unsupported));
        Assert.True(verdict.Supported == strings.Count, Sample(verdict.RefusedByBoth));
    }

    [Fact]
    public async Task A_spoilt_string_is_refused_or_read_as_the_reference_reads_it()
    {
        var random = new Random(Draws.Seed + 1);
        var grammar = new HoursGrammar(random);
        var real = RealStrings();
        var strings = Enumerable
            .Range(0, GeneratedStrings / 5)
            .Select(i => grammar.Spoilt(i % 2 == 0 ? grammar.Hours() : real[random.Next(real.Count)]))
            .ToList();

        var verdict = await CompareAsync(strings, GeneratedInstants);

        output.WriteLine(
            $"{strings.Count} spoilt strings, {verdict.Accepted} valid for the reference, {verdict.Supported} supported"
        );
        Assert.True(verdict.Disagreements.Count == 0, Sample(verdict.Disagreements));
        Assert.NotEqual(0, verdict.Supported);
    }

    private static async Task<Verdict> CompareAsync(List<string> strings, int instants)
    {
        var random = new Random(Draws.Seed);
        var ours = strings
            .Select(text =>
                OpeningHours.TryParse(text, out var hours, out var refusal) ? (hours, refusal) : (null, refusal)
            )
            .ToList();
        var moments = ours.Select(our => our.hours is null ? [] : Moments(our.hours, instants, random)).ToList();
        var answers = await ReferenceHours.AskAsync(
            strings,
            [
                .. moments.Select(list =>
                    list.Select(moment => new DateTimeOffset(moment).ToUnixTimeSeconds()).ToArray()
                ),
            ],
            TestContext.Current.CancellationToken
        );
        var verdict = new Verdict();
        for (var i = 0; i < strings.Count; i++)
        {
            verdict.Accepted += answers[i].Rejected is null ? 1 : 0;
            if (ours[i].hours is not { } hours)
            {
                var refused = answers[i].Rejected is null ? verdict.Unsupported : verdict.RefusedByBoth;
                refused.Add($"{strings[i]} → {ours[i].refusal}");
            }
            else if (answers[i].States is { } states)
            {
                verdict.Supported++;
                Compare(strings[i], hours, moments[i], states, verdict);
            }
            else
            {
                verdict.Disagreements.Add($"{strings[i]} → {answers[i].Rejected ?? answers[i].Failed}");
            }
        }
        return verdict;
    }

    private static void Compare(string text, OpeningHours hours, DateTime[] moments, string states, Verdict verdict)
    {
        for (var i = 0; i < moments.Length; i++)
        {
            var our = hours.StateAt(moments[i], Paris).Kind;
            if (our.ToString().ToLowerInvariant()[0] != states[i])
            {
                verdict.Disagreements.Add($"{text} at {Paris.ToLocal(moments[i]):s}: {our}, reference {states[i]}");
                return;
            }
        }
    }

    private static string Sample(List<string> failures) =>
        $"{failures.Count} failures, among them:\n{string.Join('\n', failures.OrderBy(static text => text.Length).Take(40))}";

    private static DateTime[] Moments(OpeningHours hours, int count, Random random)
    {
        var moments = new DateTime[count];
        for (var i = 0; i < count; )
        {
            var moment = Moment(hours, random);
            // To find last night's hours the reference goes back 24 hours: after a clock change that is another day.
            if (Paris.ToLocal(moment.AddDays(-1)).Date == Paris.ToLocal(moment).Date.AddDays(-1))
            {
                moments[i++] = moment;
            }
        }
        return moments;
    }

    private static DateTime Moment(OpeningHours hours, Random random)
    {
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var any = start.AddMinutes(
            random.Next((int)(new DateTime(2029, 1, 1) - new DateTime(2024, 1, 1)).TotalMinutes)
        );
        switch (random.Next(6))
        {
            case 0 or 1:
                return any;
            case 2 or 3:
                return (hours.NextChange(any, Paris) ?? any).AddMinutes(random.Next(-1, 2));
            case 4:
                var month = random.Next(2) == 0 ? 3 : 10;
                var lastSunday = new DateTime(any.Year, month, 31, 0, 0, 0, DateTimeKind.Utc);
                lastSunday = lastSunday.AddDays(-(int)lastSunday.DayOfWeek);
                return lastSunday.AddMinutes(random.Next(-24 * 60, 48 * 60));
            default:
                var holidays = Paris.Holidays.Of(any.Year).Keys.ToArray();
                var holiday = holidays[random.Next(holidays.Length)].ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                return holiday.AddMinutes(random.Next(-24 * 60, 48 * 60));
        }
    }

    private static List<string> RealStrings()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "data", "opening-hours");
        return
        [
            .. Texts(Path.Combine(folder, "mednum_lieux_osm_hours_2021.json"), "horaires")
                .Concat(Texts(Path.Combine(folder, "data-inclusion_hours_to_osm_pairs.json"), "expected_osm"))
                .Where(static text => !string.IsNullOrWhiteSpace(text))
                .Distinct(),
        ];
    }

    private static IEnumerable<string> Texts(string file, string property)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(item => item.TryGetProperty(property, out var value) ? value.GetString() ?? "" : ""),
        ];
    }

    private sealed class Verdict
    {
        public int Accepted { get; set; }

        public int Supported { get; set; }

        public List<string> Disagreements { get; } = [];

        public List<string> Unsupported { get; } = [];

        public List<string> RefusedByBoth { get; } = [];
    }
}
