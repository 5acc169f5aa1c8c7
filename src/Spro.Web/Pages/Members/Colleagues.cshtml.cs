using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>Whom a structure names to its colleagues of the network.</summary>
internal sealed class ColleaguesModel(OwnColleagues colleagues) : PageModel
{
    /// <summary>The person's line; chosen here for a new one.</summary>
    [BindProperty]
    public Guid PersonId { get; set; }

    /// <summary>What was shown of somebody already named; null for somebody new.</summary>
    [BindProperty]
    public string? Seal { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ColleagueDraft Draft { get; set; } = new();

    internal NamedColleagues Named { get; private set; } = null!;
    internal string? Note { get; private set; }

    /// <summary>Shows them, and the form of one of them or of somebody new.</summary>
    public async Task<IActionResult> OnGetAsync(
        Guid id,
        Guid? personne,
        string? note,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        Note = note switch
        {
            "note" => "C'est enregistré\u00A0: les collègues du réseau le voient.",
            "retire" => "C'est retiré, et rien n'en est gardé.",
            _ => null,
        };
        if (Named.People.FirstOrDefault(one => one.Id == personne) is { } person)
            (PersonId, Seal, Draft) = (person.Id, person.Seal, person.Draft);
        else
            PersonId = Guid.CreateVersion7();
        return Page();
    }

    /// <summary>Names somebody, or says otherwise of her or him.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        // A form that chose nothing is sent once.
        if (PersonId == Guid.Empty)
            PersonId = Guid.CreateVersion7();
        try
        {
            return await colleagues.SaveAsync(HttpContext.Actor(), id, PersonId, Seal, Draft, cancellationToken)
                ? Redirect(Links.OwnColleagues(id) + "?note=note")
                : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, nameof(Draft) + ".");
            return await FindAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    /// <summary>Takes somebody away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid personne, CancellationToken cancellationToken)
    {
        // Twice is once: gone is gone.
        await colleagues.RemoveAsync(HttpContext.Actor(), id, personne, cancellationToken);
        return Redirect(Links.OwnColleagues(id) + "?note=retire");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await colleagues.OfAsync(HttpContext.Actor(), id, cancellationToken) is not { } named)
            return false;
        Named = named;
        return true;
    }
}
