namespace Spro.Web.Infrastructure;

/// <summary>Reads what a form sent.</summary>
internal static class Forms
{
    /// <summary>The fields of a form; none when the body is no form that can be read: whoever sent it said nothing.</summary>
    public static IFormCollection FormOrNothing(this HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }
}
