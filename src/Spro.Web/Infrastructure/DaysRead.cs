using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Spro.Design.Forms;

namespace Spro.Web.Infrastructure;

/// <summary>A day that the browser writes is of a year that forms speak of, as one typed in three fields.</summary>
internal sealed class DaysRead : IValidationMetadataProvider
{
    private static readonly DayRead Rule = new();

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if ((Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType) == typeof(DateOnly))
            context.ValidationMetadata.ValidatorMetadata.Add(Rule);
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class DayRead : ValidationAttribute
    {
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is DateOnly day && day != default && !DateParts.IsRead(day.Year)
                ? new ValidationResult(DateParts.WrongYear)
                : ValidationResult.Success;
    }
}
