using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>
/// A date one knows by heart, in three fields. With <c>for</c> on a <see cref="DateParts"/>, an error of the model state on
/// <c>Date.Year</c> marks the year alone, an error on <c>Date</c> marks the three. Other attributes go to the group of fields.
/// </summary>
/// <example><code>&lt;spro-date for="BirthDate" legend="Votre date de naissance" hint="Par exemple, 27 3 2009" autocomplete="bday" /&gt;</code></example>
[HtmlTargetElement("spro-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : GroupedFieldTagHelper
{
    /// <summary>What the fields hold; by default the value of <c>for</c>, a <see cref="DateParts"/> or a date.</summary>
    public DateParts? Value { get; set; }

    /// <summary>What comes before « day », « month » and « year » in the names, when there is no <c>for</c>.</summary>
    public string? NamePrefix { get; set; }

    /// <summary>The fields that are wrong, by name and separated by spaces; by default all, when there is an error.</summary>
    public string? WrongParts { get; set; }

    /// <summary><c>bday</c> when the date is the person's own birth date.</summary>
    public string? Autocomplete { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (given, others) = output.Unbound();
        var value = Value ?? ModelParts;
        Part[] parts =
        [
            PartOf("day", "Jour", 2, value.Day),
            PartOf("month", "Mois", 2, value.Month),
            PartOf("year", "Année", 4, value.Year),
        ];
        Error = FieldError ?? parts.Select(part => part.Error).FirstOrDefault(error => error is not null);

        var allAreWrong = Error is not null && !parts.Any(part => part.IsWrong);
        Markup items = $"";
        foreach (var part in parts)
        {
            items.AppendFormatted(Item(part, part.IsWrong || allAreWrong));
        }
        var classes = Markup.Classes("govuk-date-input", given);
        WriteFieldset(
            output,
            (Markup)$"<div class=\"{classes}\"{others} id=\"{FieldId}\">{items}</div>",
            role: "group"
        );
    }

    private protected override Markup? OtherKept =>
        !SaysWhatIsKept || For is null || StateValues($"{FieldName}.Year") is null ? null
        : ModelParts is var kept
        && (Typed("Day"), Typed("Month"), Typed("Year"))
            == (kept.Day?.Trim() ?? "", kept.Month?.Trim() ?? "", kept.Year?.Trim() ?? "")
            ? null
        : (Markup)$"{InWords(kept.ToDate()?.ToString("D", CultureInfo.CurrentCulture))}";

    private DateParts ModelParts =>
        For?.Model switch
        {
            DateParts parts => parts,
            DateOnly date => DateParts.Of(date),
            _ => new DateParts(),
        };

    private string Typed(string part) => StateValues($"{FieldName}.{part}")?.FirstOrDefault()?.Trim() ?? "";

    private sealed record Part(string Label, string Name, string Id, int Width, string? Value, string? Autocomplete)
    {
        public string? Error { get; init; }
        public bool IsWrong { get; init; }
    }

    private Part PartOf(string key, string label, int width, string? value)
    {
        var name = For is null ? NamePrefix + key : $"{FieldName}.{char.ToUpperInvariant(key[0])}{key[1..]}";
        var error = For is null ? null : StateError(name);
        return new Part(
            label,
            name,
            For is null ? $"{FieldId}-{key}" : TagBuilder.CreateSanitizedId(name, "_"),
            width,
            (For is null ? null : StateValues(name)?.FirstOrDefault()) ?? value,
            Autocomplete is null ? null : $"{Autocomplete}-{key}"
        )
        {
            Error = error,
            IsWrong = error is not null || (WrongParts?.Split(' ').Contains(key) ?? false),
        };
    }

    private static Markup Item(Part part, bool isWrong)
    {
        var classes = Markup.Classes(
            "govuk-input govuk-date-input__input",
            isWrong ? "govuk-input--error" : null,
            $"govuk-input--width-{part.Width}"
        );
        var value = Markup.Attribute("value", part.Value);
        var autocomplete = Markup.Attribute("autocomplete", part.Autocomplete);
        return $"<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\"{part.Id}\">{part.Label}</label><input class=\"{classes}\" id=\"{part.Id}\" name=\"{part.Name}\" type=\"text\" inputmode=\"numeric\"{value}{autocomplete}></div></div>";
    }
}
