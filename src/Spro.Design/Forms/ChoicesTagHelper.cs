using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>Radios and checkboxes: choices written one after the other, all visible.</summary>
public abstract class ChoicesTagHelper : GroupedFieldTagHelper
{
    /// <summary>What the choices know of the question they answer.</summary>
    internal sealed class Question
    {
        private int written;
        private bool isOther;
        private Markup? keptLabels;

        public required string Kind { get; init; }
        public required string Type { get; init; }
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<string> Chosen { get; init; }

        /// <summary>What the model holds, where the page says what is kept; null elsewhere.</summary>
        public IReadOnlyList<string>? Kept { get; init; }

        /// <summary>The labels of what is kept; null when it is what is chosen.</summary>
        public Markup? OtherKept => isOther ? keptLabels ?? (Markup)$"rien de coché" : null;

        /// <summary>A choice that is written.</summary>
        public void Note(string value, IHtmlContent label)
        {
            if (Kept is null)
                return;
            var isKept = Kept.Contains(value) || value.Length == 0 && Kept.Count == 0;
            isOther |= isKept != Chosen.Contains(value);
            if (isKept)
                keptLabels = keptLabels is null ? (Markup)$"{label}" : (Markup)$"{keptLabels}, {label}";
        }

        /// <summary>Ids that describe each choice, when no fieldset carries them.</summary>
        public string? DescribedBy { get; init; }

        /// <summary>The id of the next choice; the first has the id of the question, so that an error can link to it.</summary>
        public string NextId() => ++written == 1 ? Id : $"{Id}-{written}";
    }

    private protected abstract string Kind { get; }

    private protected abstract string Type { get; }

    private protected abstract IEnumerable<string> Chosen { get; }

    private protected virtual string? ChoiceDescribedBy => null;

    private Markup? otherKept;

    private protected override Markup? OtherKept => otherKept;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var question = new Question
        {
            Kind = Kind,
            Type = Type,
            Id = FieldId,
            Name = FieldName,
            Chosen = [.. Chosen],
            Kept =
                !SaysWhatIsKept ? null
                : For is not null ? [.. ModelValues]
                : Kept is not null ? [Kept]
                : null,
            DescribedBy = ChoiceDescribedBy,
        };
        context.Items[typeof(Question)] = question;
        var choices = await output.GetChildContentAsync();
        otherKept = question.OtherKept;
        var (given, others) = output.Unbound();
        var classes = Markup.Classes(Kind, given);
        Markup group = $"<div class=\"{classes}\"{others} data-module=\"{Kind}\">{choices}</div>";
        WriteFieldset(output, group);
    }
}
