namespace Spro.Core.Knowledge.Onisep;

/// <summary>A sheet to be read at Onisep, as the newest edition that has it names it.</summary>
public abstract record OnisepSheet
{
    /// <summary>Identifier at Onisep ("MET.69", "FOR.1000").</summary>
    public required string Id { get; init; }

    /// <summary>Title, as the edition writes it.</summary>
    public required string Title { get; init; }

    /// <summary>Day Onisep last changed it, as that edition says; null when not told.</summary>
    public DateOnly? UpdatedOn { get; init; }

    /// <summary>The edition that names it.</summary>
    public required ReferentialVersion From { get; init; }

    /// <summary>Its lasting address at Onisep, whatever its page is called there.</summary>
    public abstract string Address { get; }

    /// <summary>Its address, of which <paramref name="kind"/> is "metier" or "formation".</summary>
    private protected string AddressOf(string kind) => $"https://www.onisep.fr/http/redirection/{kind}/slug/{Id}";
}

/// <summary>A sheet about an occupation.</summary>
public sealed record OnisepOccupationSheet : OnisepSheet
{
    /// <summary>Title as one says it, both forms in one go.</summary>
    public string Name => TitleForms.Said(Title);

    /// <summary>Other titles of that occupation, by the newest edition that gives some.</summary>
    public required IReadOnlyList<string> OtherTitles { get; init; }

    /// <summary>ROME codes, mostly of the third ROME; empty when Onisep tells none.</summary>
    public required IReadOnlyList<string> RomeCodes { get; init; }

    /// <inheritdoc />
    public override string Address => AddressOf("metier");
}

/// <summary>A sheet about a training.</summary>
public sealed record OnisepTrainingSheet : OnisepSheet
{
    /// <summary>Kind of training, in Onisep's words; null when not told.</summary>
    public string? Type { get; init; }

    /// <summary>How long it lasts, in Onisep's words; null when not told.</summary>
    public string? Duration { get; init; }

    /// <summary>European level, from 3 to 8; null when not known.</summary>
    public int? Level { get; init; }

    /// <summary>Codes of certifications it prepares for, that any edition tells.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <inheritdoc />
    public override string Address => AddressOf("formation");
}
