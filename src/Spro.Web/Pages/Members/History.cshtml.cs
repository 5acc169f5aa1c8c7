using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>Who changed what of a structure, and when; the last change of a record can be taken back.</summary>
internal sealed class HistoryModel(OwnDirectory directory, DirectoryEdits edits) : PageModel
{
    internal Guid Id { get; private set; }
    internal IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    /// <summary>Where a record was brought together with another, or given to another structure; null for any other line.</summary>
    internal string? MergerOf(HistoryLine line)
    {
        MergerKind? kind = line.Change switch
        {
            { Kind: DirectoryChangeKind.Merged, Record: RecordKind.Place } => MergerKind.Places,
            { Kind: DirectoryChangeKind.Merged } => MergerKind.Structures,
            { Kind: DirectoryChangeKind.Transferred, Record: RecordKind.Place } => MergerKind.Transfer,
            _ => null,
        };
        var field = line.Fields.FirstOrDefault(one => one.Name is "ReplacedById" or "StructureId");
        return
            kind is { } known
            && DirectoryMerges.May(HttpContext.Actor(), known)
            && Guid.TryParse(field?.After?.ToString(), out var into)
            ? Links.Merger(known, line.Change.RecordId, into)
            : null;
    }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Takes a change back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? annuler, CancellationToken cancellationToken)
    {
        if (annuler is not { } change)
            return Redirect(Links.OwnHistory(id));
        try
        {
            return await edits.UndoAsync(HttpContext.Actor(), change, cancellationToken)
                ? Redirect(Links.OwnHistory(id) + "?note=true")
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await FindAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        if (await directory.HistoryAsync(HttpContext.Actor(), id, cancellationToken) is not { } lines)
            return false;
        Lines = lines;
        return true;
    }
}
