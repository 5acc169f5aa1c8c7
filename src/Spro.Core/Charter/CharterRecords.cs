using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Charter;

/// <summary>
/// What the Région records about the charter as it lives: names, signatures, slips of the pen, commitments, and its
/// answers to what the text leaves open.
/// </summary>
public sealed class CharterRecords(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Changes a signatory of the version that holds, by one of its own acts.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The signatory.</param>
    /// <param name="revision">As it was read.</param>
    /// <param name="change">The act, given today's date.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">The act is refused, or somebody changed it meanwhile.</exception>
    public async Task ChangeSignatoryAsync(
        Actor actor,
        Guid id,
        int revision,
        Action<CharterSignatory, DateOnly> change,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var signatory =
            await db.Set<CharterSignatory>().FirstOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw new RefusedException("no-such-signatory", "Ce signataire n'est plus là.");
        Revisions.Require(signatory.Revision, revision);
        var wasVacant = signatory.State == SignatureState.Vacant;
        change(signatory, Today);
        // Filled without an amendment, the place answers the question that the charter leaves open.
        if (wasVacant && signatory is { FilledBy: { } act, FilledReasons: { } reasons })
            db.Add(
                new CharterAnswer
                {
                    Id = Guid.CreateVersion7(),
                    QuestionKey = CharterQuestions.VacantPlace,
                    Text = $"Non. {reasons}",
                    DecidedBy = act,
                    DecidedOn = Today,
                    RecordedAt = clock.GetUtcNow().UtcDateTime,
                    RecordedBy = actor.AccountId,
                }
            );
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Says which networks a signatory of the version that holds brings: each comes under one signature.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The signatory.</param>
    /// <param name="revision">As it was read.</param>
    /// <param name="networks">Their names, by code.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">One of them comes with another signatory, or somebody changed it meanwhile.</exception>
    public async Task BringAsync(
        Actor actor,
        Guid id,
        int revision,
        IReadOnlyDictionary<string, string> networks,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(networks);
        actor.Require(Purpose.Charter);
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var others = await db.Set<CharterSignatory>()
                .AsNoTracking()
                .Where(one =>
                    one.Id != id && db.Set<CharterSignatory>().Any(it => it.Id == id && it.VersionId == one.VersionId)
                )
                .ToListAsync(cancellationToken);
            foreach (var (network, name) in networks)
                if (others.Find(one => one.NetworkCodes.Contains(network)) is { } other)
                    throw RefusedException.At(
                        "networks",
                        "brought",
                        $"« {name} » vient déjà avec un autre signataire, {other.NameToday} : retirez-le d'abord là-bas."
                    );
        }
        await ChangeSignatoryAsync(actor, id, revision, (one, _) => one.Bring(networks.Keys), cancellationToken);
    }

    /// <summary>Records a slip of the pen; the same form twice records once.</summary>
    public async Task CorrectAsync(Actor actor, Erratum erratum, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erratum);
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.IsKeptAsync(
                erratum,
                one => (one.VersionId, one.ClauseNumber, one.Says, one.ShouldSay, one.Because),
                cancellationToken
            )
        )
            return;
        var version = await db.Set<CharterVersion>()
            .AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == erratum.VersionId && one.PublishedAt != null, cancellationToken);
        var clause = version?.Clauses.Find(one => one.Number == erratum.ClauseNumber);
        var wrong = new Mistakes();
        if (clause is null)
            wrong.Add("clause", "no-such-clause", "Écrivez le numéro d'une phrase, par exemple 4.1-2.");
        if (!Fits(erratum.Says) || clause?.Text.Contains(erratum.Says, StringComparison.Ordinal) == false)
            wrong.Add("says", "not-in-clause", "Recopiez les mots tels que la phrase les écrit.");
        if (!Fits(erratum.ShouldSay))
            wrong.Add("should", "correction-missing", "Écrivez ce qu'il faut lire.");
        else if (erratum.ShouldSay == erratum.Says)
            wrong.Add("should", "same-words", "C'est déjà ce qui est écrit : écrivez ce qu'il faut lire à la place.");
        if (!Fits(erratum.Because))
            wrong.Add("because", "reasons-missing", "Dites comment on le sait.");
        wrong.Throw();
        if (
            await db.Set<Erratum>()
                .AnyAsync(
                    one =>
                        one.VersionId == erratum.VersionId
                        && one.ClauseNumber == erratum.ClauseNumber
                        && one.Says == erratum.Says,
                    cancellationToken
                )
        )
            throw RefusedException.At(
                "says",
                "noted-already",
                "Cette erreur est déjà notée : pour la corriger, retirez-la d'abord."
            );
        erratum.RecordedAt = clock.GetUtcNow().UtcDateTime;
        erratum.RecordedBy = actor.AccountId;
        db.Add(erratum);
        await db.SaveNewAsync(cancellationToken);

        static bool Fits(string text) => text.Trim().Length is > 0 and <= Erratum.Longest;
    }

    /// <summary>Withdraws a slip of the pen that was noted wrong; twice withdraws once.</summary>
    public async Task WithdrawErratumAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<Erratum>()
            .Where(one => one.Id == id && one.RecordedBy != null)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Records what the Région answers to a question; the same form twice records once.</summary>
    public async Task AnswerAsync(
        Actor actor,
        Guid id,
        string question,
        string? answer,
        string? decidedBy,
        DateOnly? decidedOn,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Charter);
        if (!CharterQuestions.All.Any(one => one.Key == question))
            throw new RefusedException("no-such-question", "Cette question n'existe pas.");
        var (wrong, text, body) = (new Mistakes(), answer?.Trim(), decidedBy?.Trim());
        if (text is not { Length: > 0 and <= CharterAnswer.Longest })
            wrong.Add("answer", "answer-missing", "Écrivez la réponse de la Région et ses raisons.");
        if (body is not { Length: > 0 and <= CharterVersion.LongestAct })
            wrong.Add("by", "act-missing", "Dites qui a décidé : l'instance et l'acte.");
        if (decidedOn is null || decidedOn > Today)
            wrong.Add("on", "day-missing", "Écrivez le jour de la décision, passé ou d'aujourd'hui.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var first = await db.Set<CharterVersion>()
            .Where(version => version.PublishedAt != null)
            .MinAsync(version => version.InForceFrom, cancellationToken);
        if (decidedOn < first)
            wrong.Add(
                "on",
                "before",
                $"La charte est en vigueur depuis le {first.Value.InFrench} : la réponse vient après."
            );
        wrong.Throw();
        var given = new CharterAnswer
        {
            Id = id,
            QuestionKey = question,
            Text = text!,
            DecidedBy = body!,
            DecidedOn = decidedOn!.Value,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
            RecordedBy = actor.AccountId,
        };
        if (
            await db.IsKeptAsync(
                given,
                one => (one.QuestionKey, one.Text, one.DecidedBy, one.DecidedOn),
                cancellationToken
            )
        )
            return;
        db.Add(given);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Records what a signatory commits to; the same form twice records once.</summary>
    public async Task CommitAsync(
        Actor actor,
        Guid id,
        string signatory,
        string? statement,
        string? measure,
        DateOnly? since,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Charter);
        var (wrong, said, seen) = (new Mistakes(), statement?.Trim(), measure?.Trim());
        if (said is not { Length: > 0 and <= Commitment.Longest })
            wrong.Add("statement", "statement-missing", "Écrivez à quoi ce signataire s'engage.");
        if (seen is not { Length: > 0 and <= Commitment.Longest })
            wrong.Add("measure", "measure-missing", "Dites à quoi on verra que c'est fait.");
        if (since is null)
            wrong.Add("since", "day-missing", "Écrivez depuis quel jour.");
        wrong.Throw();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<CharterSignatory>().AnyAsync(one => one.Key == signatory, cancellationToken))
            throw new RefusedException("no-such-signatory", "Ce signataire n'est plus là.");
        var commitment = new Commitment
        {
            Id = id,
            SignatoryKey = signatory,
            Statement = said!,
            Measure = seen!,
            Since = since!.Value,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
            RecordedBy = actor.AccountId,
        };
        if (
            await db.IsKeptAsync(
                commitment,
                one => (one.SignatoryKey, one.Statement, one.Measure, one.Since),
                cancellationToken
            )
        )
            return;
        db.Add(commitment);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Records what shows that a commitment is kept.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="commitment">The commitment.</param>
    /// <param name="revision">As it was read: the same form twice records once.</param>
    /// <param name="day">The day it speaks of.</param>
    /// <param name="label">What it is.</param>
    /// <param name="address">Where it can be read; empty when nowhere.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task ShowAsync(
        Actor actor,
        Guid commitment,
        int revision,
        DateOnly? day,
        string? label,
        string? address,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Charter);
        var (wrong, said) = (new Mistakes(), label?.Trim());
        if (said is not { Length: > 0 and <= Commitment.Longest })
            wrong.Add("label", "label-missing", "Dites ce qui le montre.");
        if (day is null || day > Today)
            wrong.Add("day", "day-missing", "Écrivez le jour dont il s'agit, passé ou d'aujourd'hui.");
        var link = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        if (
            link is not null
            && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        )
            wrong.Add("address", "bad-address", "Une adresse commence par https://.");
        wrong.Throw();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept =
            await db.Set<Commitment>().FirstOrDefaultAsync(one => one.Id == commitment, cancellationToken)
            ?? throw new RefusedException("no-such-commitment", "Cet engagement n'est plus là.");
        Revisions.Require(kept.Revision, revision);
        kept.Show(
            new()
            {
                Day = day!.Value,
                Label = said!,
                Address = link,
            }
        );
        await db.SaveRevisionAsync(cancellationToken);
    }

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
}
