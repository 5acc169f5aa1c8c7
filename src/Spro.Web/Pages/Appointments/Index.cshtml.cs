using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Appointments;

/// <summary>A week of appointments: one's own, or those of the structure.</summary>
internal sealed class IndexModel(AppointmentFiles files, Agenda agenda, TimeProvider clock) : PageModel
{
    internal DateOnly Monday { get; private set; }
    internal Guid? AdviserId { get; private set; }
    internal IReadOnlyList<(Guid Id, string Name)> Advisers { get; private set; } = [];
    internal ILookup<DateOnly, AppointmentLine> Days { get; private set; } = null!;
    internal IReadOnlyList<AppointmentLine> ToDo { get; private set; } = [];
    internal IReadOnlyList<AppointmentLine> Elsewhere { get; private set; } = [];

    /// <summary>What is to be done before an appointment.</summary>
    internal static IEnumerable<string> ToDoOf(AppointmentLine line)
    {
        if (line.IsPlaceClosed)
            yield return "le déplacer, car le lieu est fermé ce jour-là";
        if (line.HasNeedsToAnswer)
            yield return "répondre à ses besoins";
        if (line.ToCall)
            yield return "l'appeler pour lui rappeler";
    }

    /// <summary>Shows the week of a day; the present one when none is told.</summary>
    public async Task OnGetAsync(
        [FromQuery(Name = "semaine")] DateOnly? week,
        [FromQuery(Name = "qui")] string? who,
        CancellationToken cancellationToken
    )
    {
        var actor = HttpContext.Actor();
        var day = week ?? LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        if (day < new DateOnly(2000, 1, 1) || day > new DateOnly(2100, 1, 1))
            day = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        Advisers = await agenda.AdvisersAsync(actor, cancellationToken);
        // An adviser comes for their own week, the others for that of the house.
        AdviserId =
            who is null && actor.Role == Role.Adviser ? actor.AccountId
            : Guid.TryParse(who, out var id) ? id
            : null;
        var lines = await files.BetweenAsync(actor, Monday, 7, AdviserId, cancellationToken);
        Days = lines.ToLookup(line => LocalCalendar.Metropolitan.DayOf(line.Start));
        ToDo = [.. lines.Where(line => line.HasNeedsToAnswer || line.ToCall || line.IsPlaceClosed)];
        Elsewhere = await files.ElsewhereAsync(actor, cancellationToken);
    }
}
