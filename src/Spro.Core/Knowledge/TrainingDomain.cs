namespace Spro.Core.Knowledge;

/// <summary>
/// What a Formacode says in words, in one edition of a directory of certifications. Codes were given other meanings over
/// the years, so a label counts first for the certifications of its own edition.
/// </summary>
public sealed record FormacodeLabel : VersionedRow
{
    /// <summary>Five digits.</summary>
    public required string Code { get; init; }

    /// <summary>The domain of training, in the source's words.</summary>
    public required string Label { get; init; }

    internal override object Key => Code;
}

/// <summary>A domain of training that a certification or a training is about.</summary>
/// <param name="Formacode">Its code in the Formacode thesaurus.</param>
/// <param name="Label">It in words; null when no edition of certifications names the code.</param>
/// <param name="From">The edition that names it; null when none does.</param>
public sealed record TrainingDomain(string Formacode, string? Label, ReferentialVersion? From);
