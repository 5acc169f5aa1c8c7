using Spro.Core.Common;

namespace Spro.Core.Ambassadors;

/// <summary>A request to meet, as a form gives it.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is asked once.</param>
/// <param name="Name">How the person wants to be called.</param>
/// <param name="Email">Where they are answered.</param>
/// <param name="Question">What they would like to know.</param>
/// <param name="Way">How they wish to meet.</param>
/// <param name="IsMinor">They are under 18; null when not said.</param>
/// <param name="AdultName">The adult who is informed.</param>
/// <param name="AdultEmail">Where that adult is written to.</param>
public sealed record EncounterDraft(
    Guid Id,
    string? Name,
    string? Email,
    string? Question,
    EncounterWays Way,
    bool? IsMinor,
    string? AdultName,
    string? AdultEmail
)
{
    /// <summary>The same as it is kept, when nothing is missing to meet that ambassador.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    internal EncounterDraft Checked(Ambassador ambassador)
    {
        var wrong = new Mistakes();
        string? Line(string? typed, string field, string missing) =>
            wrong.Try(() => AmbassadorDraft.Line(typed, field) ?? throw AmbassadorDraft.Missing(field, missing));
        string? Address(string? typed, string field) => wrong.Try(() => EmailTyped.Read(typed, field).Address);
        var email = Address(Email, "email");
        var draft = this with
        {
            Name = Line(Name, "name", "Écrivez comment vous voulez qu'on vous appelle."),
            Email = email,
            Question = wrong.Try(() =>
                AmbassadorDraft.Text(Question, "question")
                ?? throw AmbassadorDraft.Missing("question", "Écrivez ce que vous aimeriez savoir, en une phrase.")
            ),
            AdultName = IsMinor == true ? Line(AdultName, "adultName", "Écrivez le nom de l'adulte à prévenir.") : null,
            AdultEmail = IsMinor == true ? Address(AdultEmail, "adultEmail") : null,
        };
        if (Way == EncounterWays.None || !ambassador.Ways.Each().Contains(Way))
            wrong.Add("way", "missing", "Choisissez une des manières de se rencontrer.");
        if (IsMinor == false && (!string.IsNullOrWhiteSpace(AdultName) || !string.IsNullOrWhiteSpace(AdultEmail)))
            wrong.Add(
                "isMinor",
                "contradiction",
                "Vous donnez une personne adulte à prévenir : répondez « Oui », ou effacez son nom et son adresse."
            );
        if (IsMinor is null)
            wrong.Add("isMinor", "missing", "Dites si vous avez moins de 18 ans.");
        if (email is not null && string.Equals(draft.AdultEmail, email, StringComparison.OrdinalIgnoreCase))
            wrong.Add("adultEmail", "same-email", "Écrivez l'adresse de l'adulte : ce n'est pas la vôtre.");
        wrong.Throw();
        return draft;
    }
}

/// <summary>What an ambassador answers.</summary>
/// <param name="State">Accepted, declined, or let go.</param>
/// <param name="MeetsAt">When they propose to meet, in UTC.</param>
/// <param name="Where">Where or how.</param>
/// <param name="IsNoHome">That place is nobody's home.</param>
public sealed record EncounterReply(EncounterState State, DateTime? MeetsAt, string? Where, bool IsNoHome);
