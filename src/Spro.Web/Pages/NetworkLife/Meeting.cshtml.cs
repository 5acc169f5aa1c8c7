using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Governance;

namespace Spro.Web.Pages.NetworkLife;

/// <summary>The extract of a meeting that anybody may read.</summary>
internal sealed class MeetingModel(MeetingLists lists) : PageModel
{
    internal PublicMeeting Opened { get; private set; } = null!;

    internal string Departments => string.Join(", ", Opened.Meeting.DepartmentCodes.Select(lists.DepartmentName));

    /// <summary>The extract.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindPublicAsync(id, cancellationToken) is not { } meeting)
            return NotFound();
        Opened = meeting;
        return Page();
    }
}
