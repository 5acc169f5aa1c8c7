using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Publications;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>A structure and all that the directory says of it; for a coordinator, first the structures of the network.</summary>
internal sealed class IndexModel(
    OwnDirectory directory,
    DirectoryEdits edits,
    Reports reports,
    Signatures signatures,
    Guides guides,
    CatalogueHost catalogues,
    TimeProvider clock
) : StructureListPage
{
    /// <summary>How many names are ticked one by one; the others are found in the list.</summary>
    internal const int MostNamed = 50;

    /// <summary>The head of the network signs for all that have not: how many they were told that is.</summary>
    [BindProperty]
    public int? SigningAll { get; set; }

    /// <summary>The structures for which the head of the network signs.</summary>
    [BindProperty]
    public List<Guid> Signing { get; set; } = [];

    internal OwnStructure? Own { get; private set; }

    /// <summary>The structures of the network that have not signed the values of the charter.</summary>
    internal IReadOnlyList<Structure> Unsigned { get; private set; } = [];

    /// <summary>What the guide prints "à compléter" for.</summary>
    internal IReadOnlyList<GuideGap> Gaps { get; private set; } = [];

    /// <summary>What sources gave and no form would take.</summary>
    internal IReadOnlyList<Doubt> Doubts { get; private set; } = [];
    internal int OpenReports { get; private set; }
    internal bool IsOfNetwork { get; private set; }

    /// <summary>What has just been done.</summary>
    internal string? Note { get; private set; }

    internal DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
    internal int Stale => Own?.Places.Count(place => place.IsStaleOn(Today)) ?? 0;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? structure, string? note, CancellationToken cancellationToken)
    {
        Note = note switch
        {
            "confirme" => "Merci. C'est confirmé, et le public le voit.",
            "note" => "C'est enregistré, et le public le voit dans quelques secondes.",
            "signe-0" => "Ces structures avaient déjà signé.",
            "signe-1" => "Vous avez signé les valeurs de la charte pour une structure.",
            { } said
                when said.StartsWith("signe-", StringComparison.Ordinal)
                    && int.TryParse(said[6..], CultureInfo.InvariantCulture, out var signed) =>
                $"Vous avez signé les valeurs de la charte pour {signed} structures.",
            "refuse" => "C'est noté\u00A0: la même proposition ne reviendra pas.",
            _ => null,
        };
        return await ShowAsync(structure, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Confirms, or answers what a source proposes.</summary>
    public async Task<IActionResult> OnPostAsync(
        Guid? structure,
        Guid? confirmer,
        Guid? lieu,
        Guid? accepter,
        Guid? refuser,
        CancellationToken cancellationToken
    )
    {
        var actor = HttpContext.Actor();
        if ((structure ?? actor.StructureId) is not { } own)
            return NotFound();
        if ((confirmer ?? lieu ?? accepter ?? refuser) is null)
            return Redirect(Links.OwnStructureOf(own));
        try
        {
            var (isDone, note) = (accepter ?? refuser) is { } proposal
                ? (
                    await edits.AnswerProposalAsync(actor, proposal, accepter is not null, cancellationToken),
                    accepter is null ? "refuse" : "note"
                )
                : (await edits.ConfirmAsync(actor, own, lieu, cancellationToken), "confirme");
            return isDone ? Redirect($"{Links.OwnStructureOf(own)}&note={note}") : NotFound();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await ShowAsync(own, cancellationToken) ? Page() : NotFound();
        }
    }

    /// <summary>Signs the values of the charter for structures of the network that have not.</summary>
    public async Task<IActionResult> OnPostSignAsync(CancellationToken cancellationToken)
    {
        try
        {
            var signed = SigningAll is { } told
                ? await signatures.SignForAllAsync(HttpContext.Actor(), told, cancellationToken)
                : await signatures.SignForAsync(HttpContext.Actor(), Signing, cancellationToken);
            return Redirect($"{Links.OwnStructure}?note=signe-{signed}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("structures", nameof(Signing)));
            return await ShowAsync(structure: null, cancellationToken) ? Page() : NotFound();
        }
    }

    internal string AddressOf(Place place) =>
        string.Join(
            ", ",
            new[]
            {
                place.Address,
                string.Join(
                    ' ',
                    new[]
                    {
                        place.Postcode,
                        place.CommuneCode is { } code ? catalogues.Current.Territory.CommuneToday(code)?.Name : null,
                    }.OfType<string>()
                ),
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    internal static string HoursOf(Place place) =>
        OpeningHours.TryParse(place.Hours ?? "", out var hours, out _)
            ? string.Join("\u00A0; ", FrenchHours.Describe(hours))
            : place.HoursNote ?? "Horaires non renseignés";

    private async Task<bool> ShowAsync(Guid? structure, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        IsOfNetwork = Rights.Of(actor.Role, Purpose.Directory) == Reach.Network;
        if ((structure ?? actor.StructureId) is { } id)
        {
            Own = await directory.FindAsync(actor, id, cancellationToken);
            if (Own is null)
                return false;
            Doubts = Core.Members.Doubts.Of(Own, catalogues.Current, Today);
            Gaps = await guides.OwnGapsAsync(actor, Own.Structure.Id, cancellationToken);
            OpenReports = (await reports.OfAsync(actor, id, cancellationToken) ?? []).Count(one =>
                one.WaitsForStructure
            );
            return true;
        }
        List = await directory.ListAsync(actor, ReadQuery(), cancellationToken);
        Unsigned = await signatures.UnsignedAsync(actor, cancellationToken);
        return true;
    }
}
