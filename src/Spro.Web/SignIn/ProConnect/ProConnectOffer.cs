namespace Spro.Web.SignIn.ProConnect;

/// <summary>The way to ProConnect, on the sign-in page.</summary>
/// <param name="Back">The page that asked to sign in.</param>
/// <param name="Refusal">Why it was refused just before; null when it was not.</param>
/// <param name="IsTooLong">What was being typed does not fit in what is kept meanwhile.</param>
internal sealed record ProConnectOffer(string? Back, Refusal? Refusal, bool IsTooLong);
