using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Fields;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Members;

/// <summary>Somebody to call, as typed.</summary>
public sealed record ColleagueDraft
{
    /// <summary>First and last name.</summary>
    public string? Name { get; init; }

    /// <summary>What she or he does.</summary>
    public string? Function { get; init; }

    /// <summary>Professional telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Professional e-mail.</summary>
    public string? Email { get; init; }

    /// <summary>What to call her or him for.</summary>
    public string? Topics { get; init; }

    /// <summary>The person knows that colleagues of the network will read this.</summary>
    public bool IsTold { get; init; }

    /// <summary>As somebody is named now.</summary>
    public static ColleagueDraft Of(Professional person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new()
        {
            Name = person.Name,
            Function = person.Role,
            Phone = person.Phone,
            Email = person.Email,
            Topics = person.Topics,
        };
    }

    /// <summary>Has somebody be named so.</summary>
    /// <exception cref="RefusedException">Something typed cannot be kept.</exception>
    internal void ApplyTo(Professional person)
    {
        var wrong = new Mistakes();
        person.Name = wrong.Try(() => Typed.Required("name", Name, "Écrivez le prénom et le nom.")) ?? "";
        person.Role = wrong.Try(() => Typed.Line("function", Function));
        person.Phone = wrong.Try(() => Typed.Phone("phone", Phone));
        person.Email = wrong.Try(() => WorkEmail(Email));
        person.Topics = wrong.Try(() =>
            Typed.Required("topics", Topics, "Écrivez pour quoi l'appeler, par exemple « apprentissage, logement ».")
        );
        if (string.IsNullOrWhiteSpace(Phone + Email))
            wrong.Add("phone", "contact-missing", "Donnez un téléphone ou un courriel professionnel.");
        if (!IsTold)
            wrong.Add(
                "isTold",
                "not-told",
                "Prévenez cette personne, puis cochez la case : sans cela, ne la nommez pas."
            );
        wrong.Throw();
    }

    private static string? WorkEmail(string? raw) =>
        string.IsNullOrWhiteSpace(raw) ? null
        : PersonalEmail.IsAddress(raw.Trim()) ? raw.Trim()
        : throw RefusedException.At(
            "email",
            "email-wrong",
            "Écrivez une adresse électronique, par exemple prenom.nom@example.org."
        );
}

/// <summary>Somebody whom a structure names.</summary>
/// <param name="Id">The person's line.</param>
/// <param name="Draft">What is said of her or him.</param>
/// <param name="Seal">What is said, in short: another when somebody has changed it.</param>
/// <param name="IsImported">A list brought her or him: the next one may again.</param>
public sealed record NamedColleague(Guid Id, ColleagueDraft Draft, string Seal, bool IsImported);

/// <summary>A structure and whom it names to be called.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="People">By name.</param>
public sealed record NamedColleagues(Structure Structure, IReadOnlyList<NamedColleague> People);

/// <summary>
/// Whom colleagues of the network may call in a structure, for what: its manager names them, or the head of its network, once
/// they know. What is said of them is corrected at once, and gone once they are taken away: no history keeps it.
/// </summary>
public sealed class OwnColleagues(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Those of a structure of the actor's; null when it is not theirs.</summary>
    public async Task<NamedColleagues?> OfAsync(Actor actor, Guid structureId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        structureId = await db.StayingAsync(structureId, cancellationToken);
        if (await db.FindOwnAsync<Structure>(actor, structureId, cancellationToken) is not { } structure)
            return null;
        var today = Today;
        var people = await db.Set<Professional>()
            .AsNoTracking()
            .Where(one => one.StructureId == structureId && (one.ValidTo == null || one.ValidTo >= today))
            .ToListAsync(cancellationToken);
        return new(
            structure,
            [
                .. people
                    .OrderBy(one => one.Name, StringComparer.CurrentCulture)
                    .ThenBy(one => one.Id)
                    .Select(one => new NamedColleague(
                        one.Id,
                        ColleagueDraft.Of(one),
                        SealOf(one),
                        one.Source != DirectoryEdits.MemberSource
                    )),
            ]
        );
    }

    /// <summary>
    /// Names somebody, or says otherwise of somebody named; the same form sent twice does it once. False when the structure is not
    /// theirs, or the person not of it.
    /// </summary>
    /// <param name="actor">Who names.</param>
    /// <param name="structureId">The structure.</param>
    /// <param name="id">The person's line; chosen by the form of a new one.</param>
    /// <param name="seal">The <see cref="NamedColleague.Seal"/> of what was shown; null for somebody new.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">A field is wrong, or somebody changed it meanwhile.</exception>
    public async Task<bool> SaveAsync(
        Actor actor,
        Guid structureId,
        Guid id,
        string? seal,
        ColleagueDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.FindOwnAsync<Structure>(actor, structureId, cancellationToken) is not { } structure)
            return false;
        var person = await db.Set<Professional>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (person is not null && person.StructureId != structureId)
            return false;
        if (person is null && seal is not null)
            throw new RefusedException("gone", "Cette personne vient d'être retirée : il n'y a plus rien à modifier.");
        var shown = person is null ? null : SealOf(person);
        if (person is null)
            db.Add(
                person = new Professional
                {
                    Id = id,
                    StructureId = structureId,
                    Name = "",
                    Source = DirectoryEdits.MemberSource,
                    SourceId = id.ToString(),
                    ValidFrom = Today,
                    IsFictitious = structure.IsFictitious,
                }
            );
        draft.ApplyTo(person);
        if (shown is not null && shown != seal && SealOf(person) != shown)
            throw Revisions.ChangedMeanwhile();
        await db.Set<Professional>()
            .Where(one => one.Id != id && one.StructureId == structureId && one.Name == person.Name)
            .Where(one => one.Topics == person.Topics && (one.ValidTo == null || one.ValidTo >= Today))
            .RequireNoneAsync(
                "name",
                "Cette personne est déjà dans la liste, pour les mêmes sujets.",
                cancellationToken
            );
        (person.ConfirmedByMember, person.ConfirmedOn) = (true, Today);
        await db.SaveNewAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes somebody away; false when she or he is not named there.</summary>
    public async Task<bool> RemoveAsync(Actor actor, Guid structureId, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FindOwnAsync<Structure>(actor, structureId, cancellationToken) is not null
            && await db.Set<Professional>()
                .Where(one => one.Id == id && one.StructureId == structureId)
                .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    private static string SealOf(Professional person) =>
        StableId.Of("colleague", JsonSerializer.Serialize(ColleagueDraft.Of(person))).ToString();

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
}
