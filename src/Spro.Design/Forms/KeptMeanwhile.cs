using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Spro.Design.Forms;

/// <summary>
/// A form that comes back because somebody else saved meanwhile: the model state has what was typed, the model has what is kept
/// now, and each field with <c>for</c> says what is kept where the two differ. So nothing is replaced that was not shown.
/// </summary>
public static class KeptMeanwhile
{
    private const string Key = "Spro.KeptMeanwhile";

    /// <summary>Has the fields of the page say what is kept; its model is filled with that.</summary>
    public static void SayWhatIsKept(this ViewDataDictionary view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view[Key] = true;
    }

    internal static bool SaysWhatIsKept(this ViewDataDictionary view) => view.ContainsKey(Key);
}
