using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Spro.Web.Infrastructure;

/// <summary>What the framework says when it cannot read a value, in French.</summary>
internal static class FrenchMessages
{
    public static void Use(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Une réponse est attendue ici.");
        messages.SetAttemptedValueIsInvalidAccessor(
            (value, field) => $"« {value} » n'est pas une valeur possible pour « {field} »."
        );
        messages.SetMissingBindRequiredValueAccessor(field => $"Une réponse est attendue pour « {field} ».");
        messages.SetMissingKeyOrValueAccessor(() => "Une réponse est attendue ici.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"« {value} » n'est pas une valeur possible.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur n'est pas possible.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Un nombre est attendu ici.");
        messages.SetUnknownValueIsInvalidAccessor(field => $"Cette valeur n'est pas possible pour « {field} ».");
        messages.SetValueIsInvalidAccessor(value => $"« {value} » n'est pas une valeur possible.");
        messages.SetValueMustBeANumberAccessor(field => $"« {field} » attend un nombre.");
    }
}
