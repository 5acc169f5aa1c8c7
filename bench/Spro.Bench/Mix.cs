using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Territories;

namespace Spro.Bench;

/// <summary>What people ask, mixed: situations × communes × moments of one week, always the same draw.</summary>
internal static class Mix
{
    private static readonly DateTime Monday = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

    // Used without the personas; the same breadth in fewer words.
    private const string Embedded = """
        [{"age":17,"mainStatus":"no_activity","highestDiplomaLevel":0,"monthsOutOfEducation":5,"hasTransport":false},
         {"age":15,"mainStatus":"pupil","schoolLevel":"3e","needs":["discover_jobs","apprenticeship_search"]},
         {"age":20,"mainStatus":"student","needs":["reorientation"]},
         {"age":23,"mainStatus":"jobseeker_registered","highestDiplomaLevel":3,"needs":["job_search"]},
         {"age":34,"mainStatus":"employee","needs":["career_change","vae"]},
         {"age":52,"mainStatus":"jobseeker_registered","disabilityStatus":"recognised","needs":["job_search"]},
         {"age":45,"mainStatus":"employee","isExecutive":true},
         {"receivesRsa":true},
         {}]
        """;

    public static AnswerRequest[] Requests(PublicCatalogue catalogue, IReadOnlyList<CommuneRecord> communes, int count)
    {
        var situations = Situations(catalogue);
        var random = new Random(52);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new AnswerRequest(
                    situations[random.Next(situations.Count)],
                    communes[random.Next(communes.Count)].Code,
                    null,
                    Monday.AddMinutes(random.Next(7 * 24 * 60))
                )),
        ];
    }

    public static IReadOnlyList<Situation> Situations(PublicCatalogue catalogue)
    {
        var personas = Repository.SharedData("domain/personas_open.json");
        using var json = JsonDocument.Parse(personas is null ? Embedded : File.ReadAllText(personas));
        var situations = new List<Situation>();
        foreach (var element in json.RootElement.EnumerateArray())
        {
            var said = personas is null ? element : element.GetProperty("situation");
            if (!Situation.TryParse(said, catalogue.Networks, out var situation, out var problems))
                throw new InvalidOperationException(problems[0].Message);
            // The commune says the department.
            situations.Add(situation with { DepartmentCode = null });
        }
        return situations;
    }
}
