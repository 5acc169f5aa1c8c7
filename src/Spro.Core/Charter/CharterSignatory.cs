using Spro.Core.Common;

namespace Spro.Core.Charter;

/// <summary>
/// Who signs a version of the charter. A signatory is neither a network, nor a structure, nor a place: it brings some.
/// </summary>
public sealed class CharterSignatory
{
    /// <summary>The longest name, or function, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The version.</summary>
    public Guid VersionId { get; set; }

    /// <summary>Its rank in the text, from 1.</summary>
    public int Rank { get; set; }

    /// <summary>The same body from one version to the next.</summary>
    public required string Key { get; set; }

    /// <summary>As the charter names it.</summary>
    public required string Name { get; set; }

    /// <summary>The structures it brings, as the charter says; null when it says nothing.</summary>
    public string? Brings { get; set; }

    /// <summary>The networks it brings (DOMAIN §3.1).</summary>
    public List<string> NetworkCodes { get; set; } = [];

    /// <summary>Where it stands.</summary>
    public SignatureState State { get; set; }

    /// <summary>The day it signed.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>Who signed for it: a public function, and its holder as the act names them.</summary>
    public string? Representative { get; set; }

    /// <summary>The act that fills a vacant place, as it is cited.</summary>
    public string? FilledBy { get; set; }

    /// <summary>Why filling the place needed no amendment, in the Région's words.</summary>
    public string? FilledReasons { get; set; }

    /// <summary>Its name since it changed; null when it has not.</summary>
    public string? NewName { get; set; }

    /// <summary>The day of the new name.</summary>
    public DateOnly? RenamedOn { get; set; }

    /// <summary>The text that renames it, as it is cited.</summary>
    public string? RenamedBy { get; set; }

    /// <summary>Counts its changes: of two people who write at once, the second is told.</summary>
    public int Revision { get; set; }

    /// <summary>Its name today.</summary>
    public string NameToday => NewName ?? Name;

    /// <summary>Records that it signed.</summary>
    /// <exception cref="RefusedException">Nobody holds the place, the day is missing or yet to come.</exception>
    public void Sign(string? representative, DateOnly? day, DateOnly today)
    {
        if (State == SignatureState.Vacant)
            throw new RefusedException("vacant", "Cette place est vacante : désignez d'abord qui la prend.");
        var (wrong, who) = (new Mistakes(), representative?.Trim());
        if (who is not { Length: > 0 and <= LongestName })
            wrong.Add("representative", "representative-missing", "Écrivez qui a signé, avec sa fonction.");
        if (day is null)
            wrong.Add("signed", "day-missing", "Écrivez le jour de la signature.");
        if (day > today)
            wrong.Add("signed", "day-to-come", "Ce jour n'est pas encore venu.");
        wrong.Throw();
        (State, Representative, SignedOn) = (SignatureState.Given, who, day);
        Revision++;
    }

    /// <summary>The same body takes another name: no amendment is needed (France Travail was "Pôle emploi").</summary>
    /// <exception cref="RefusedException">The name, the day or the text is missing.</exception>
    public void Rename(string? name, DateOnly? day, string? text)
    {
        if (State == SignatureState.Vacant)
            throw new RefusedException("vacant", "Cette place est vacante : personne n'y a de nom.");
        var (wrong, named, cited) = (new Mistakes(), name?.Trim(), text?.Trim());
        if (named is not { Length: > 0 and <= LongestName })
            wrong.Add("name", "name-missing", "Écrivez le nouveau nom.");
        if (day is null)
            wrong.Add("renamed", "day-missing", "Écrivez le jour du changement de nom.");
        if (cited is not { Length: > 0 and <= CharterVersion.LongestAct })
            wrong.Add("text", "act-missing", "Citez le texte qui change ce nom.");
        wrong.Throw();
        (NewName, RenamedOn, RenamedBy) = (named, day, cited);
        Revision++;
    }

    /// <summary>
    /// A body is designated for a vacant place. Whether that needs an amendment is the Région's answer: when it does,
    /// nothing is written here, and a new version is.
    /// </summary>
    /// <exception cref="RefusedException">
    /// The place is not vacant, something is missing, or the Région answers that an amendment is needed.
    /// </exception>
    public void Fill(string? name, string? act, bool? needsAmendment, string? reasons)
    {
        if (State != SignatureState.Vacant)
            throw new RefusedException("not-vacant", "Cette place n'est plus vacante.");
        var (wrong, named, cited, why) = (new Mistakes(), name?.Trim(), act?.Trim(), reasons?.Trim());
        if (named is not { Length: > 0 and <= LongestName })
            wrong.Add("name", "name-missing", "Écrivez le nom de l'organisme désigné.");
        if (cited is not { Length: > 0 and <= CharterVersion.LongestAct })
            wrong.Add("act", "act-missing", "Citez l'acte qui le désigne : son auteur et sa date.");
        if (needsAmendment is null)
            wrong.Add("needed", "answer-missing", "Répondez par oui ou par non.");
        if (needsAmendment == true)
            wrong.Add(
                "needed",
                "amendment-needed",
                "Déposez alors le texte de la charte modifiée par cet avenant : il deviendra une nouvelle version."
            );
        else if (why is not { Length: > 0 and <= CharterVersion.LongestReasons })
            wrong.Add("reasons", "reasons-missing", "Dites pourquoi : cette réponse sera publique.");
        wrong.Throw();
        (State, NewName, FilledBy, FilledReasons) = (SignatureState.Pending, named, cited, why);
        Revision++;
    }

    /// <summary>
    /// Takes over what is known of the same body in the version before: its key, networks, new name and the act that filled
    /// its place. Its signature is not: an amendment is signed anew.
    /// </summary>
    public void Follow(CharterSignatory before)
    {
        ArgumentNullException.ThrowIfNull(before);
        Key = before.Key;
        NetworkCodes = [.. before.NetworkCodes];
        if (before.Name == Name)
            (NewName, RenamedOn, RenamedBy) = (before.NewName, before.RenamedOn, before.RenamedBy);
        if (before.FilledBy is not null)
            (State, FilledBy, FilledReasons) = (SignatureState.Pending, before.FilledBy, before.FilledReasons);
    }

    /// <summary>Says which networks it brings.</summary>
    public void Bring(IEnumerable<string> networks)
    {
        NetworkCodes = [.. networks.Distinct(StringComparer.Ordinal)];
        Revision++;
    }
}

/// <summary>Where a signature stands.</summary>
public enum SignatureState
{
    /// <summary>Named; the day of its signature is not recorded.</summary>
    Pending,

    /// <summary>Signed, on a known day.</summary>
    Given,

    /// <summary>The charter keeps the place for a body still to be designated.</summary>
    Vacant,
}
