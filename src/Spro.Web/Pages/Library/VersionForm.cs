using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Library;
using Spro.Core.Papers;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Library;

/// <summary>What is asked of a version: its name, its date, a file or a link.</summary>
internal abstract class VersionForm : PageModel
{
    internal const string FileField = "fichier";

    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid VersionId { get; set; }

    /// <summary>As its owner calls it.</summary>
    [BindProperty]
    public string? Label { get; set; }

    /// <summary>The day of what it says.</summary>
    [BindProperty]
    public DateParts DatedOn { get; set; } = new();

    /// <summary>What changed.</summary>
    [BindProperty]
    public string? Changes { get; set; }

    /// <summary>A link.</summary>
    [BindProperty]
    public string? Link { get; set; }

    /// <summary>A file.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    /// <summary>What the form says of it.</summary>
    private protected VersionDraft Version(Stream? file)
    {
        var id = VersionId == Guid.Empty ? Guid.CreateVersion7() : VersionId;
        var unread = new Mistakes();
        return new(
            Label,
            unread.Try(() => DatedOn.Read("datedOn")),
            Changes,
            file is null && string.IsNullOrWhiteSpace(Link) ? null : new PaperDraft(id, null, Link, file, true)
        )
        {
            Unread = unread.All,
        };
    }
}
