using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Spro.Core.Accounts;
using Spro.Hosting;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.SignIn;

/// <summary>How professionals are recognised from page to page: a cookie names their session, the store says who it is.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services, SproSettings settings)
    {
        // Shared by all nodes, and outside the database: whoever reads its backup opens no session.
        services
            .AddDataProtection()
            .SetApplicationName("Spro")
            .PersistKeysToFileSystem(new DirectoryInfo(settings.KeysDirectory));
        var secure =
            settings.PublicUrl.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddSingleton<SignInSteps>();
        services.AddSingleton<KeyTries>();
        // By its name, a browser takes such a cookie from this very site alone, and only if it is protected.
        var prefix = secure == CookieSecurePolicy.Always ? "__Host-" : "";
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = prefix + "spro-formulaire";
            forms.Cookie.Path = "/";
            forms.Cookie.SecurePolicy = secure;
        });
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = prefix + "spro";
                cookie.Cookie.Path = "/";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = secure;
                cookie.ExpireTimeSpan = SignInSession.Longest;
                cookie.SlidingExpiration = false;
                cookie.Events.OnValidatePrincipal = RecogniseAsync;
                cookie.Events.OnRedirectToLogin = GoSignIn;
                // The page of this status says it.
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, AccessKeyAuthentication>(AccessKeyAuthentication.Name, null);
        services.AddProConnect(settings, secure);
        var policies = services.AddAuthorizationBuilder();
        AccessKeyAuthentication.AddPolicies(policies);
        foreach (var purpose in Enum.GetValues<Purpose>())
            policies.AddPolicy(
                purpose.ToString(),
                policy =>
                    policy
                        .RequireAuthenticatedUser()
                        .RequireAssertion(context => (context.Resource as HttpContext)?.Signed()?.May(purpose) == true)
            );
    }

    private static async Task RecogniseAsync(CookieValidatePrincipalContext context)
    {
        // A page for everybody looks at nobody: not in the store, which may be what its error is about.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            context.RejectPrincipal();
            return;
        }
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SignIns>();
        if (
            context.Principal?.SessionId() is { } session
            && await sessions.RecogniseAsync(session, context.HttpContext.RequestAborted) is { } actor
        )
        {
            context.HttpContext.Features.Set(actor);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    // A form keeps its method, so that what was typed comes along and is given back after signing in.
    private static Task GoSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(
            Links.SignIn + QueryString.Create("retour", context.Request.Path + context.Request.QueryString),
            permanent: false,
            preserveMethod: true
        );
        return Task.CompletedTask;
    }
}
