using Microsoft.AspNetCore.Mvc.ModelBinding;
using Spro.Core.Common;
using Spro.Design.Forms;

namespace Spro.Web.Infrastructure;

/// <summary>Reads what a form sent, and says what is wrong with it.</summary>
internal static class Forms
{
    /// <summary>The first thing wrong with a field.</summary>
    public static string? ErrorOf(this ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    /// <summary>Shows a refusal beside its field, or above the form when it has none there.</summary>
    /// <param name="state">What the page shows.</param>
    /// <param name="refused">The refusal.</param>
    /// <param name="fields">The fields of the page, by those of the service.</param>
    public static void AddRefusal(
        this ModelStateDictionary state,
        RefusedException refused,
        params ReadOnlySpan<(string Field, string Shown)> fields
    )
    {
        foreach (var one in refused.All)
        {
            var shown = "";
            foreach (var (field, name) in fields)
                if (field == one.Field)
                    shown = name;
            state.AddModelError(shown, one.Message.Printed());
        }
    }

    /// <summary>Shows all that a refusal says beside one field of the page, whatever the service calls it.</summary>
    public static void AddRefusalAt(this ModelStateDictionary state, string shown, RefusedException refused)
    {
        foreach (var one in refused.All)
            state.AddModelError(shown, one.Message.Printed());
    }

    /// <summary>The day that three fields say; null when they are empty.</summary>
    /// <param name="parts">What was typed.</param>
    /// <param name="field">The field, as the service names it.</param>
    /// <exception cref="RefusedException">There is no such day.</exception>
    public static DateOnly? Read(this DateParts parts, string field) =>
        parts.Problem is { } problem ? throw RefusedException.At(field, "no-such-day", problem) : parts.ToDate();

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
