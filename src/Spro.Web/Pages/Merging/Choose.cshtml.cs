using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Members;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Merging;

/// <summary>With what a place or a structure is brought together, or to which structure a place goes.</summary>
internal sealed class ChooseModel(DirectoryMerges merges) : PageModel
{
    private const int LongestText = 200;

    internal MergerKind Kind { get; private set; }
    internal Guid Id { get; private set; }
    internal string Name { get; private set; } = "";
    internal string Back { get; private set; } = Links.OwnStructure;
    internal string? Text { get; private set; }
    internal IReadOnlyList<MergerChoice> Choices { get; private set; } = [];

    /// <summary>Shows the choices.</summary>
    public async Task<IActionResult> OnGetAsync(string what, Guid id, string? q, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (MergerRoute.Read(what) is not { } kind || !DirectoryMerges.May(actor, kind))
            return NotFound();
        (Kind, Id) = (kind, id);
        Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(q.Trim().Length, LongestText)];
        if (await merges.ChoicesAsync(actor, kind, id, Text, cancellationToken) is not { } found)
            return NotFound();
        (Name, Choices) = (found.Name, found.Choices);
        Back = Links.MergersOf(actor, found.StructureId);
        return Page();
    }
}
