namespace Spro.Web.Infrastructure;

/// <summary>
/// The form of a record that is not written yet has an address that says so: any other address that leads to none is not found.
/// </summary>
internal static class NewRecord
{
    private const string Field = "nouveau";

    /// <summary>Such an address; the identifier is chosen here, so that a form sent twice writes one record.</summary>
    public static string At(Func<Guid, string> page) => $"{page(Guid.CreateVersion7())}?{Field}=true";

    /// <summary>Whether this address is such a one.</summary>
    public static bool IsOfNewRecord(this HttpRequest request) => request.Query.ContainsKey(Field);
}
