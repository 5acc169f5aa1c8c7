using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Messages;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Letters;

/// <summary>A letter as it goes into its envelope, marked with who printed it and when.</summary>
internal sealed class LetterModel(Core.Messages.Letters letters, AccessLog readings, TimeProvider clock) : PageModel
{
    internal Actor Actor { get; private set; } = null!;
    internal Letter Letter { get; private set; } = null!;

    /// <summary>Today, where it is printed.</summary>
    internal DateOnly Day => DateOnly.FromDateTime(Now);

    /// <summary>And what time it is there.</summary>
    internal string Clock => FrenchHours.Clock(TimeOnly.FromDateTime(Now));

    private DateTime Now => LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows it, and notes that it was read.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Actor = HttpContext.Actor();
        if (await letters.FindAsync(Actor.StructureFor(Purpose.Letters), id, cancellationToken) is not { } letter)
            return NotFound();
        await readings.NoteAsync(
            Actor,
            Purpose.Letters,
            AccessRecord.OfLetters,
            letter.AboutId ?? letter.Id,
            cancellationToken
        );
        Letter = letter;
        return Page();
    }

    /// <summary>It is printed and goes by post.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        return await letters.NotePrintedAsync(
            actor.StructureFor(Purpose.Letters),
            id,
            actor.AccountId,
            cancellationToken
        )
            ? Redirect(Links.Letters + "?note=true")
            : NotFound();
    }
}
