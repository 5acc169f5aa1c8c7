namespace Spro.Web.Pages.SignIn;

/// <summary>The field in which a password is chosen, the same on each page that asks for one.</summary>
/// <param name="Error">What is wrong with it.</param>
internal sealed record ChosenPassword(string? Error)
{
    public const string Field = "nouveau";
    public const string View = "/Pages/SignIn/_ChosenPassword.cshtml";
}
