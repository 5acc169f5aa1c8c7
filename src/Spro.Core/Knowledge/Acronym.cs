namespace Spro.Core.Knowledge;

/// <summary>An acronym in use, as the page of acronyms shows it.</summary>
public sealed record Acronym
{
    /// <summary>Its letters, as people write them ("CPF").</summary>
    public required string Letters { get; init; }

    /// <summary>The words in full, in the middle of a sentence ("compte personnel de formation").</summary>
    public required string Expansion { get; init; }

    /// <summary>The words in full after "les" or "des"; null when the acronym is not used so.</summary>
    public string? Plural { get; init; }

    /// <summary>What it is, in one plain sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Identifier of the information sheet about it, if there is one.</summary>
    public string? Sheet { get; init; }

    /// <summary>The word after which these letters are something else: "CAP" before "emploi" is a name.</summary>
    public string? NotBefore { get; init; }
}
