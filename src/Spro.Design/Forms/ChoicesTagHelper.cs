using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>Radios and checkboxes: choices written one after the other, all visible.</summary>
public abstract class ChoicesTagHelper : GroupedFieldTagHelper
{
    /// <summary>What the choices know of the question they answer.</summary>
    internal sealed class Question
    {
        private int written;

        public required string Kind { get; init; }
        public required string Type { get; init; }
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<string> Chosen { get; init; }

        /// <summary>Ids that describe each choice, when no fieldset carries them.</summary>
        public string? DescribedBy { get; init; }

        /// <summary>The id of the next choice; the first has the id of the question, so that an error can link to it.</summary>
        public string NextId() => ++written == 1 ? Id : $"{Id}-{written}";
    }

    private protected abstract string Kind { get; }

    private protected abstract string Type { get; }

    private protected abstract IEnumerable<string> Chosen { get; }

    private protected virtual string? ChoiceDescribedBy => null;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(Question)] = new Question
        {
            Kind = Kind,
            Type = Type,
            Id = FieldId,
            Name = FieldName,
            Chosen = [.. Chosen],
            DescribedBy = ChoiceDescribedBy,
        };
        var choices = await output.GetChildContentAsync();
        var (given, others) = output.Unbound();
        var classes = Markup.Classes(Kind, given);
        Markup group = $"<div class=\"{classes}\"{others} data-module=\"{Kind}\">{choices}</div>";
        WriteFieldset(output, group);
    }
}
