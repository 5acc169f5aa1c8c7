using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Spro.Design.Forms;

namespace Spro.Web.Infrastructure;

/// <summary>A day that the browser writes is of a year that forms speak of, as one typed in three fields.</summary>
internal sealed class PlausibleDays : IValidationMetadataProvider
{
    private static readonly PlausibleDay Rule = new();

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if ((Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType) == typeof(DateOnly))
            context.ValidationMetadata.ValidatorMetadata.Add(Rule);
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class PlausibleDay : ValidationAttribute
    {
        // A day that was not sent is the first of the calendar.
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is DateOnly day && day != default && !DateParts.IsPlausible(day.Year)
                ? new ValidationResult(DateParts.WrongYear)
                : ValidationResult.Success;
    }
}
