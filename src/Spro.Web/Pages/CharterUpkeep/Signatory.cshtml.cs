using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Structures;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>A signatory of the version that holds: its signature, its name, its networks, and what it commits to.</summary>
internal sealed class SignatoryModel(Charters charters, CharterRecords records, CatalogueHost catalogues) : PageModel
{
    /// <summary>The signatory as it was read.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Who signed.</summary>
    [BindProperty]
    public string? Representative { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public DateParts SignedOn { get; set; } = new();

    /// <summary>The new name, or that of the body which takes the place.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The day of the new name.</summary>
    [BindProperty]
    public DateParts RenamedOn { get; set; } = new();

    /// <summary>The text that renames, or the act that designates.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Whether filling the place needs an amendment.</summary>
    [BindProperty]
    public bool? NeedsAmendment { get; set; }

    /// <summary>Why not.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>The networks it brings.</summary>
    [BindProperty]
    public IReadOnlyList<string> Brought { get; set; } = [];

    /// <summary>Chosen by the form.</summary>
    [BindProperty]
    public Guid CommitmentId { get; set; }

    /// <summary>What it commits to.</summary>
    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>How one sees that it is done.</summary>
    [BindProperty]
    public string? Measure { get; set; }

    /// <summary>Since when.</summary>
    [BindProperty]
    public DateParts Since { get; set; } = new();

    internal CharterSignatory Signatory { get; private set; } = null!;
    internal IReadOnlyList<Commitment> Commitments { get; private set; } = [];
    internal IEnumerable<Network> Networks =>
        catalogues.Current.Networks.Where(one => one.Code != Core.Structures.Networks.AnySignatoryPlace);

    /// <summary>The signatory.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        FillBut(sent: null);
        return Page();
    }

    /// <summary>Records the signature.</summary>
    public Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            (one, today) =>
            {
                var wrong = new Mistakes();
                var day = wrong.Try(() => SignedOn.Read("signed"));
                wrong.Try(() => one.Sign(Representative, day, today));
                wrong.Throw();
            },
            cancellationToken
        );

    /// <summary>Records a new name.</summary>
    public Task<IActionResult> OnPostRenameAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            (one, _) =>
            {
                var wrong = new Mistakes();
                var day = wrong.Try(() => RenamedOn.Read("renamed"));
                wrong.Try(() => one.Rename(Name, day, Act));
                wrong.Throw();
            },
            cancellationToken
        );

    /// <summary>Fills the vacant place.</summary>
    public Task<IActionResult> OnPostFillAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, (one, _) => one.Fill(Name, Act, NeedsAmendment, Reasons), cancellationToken);

    /// <summary>Says which networks it brings.</summary>
    public Task<IActionResult> OnPostBringAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () =>
            {
                var known = Networks
                    .Where(one => Brought.Contains(one.Code))
                    .ToDictionary(one => one.Code, one => one.Name);
                return known.Count == Brought.Count
                    ? records.BringAsync(HttpContext.Actor(), id, Revision, known, cancellationToken)
                    : throw RefusedException.At("networks", "unknown", "Choisissez des réseaux de la liste.");
            },
            cancellationToken
        );

    /// <summary>Records a commitment.</summary>
    public Task<IActionResult> OnPostCommitAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async () =>
            {
                var wrong = new Mistakes();
                var since = wrong.Try(() => Since.Read("since"));
                await wrong.TryAsync(() =>
                    records.CommitAsync(
                        HttpContext.Actor(),
                        CommitmentId,
                        Signatory.Key,
                        Statement,
                        Measure,
                        since,
                        cancellationToken
                    )
                );
                wrong.Throw();
            },
            cancellationToken
        );

    // The forms that were not sent show what is recorded.
    private void FillBut(string? sent)
    {
        if (sent != "sign")
            (Representative, SignedOn) = (Signatory.Representative, Parts(Signatory.SignedOn));
        if (sent != "rename" && Signatory.State != SignatureState.Vacant)
            (Name, RenamedOn, Act) = (Signatory.NewName, Parts(Signatory.RenamedOn), Signatory.RenamedBy);
        if (sent != "bring")
            Brought = Signatory.NetworkCodes;
    }

    private static DateParts Parts(DateOnly? day) => day is { } known ? DateParts.Of(known) : new();

    private Task<IActionResult> ChangeAsync(
        Guid id,
        Action<CharterSignatory, DateOnly> change,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            id,
            () => records.ChangeSignatoryAsync(HttpContext.Actor(), id, Revision, change, cancellationToken),
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await act();
            return Redirect(Links.SignatoryUpkeep(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("representative", nameof(Representative)),
                ("signed", nameof(SignedOn)),
                ("name", nameof(Name)),
                ("renamed", nameof(RenamedOn)),
                ("text", nameof(Act)),
                ("act", nameof(Act)),
                ("needed", nameof(NeedsAmendment)),
                ("reasons", nameof(Reasons)),
                ("statement", nameof(Statement)),
                ("measure", nameof(Measure)),
                ("since", nameof(Since)),
                ("networks", nameof(Brought))
            );
            // Whoever reads what somebody else has recorded meanwhile, and saves again, replaces it.
            var changed = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
            if (changed)
            {
                await ShowAsync(id, cancellationToken);
                ViewData.SayWhatIsKept();
            }
            FillBut(changed ? null : Request.Query["handler"].ToString());
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await charters.ShowAsync(number: null, cancellationToken);
        if (shown?.Charter.Signatories.FirstOrDefault(one => one.Id == id) is not { } signatory)
            return false;
        Signatory = signatory;
        Commitments = await charters.CommitmentsAsync(signatory.Key, cancellationToken);
        return true;
    }
}
