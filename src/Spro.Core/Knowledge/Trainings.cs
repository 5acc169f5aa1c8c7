using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Knowledge;

/// <summary>A training as the public reads it.</summary>
/// <param name="Offer">What its source says.</param>
/// <param name="From">The source.</param>
/// <param name="Sessions">When it takes place, earliest first; those that are over included.</param>
/// <param name="CertificationCodes">The certifications it leads to.</param>
public sealed record TrainingRecord(
    TrainingOffer Offer,
    ReferentialVersion From,
    IReadOnlyList<TrainingSession> Sessions,
    IReadOnlyList<string> CertificationCodes
)
{
    /// <summary>ROME codes of the occupations it leads to, told by its source or by its certifications.</summary>
    public IReadOnlyList<string> RomeCodes(Certifications certifications)
    {
        ArgumentNullException.ThrowIfNull(certifications);
        return
        [
            .. CertificationCodes
                .SelectMany(code => certifications.Find(code)?.RomeCodes ?? [])
                .Concat(Offer.RomeCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Domains of training, one for each Formacode that its source gives, in the words of the certifications.</summary>
    public IReadOnlyList<TrainingDomain> Domains(Certifications certifications)
    {
        ArgumentNullException.ThrowIfNull(certifications);
        return certifications.DomainsOf(Offer.Formacodes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The first session that starts on <paramref name="day"/> or later; null when none is known.</summary>
    public TrainingSession? NextAfter(DateOnly day)
    {
        foreach (var session in Sessions)
        {
            if (session.Start >= day)
                return session;
        }
        return null;
    }
}

/// <summary>The trainings the public reads.</summary>
public sealed class Trainings
{
    private readonly FrozenDictionary<Guid, TrainingRecord> _byId;
    private readonly ILookup<string, TrainingRecord> _byCertification;
    private readonly ILookup<string, TrainingRecord> _byOccupation;
    private HashSet<ReferentialVersion> _loaded = [];

    private Trainings(IReadOnlyList<TrainingRecord> all)
    {
        All = all;
        _byId = all.ToFrozenDictionary(training => training.Offer.Id);
        _byCertification = all.SelectMany(training => training.CertificationCodes.Select(code => (code, training)))
            .ToLookup(pair => pair.code, pair => pair.training, StringComparer.OrdinalIgnoreCase);
        _byOccupation = all.SelectMany(training => Codes(training.Offer.RomeCodes).Select(code => (code, training)))
            .ToLookup(pair => pair.code, pair => pair.training, StringComparer.Ordinal);
    }

    /// <summary>No training is known.</summary>
    public static Trainings None { get; } = new([]);

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyList<TrainingRecord> All { get; }

    /// <summary>A training by its identifier; null when it is not offered.</summary>
    public TrainingRecord? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>Those that lead to a certification.</summary>
    public IEnumerable<TrainingRecord> ForCertification(string code) => _byCertification[code];

    /// <summary>
    /// Those that lead to an occupation: by a certification that leads to it, or because their source says so.
    /// </summary>
    public IReadOnlyList<TrainingRecord> LeadingTo(OccupationRecord occupation, Certifications certifications)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        ArgumentNullException.ThrowIfNull(certifications);
        return
        [
            .. certifications
                .LeadingTo(occupation)
                .SelectMany(certification => _byCertification[certification.Code])
                .Concat(occupation.Origins.Prepend(occupation.RomeCode).SelectMany(code => _byOccupation[code]))
                .Distinct(),
        ];
    }

    /// <summary>Puts sources together; invented offers yield to any real one.</summary>
    public static Trainings Of(IEnumerable<(ReferentialVersion From, IReadOnlyList<TrainingOffer> Offers)> sources)
    {
        var all = sources.Where(source => source.Offers.Count > 0).ToList();
        if (all.Exists(source => !source.From.IsDemonstration))
            all.RemoveAll(source => source.From.IsDemonstration);
        return all.Count == 0
            ? None
            : new Trainings([
                .. all.SelectMany(source =>
                    source.Offers.Select(offer => new TrainingRecord(
                        offer,
                        source.From,
                        TrainingSessions.Read(offer.Sessions),
                        Codes(offer.CertificationCodes)
                    ))
                ),
            ]);
    }

    /// <summary>Reads them from the store, or gives <paramref name="before"/> again when nothing has changed since.</summary>
    public static async Task<Trainings> LoadAsync(
        SproDbContext db,
        Trainings? before,
        CancellationToken cancellationToken
    )
    {
        var versions = await StoredEditions.ReadAsync(db, ReferentialVersion.Trainings, cancellationToken);
        if (before is not null && before._loaded.SetEquals(versions))
            return before;
        var offers = await StoredEditions.RowsAsync<TrainingOffer>(db, cancellationToken);
        var loaded = Of(
            versions.Select(version => (version, (IReadOnlyList<TrainingOffer>)[.. offers[version.Version]]))
        );
        if (loaded != None)
            loaded._loaded = [.. versions];
        return loaded;
    }

    private static string[] Codes(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
