using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.SignIn;

/// <summary>
/// Where professionals sign in, one thing asked after the other. What they were typing when their session ended comes
/// along, and is given back after.
/// </summary>
[EnableRateLimiting(RateLimits.SigningIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// Each step carries, closed, what the one before has shown; a form of an ended session has no valid token.
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(
    SignIns sessions,
    Credentials credentials,
    InvitationAcceptance invitations,
    SignInSteps steps,
    SproSettings settings,
    Departures departures
) : PageModel
{
    internal const string AddressField = "identifiant";
    internal const string PasswordField = "motdepasse";
    internal const string CodeField = "codeacces";
    internal const string StepField = "etape";
    internal const string ChoiceField = "compte";
    internal const string InvitationField = "invitation";
    internal const string BackField = "retour";

    private static readonly HashSet<string> OwnFields =
    [
        AddressField,
        PasswordField,
        CodeField,
        StepField,
        ChoiceField,
        InvitationField,
        BackField,
        "__RequestVerificationToken",
    ];

    /// <summary>The page that asked to sign in.</summary>
    [BindProperty(Name = BackField, SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Their address.</summary>
    [BindProperty(Name = AddressField)]
    public string? Address { get; set; }

    /// <summary>The end of the address of the invitation that signing in accepts.</summary>
    [BindProperty(Name = InvitationField)]
    public string? Invitation { get; set; }

    /// <summary>Why ProConnect led to nothing, just before.</summary>
    [BindProperty(Name = "refus", SupportsGet = true)]
    public string? Refused { get; set; }

    /// <summary>The way to ProConnect; null where it is not set.</summary>
    internal ProConnectOffer? ProConnect { get; private set; }

    internal bool IsDemonstration => settings.Demo;
    internal IReadOnlyList<SignInChoice> Demonstration { get; private set; } = [];
    internal bool IsSignedIn { get; private set; }

    /// <summary>What is asked.</summary>
    internal SignInAsked Asked { get; private set; }

    /// <summary>What has been shown so far, closed.</summary>
    internal string? Step { get; private set; }

    /// <summary>What the telephone to be set is given.</summary>
    internal PhoneSecret? Secret { get; private set; }

    internal IReadOnlyList<string> RecoveryCodes { get; private set; } = [];
    internal IReadOnlyList<SignInChoice> Choices { get; private set; } = [];

    /// <summary>A password has just been chosen.</summary>
    [BindProperty(Name = "choisi", SupportsGet = true)]
    public bool HasJustChosen { get; set; }

    /// <summary>What was being typed.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Typed =>
        Request
            .FormOrNothing()
            .Where(said => !OwnFields.Contains(said.Key))
            .SelectMany(said => said.Value.Select(value => KeyValuePair.Create(said.Key, value ?? "")))
            .Concat(_typedBefore);

    /// <summary>What goes on from step to step.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Carried =>
        Typed
            .Append(new(BackField, Back ?? ""))
            .Append(new(InvitationField, Invitation ?? ""))
            .Append(new(StepField, Step ?? ""));

    /// <summary>Only the desk has something to take up again.</summary>
    internal bool HasTyped => Back?.StartsWith(Links.Desk, StringComparison.Ordinal) == true && Typed.Any();

    /// <summary>Where to go once signed in: a page of this site, or the first of the professional's.</summary>
    internal string Next { get; private set; } = Links.OwnAccount;

    // Before leaving for ProConnect, which refused.
    private KeyValuePair<string, string>[] _typedBefore = [];

    /// <summary>The ways to sign in.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Goes one step further; or shows the page to a form whose session has ended.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Another site signs nobody in.
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Redirect(Links.SignIn);
        var form = Request.FormOrNothing();
        Guid? chosen = Guid.TryParse(form[ChoiceField].LastOrDefault(), out var membership) ? membership : null;
        var step = steps.Open(form[StepField].LastOrDefault());
        var entered = step switch
        {
            null when settings.Demo && chosen is { } demonstration => await EnterAsync(
                await sessions.OpenDemonstrationAsync(demonstration, OnThisDevice, cancellationToken),
                cancellationToken
            ),
            null when form.ContainsKey(PasswordField) => await CheckPasswordAsync(
                form[PasswordField].LastOrDefault() ?? "",
                cancellationToken
            ),
            null when !string.IsNullOrEmpty(form[StepField]) => Again(
                "La connexion a pris trop de temps\u00A0: recommencez."
            ),
            null => null,
            { Next: SignInAsked.Code } => await CheckCodeAsync(step, form[CodeField], cancellationToken),
            { Next: SignInAsked.Phone } => await SetPhoneAsync(step, form[CodeField], cancellationToken),
            _ when await sessions.HasOpenedSinceAsync(step.Account, step.At, cancellationToken) => Again(
                "Cette connexion a déjà servi\u00A0: recommencez."
            ),
            { Next: SignInAsked.Choice } when chosen is { } one => await EnterAsync(
                await sessions.OpenAsync(step.Account, one, OnThisDevice, cancellationToken),
                cancellationToken
            ),
            _ => await FinishAsync(step.Account, cancellationToken),
        };
        if (entered is not null)
            return entered;
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult?> CheckPasswordAsync(string password, CancellationToken cancellationToken)
    {
        var proof = await credentials.CheckPasswordAsync(Address ?? "", password, cancellationToken);
        if (proof.AccountId is not { } account)
            return Again(
                proof.WaitUntil is { } until ? TooMany(until) : "L'adresse ou le mot de passe n'est pas le bon.",
                AddressField
            );
        Ask(account, proof.HasSecondFactor ? SignInAsked.Code : SignInAsked.Phone);
        return null;
    }

    private async Task<IActionResult?> CheckCodeAsync(
        SignInStep step,
        string? code,
        CancellationToken cancellationToken
    )
    {
        var proof = await credentials.CheckCodeAsync(step.Account, code, cancellationToken);
        if (proof.IsRight)
            return await FinishAsync(step.Account, cancellationToken);
        if (proof.WaitUntil is { } until)
            return Again(TooMany(until));
        ModelState.AddModelError(
            CodeField,
            "Ce code n'est pas le bon, ou il a déjà servi. Attendez que votre téléphone montre le suivant."
        );
        Again(step);
        return null;
    }

    private async Task<IActionResult?> SetPhoneAsync(SignInStep step, string? code, CancellationToken cancellationToken)
    {
        try
        {
            RecoveryCodes = await credentials.SetSecondFactorAsync(step.Account, step.Secret!, code, cancellationToken);
            Ask(step.Account, SignInAsked.RecoveryCodes);
        }
        catch (RefusedException refused) when (refused.Field is not null)
        {
            ModelState.AddRefusalAt(CodeField, refused);
            Again(step);
        }
        catch (RefusedException refused)
        {
            return Again(refused.Message);
        }
        return null;
    }

    // They have shown who they are: what remains is as what.
    private async Task<IActionResult?> FinishAsync(Guid account, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(Invitation))
        {
            try
            {
                await invitations.AcceptAsync(Invitation, account, cancellationToken);
            }
            catch (RefusedException refused)
            {
                Invitation = null;
                return Again(refused.Message);
            }
            Invitation = null;
        }
        Choices = await sessions.ChoicesAsync(account, cancellationToken);
        switch (Choices)
        {
            case []:
                return Again(
                    "Votre compte n'ouvre plus rien ici. Demandez une invitation à la personne responsable de votre structure."
                );
            case [var only]:
                return await EnterAsync(
                    await sessions.OpenAsync(account, only.MembershipId, OnThisDevice, cancellationToken),
                    cancellationToken
                );
            default:
                Ask(account, SignInAsked.Choice);
                return null;
        }
    }

    private async Task<IActionResult?> EnterAsync(SignInSession? session, CancellationToken cancellationToken)
    {
        if (session is null)
            return Again("Ce rôle n'est plus le vôtre\u00A0: recommencez.");
        await HttpContext.SignInAsync(session);
        // What was kept for ProConnect has come along by itself.
        departures.Forget(HttpContext);
        var actor = await sessions.RecogniseAsync(session.Id, cancellationToken);
        Next = Url.IsLocalUrl(Back) ? Back : ProfessionalMenu.FirstPageOf(actor);
        if (!HasTyped)
            return Redirect(Next);
        IsSignedIn = true;
        return Page();
    }

    private void Ask(Guid account, SignInAsked next)
    {
        var secret = next == SignInAsked.Phone ? SecondFactor.NewSecret() : null;
        Secret = secret is null ? null : PhoneSecret.Of(secret, settings.PublicUrl.Host);
        (Asked, Step) = (next, steps.Close(account, next, secret));
    }

    // The same step, as it was: the telephone keeps what it was given.
    private void Again(SignInStep step)
    {
        Secret = step.Secret is null ? null : PhoneSecret.Of(step.Secret, settings.PublicUrl.Host);
        (Asked, Step) = (step.Next, steps.Close(step.Account, step.Next, step.Secret));
    }

    // From the beginning.
    private IActionResult? Again(string why, string field = "")
    {
        ModelState.AddModelError(field, why);
        (Asked, Step) = (SignInAsked.Password, null);
        return null;
    }

    private static string TooMany(DateTime until) =>
        $"Trop d'essais pour cette adresse. Vous pourrez recommencer à {until.InFranceAtHour()}.";

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (Asked != SignInAsked.Password)
            return;
        if (settings.ProConnect is not null)
            ProConnect = OfferProConnect();
        if (settings.Demo)
            Demonstration = await sessions.OfDemonstrationAsync(cancellationToken);
    }

    private ProConnectOffer OfferProConnect()
    {
        var back = Url.IsLocalUrl(Back) ? Back : null;
        var refusal = Refusals.Read(Refused);
        var before = refusal is null ? null : departures.Read(HttpContext);
        if (before is not null && before.Back == back)
        {
            _typedBefore = before.Typed;
            if (refusal != Refusal.Invitation)
                Invitation ??= before.Invitation;
        }
        var departure = new Departure(back, HasTyped ? [.. Typed] : [], Invitation is "" ? null : Invitation);
        if (departure.HoldsNothing)
        {
            departures.Forget(HttpContext);
            return new(back, refusal, IsTooLong: false);
        }
        return new(back, refusal, IsTooLong: !departures.Keep(HttpContext, departure));
    }

    private string OnThisDevice => Device.Of(Request.Headers.UserAgent);
}
