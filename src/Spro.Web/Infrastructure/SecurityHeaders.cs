namespace Spro.Web.Infrastructure;

/// <summary>
/// What every response says to the browser: nothing from elsewhere, no inline script or style, no frame, and no page
/// address passed on to another site (a situation is in it).
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Pages that another site may show in a frame: the embedded directory.</summary>
    public const string Embeddable = "embeddable";

    /// <summary>Pages whose address opens something by itself: not even our own pages are told it.</summary>
    public const string SecretAddress = "secret-address";

    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services)
    {
        services
            .AddSecurityHeaderPolicies()
            .SetDefaultPolicy(policy => Common(policy, frames: false))
            .AddPolicy(Embeddable, policy => Common(policy, frames: true))
            .AddPolicy(
                SecretAddress,
                policy =>
                {
                    Common(policy, frames: false);
                    policy.AddReferrerPolicyNoReferrer();
                }
            );
        return services;
    }

    private static void Common(HeaderPolicyCollection policy, bool frames)
    {
        policy.AddContentTypeOptionsNoSniff();
        policy.AddReferrerPolicySameOrigin();
        policy.RemoveServerHeader();
        policy.AddCrossOriginOpenerPolicy(opener => opener.SameOrigin());
        policy.AddStrictTransportSecurityMaxAgeIncludeSubDomains();
        policy.AddCustomHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=()");
        policy.AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddBaseUri().None();
            csp.AddObjectSrc().None();
            csp.AddStyleSrc().Self();
            csp.AddScriptSrc().Self();
            if (frames)
                csp.AddFrameAncestors().From("*");
            else
                csp.AddFrameAncestors().None();
        });
    }
}
