using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Merging;

/// <summary>Two records side by side, what happens to all that leads to the first, and the button that does it.</summary>
internal sealed class ConfirmModel(DirectoryMerges merges) : PageModel
{
    /// <summary>Number of the last change when it was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    internal Merger Merger { get; private set; } = null!;
    internal string? Note { get; private set; }

    /// <summary>A record with itself, or a place with the structure that has it: there is nothing to do.</summary>
    internal bool IsSame =>
        Merger.Done is null
        && (
            Merger.From.Id == Merger.Into.Id || Merger.Kind == MergerKind.Transfer && Merger.Owner.Id == Merger.Into.Id
        );

    /// <summary>Two places of two structures: those come first.</summary>
    internal bool NeedsStructures => Merger.Kind == MergerKind.Places && Merger.IntoStructure != Merger.Owner.Id;
    internal Guid OtherStructure => Merger.IntoStructure;
    internal bool MayJoinStructures => DirectoryMerges.May(HttpContext.Actor(), MergerKind.Structures);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(
        string what,
        Guid id,
        Guid into,
        string? note,
        CancellationToken cancellationToken
    )
    {
        Note = note switch
        {
            "fait" => "C'est fait, et le public le voit dans quelques secondes.",
            "annule" => "C'est annulé\u00A0: tout est revenu où c'était.",
            _ => null,
        };
        return await FindAsync(what, id, into, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(string what, Guid id, Guid into, CancellationToken cancellationToken) =>
        ActAsync(
            what,
            id,
            into,
            "fait",
            kind => merges.DoAsync(HttpContext.Actor(), kind, id, into, Seen, cancellationToken),
            cancellationToken
        );

    /// <summary>Takes it back.</summary>
    public Task<IActionResult> OnPostUndoAsync(string what, Guid id, Guid into, CancellationToken cancellationToken) =>
        ActAsync(
            what,
            id,
            into,
            "annule",
            kind => merges.UndoAsync(HttpContext.Actor(), kind, id, cancellationToken),
            cancellationToken
        );

    internal static int CountOf(Running running) => Parts(running).Sum(part => part.Count);

    /// <summary>"2 aiguillages, 1 rendez-vous".</summary>
    internal static string InFrench(Running running)
    {
        var parts = Parts(running).Where(part => part.Count > 0).Select(part => part.Words).ToList();
        return parts.Count == 0 ? "ce qui pourrait arriver" : string.Join(", ", parts);
    }

    private static IEnumerable<(int Count, string Words)> Parts(Running running) =>
        [
            (running.HandOvers, running.HandOvers.Counted("aiguillage", "aiguillages")),
            (running.Calls, running.Calls.Counted("demande de rappel", "demandes de rappel")),
            (running.Appointments, running.Appointments.Counted("rendez-vous", "rendez-vous")),
            (running.Openings, running.Openings.Counted("disponibilité", "disponibilités")),
            (running.Actions, running.Actions.Counted("action de l'agenda", "actions de l'agenda")),
            (running.Accounts, running.Accounts.Counted("compte", "comptes")),
            (running.Places, running.Places.Counted("lieu", "lieux")),
            (running.Services, running.Services.Counted("service", "services")),
        ];

    private async Task<IActionResult> ActAsync(
        string what,
        Guid id,
        Guid into,
        string note,
        Func<MergerKind, Task<bool>> act,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(what, id, into, cancellationToken))
            return NotFound();
        try
        {
            return await act(Merger.Kind) ? Redirect($"{Links.Merger(Merger.Kind, id, into)}?note={note}") : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return Page();
        }
    }

    private async Task<bool> FindAsync(string what, Guid id, Guid into, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (
            MergerRoute.Read(what) is not { } kind
            || !DirectoryMerges.May(actor, kind)
            || await merges.FindAsync(actor, kind, id, into, cancellationToken) is not { } merger
        )
            return false;
        Merger = merger;
        return true;
    }
}
