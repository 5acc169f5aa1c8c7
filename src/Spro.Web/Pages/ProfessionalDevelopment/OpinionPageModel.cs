using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ProfessionalDevelopment;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>The form of an opinion, by an account or by a link.</summary>
internal abstract class OpinionPageModel : PageModel
{
    /// <summary>Useful for one's work.</summary>
    [BindProperty]
    public int? Useful { get; set; }

    /// <summary>Clear, and well led.</summary>
    [BindProperty]
    public int? Clear { get; set; }

    /// <summary>At the right level and pace.</summary>
    [BindProperty]
    public int? Fitting { get; set; }

    /// <summary>It changed one's practice.</summary>
    [BindProperty]
    public int? Changed { get; set; }

    /// <summary>In one's own words.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>What it changed is asked, not what was thought.</summary>
    internal bool IsLater { get; private protected set; }

    internal static IReadOnlyList<(int Mark, string Words)> Marks { get; } =
    [(4, "Tout à fait"), (3, "Plutôt oui"), (2, "Plutôt non"), (1, "Pas du tout")];

    internal static (string, string)[] Fields { get; } =
    [
        ("useful", nameof(Useful)),
        ("clear", nameof(Clear)),
        ("fitting", nameof(Fitting)),
        ("changed", nameof(Changed)),
        ("comment", nameof(Comment)),
    ];

    private protected OpinionDraft Draft => new(Useful, Clear, Fitting, Changed, Comment);
}
