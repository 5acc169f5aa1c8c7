using OpenIddict.Abstractions;

namespace Spro.Web.SignIn.ProConnect;

/// <summary>Why somebody who went to ProConnect comes back without being signed in.</summary>
internal enum Refusal
{
    /// <summary>They went back before the end.</summary>
    Cancelled,

    /// <summary>The provider does not answer.</summary>
    Unreachable,

    /// <summary>The answer came too late, came again, or is not the one that was expected.</summary>
    NotVerified,

    /// <summary>They are who they say, and no account is open to them.</summary>
    NoAccount,

    /// <summary>They signed in with less than what is required here.</summary>
    Level,

    /// <summary>They are who they say, and the invitation that they came with is not theirs, or no longer opens anything.</summary>
    Invitation,
}

/// <summary>Refusals, as addresses name them and as errors of the protocol give them.</summary>
internal static class Refusals
{
    /// <summary>The error of a sign-in at a level that is not enough.</summary>
    public const string LevelError = "unmet_authentication_requirements";

    private static readonly Dictionary<string, Refusal> Names = new(StringComparer.Ordinal)
    {
        ["annulee"] = Refusal.Cancelled,
        ["injoignable"] = Refusal.Unreachable,
        ["verification"] = Refusal.NotVerified,
        ["sans-acces"] = Refusal.NoAccount,
        ["niveau"] = Refusal.Level,
        ["invitation"] = Refusal.Invitation,
    };

    public static Refusal? Read(string? name) =>
        name is not null && Names.TryGetValue(name, out var refusal) ? refusal : null;

    public static string Name(this Refusal refusal) => Names.First(one => one.Value == refusal).Key;

    /// <summary>What to say of an error.</summary>
    /// <param name="error">What the protocol ended in.</param>
    /// <param name="told">What the provider itself told, which is kept of a few errors only.</param>
    public static Refusal Of(string? error, string? told) =>
        (error, told) switch
        {
            (LevelError, _) or ({ }, LevelError) => Refusal.Level,
            (OpenIddictConstants.Errors.AccessDenied, _) => Refusal.Cancelled,
            (OpenIddictConstants.Errors.ServerError or OpenIddictConstants.Errors.TemporarilyUnavailable, _) =>
                Refusal.Unreachable,
            _ => Refusal.NotVerified,
        };

    public static string Title(this Refusal refusal) =>
        refusal switch
        {
            Refusal.Cancelled => "Connexion annulée",
            Refusal.Unreachable => "ProConnect ne répond pas",
            Refusal.NotVerified => "Connexion non vérifiée",
            Refusal.NoAccount => "Aucun accès ouvert",
            Refusal.Level => "Connexion plus sûre demandée",
            Refusal.Invitation => "Invitation non acceptée",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
}
