using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Spro.Web.Infrastructure;

/// <summary>What the framework says when it cannot read a value, in French.</summary>
internal static class FrenchMessages
{
    private const int LongestQuoted = 40;

    public static void Use(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Une réponse est attendue ici.");
        // The message stands beside its field: the field's own name in the code would tell nobody anything.
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => NotPossible(value));
        messages.SetMissingBindRequiredValueAccessor(_ => "Une réponse est attendue ici.");
        messages.SetMissingKeyOrValueAccessor(() => "Une réponse est attendue ici.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(NotPossible);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur n'est pas possible.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Un nombre est attendu ici.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Cette valeur n'est pas possible.");
        messages.SetValueIsInvalidAccessor(NotPossible);
        messages.SetValueMustBeANumberAccessor(_ => "Un nombre est attendu ici.");
    }

    // Quoted when it is short: it stands in its field, and a sentence of a thousand letters is read by nobody.
    private static string NotPossible(string value) =>
        value.Length <= LongestQuoted
            ? $"«\u00A0{value}\u00A0» n'est pas une valeur possible."
            : "Cette valeur n'est pas possible\u00A0: vérifiez-la.";
}
