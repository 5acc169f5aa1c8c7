namespace Spro.Core.Knowledge.Onisep;

/// <summary>What an edition of Onisep says of its sheet about an occupation. The sheet itself is read at Onisep.</summary>
public sealed record OnisepOccupation : VersionedRow
{
    /// <summary>Identifier of the sheet ("MET.69"): it stays from one edition to the next.</summary>
    public required string SheetId { get; init; }

    /// <summary>Title, both forms with " / " between them when it has both.</summary>
    public required string Title { get; init; }

    /// <summary>ROME codes, separated by spaces; Onisep uses those of the third ROME. Empty when it tells none.</summary>
    public string RomeCodes { get; init; } = "";

    /// <summary>Day Onisep last changed the sheet; null when not told.</summary>
    public DateOnly? UpdatedOn { get; init; }

    internal override object Key => SheetId;
}

/// <summary>Another title that Onisep gives to the occupation of a sheet.</summary>
public sealed record OnisepTitle : VersionedRow
{
    /// <summary>The sheet about the occupation.</summary>
    public required string SheetId { get; init; }

    /// <summary>Title, both forms with " / " between them when it has both.</summary>
    public required string Title { get; init; }

    internal override object Key => (SheetId, Title);
}

/// <summary>What an edition of Onisep says of its sheet about a training.</summary>
public sealed record OnisepTraining : VersionedRow
{
    /// <summary>Identifier of the sheet ("FOR.1000").</summary>
    public required string SheetId { get; init; }

    /// <summary>Title: it names a training or a diploma, never a job.</summary>
    public required string Title { get; init; }

    /// <summary>Kind of training, in Onisep's words; null when not told.</summary>
    public string? Type { get; init; }

    /// <summary>How long it lasts, in Onisep's words ("2 ans"); null when not told.</summary>
    public string? Duration { get; init; }

    /// <summary>European level, from 3 to 8; null when not known.</summary>
    public int? Level { get; init; }

    /// <summary>Day Onisep last changed the sheet; null when not told.</summary>
    public DateOnly? UpdatedOn { get; init; }

    internal override object Key => SheetId;
}

/// <summary>A certification that a training of Onisep prepares for.</summary>
public sealed record OnisepTrainingCode : VersionedRow
{
    /// <summary>The sheet about the training.</summary>
    public required string SheetId { get; init; }

    /// <summary>Code as <see cref="Certification.Code"/> writes it: "RNCP37084", "RS5638", "CI12650".</summary>
    public required string Code { get; init; }

    internal override object Key => (SheetId, Code);
}

/// <summary>A training of Onisep leads to an occupation of Onisep.</summary>
public sealed record OnisepPath : VersionedRow
{
    /// <summary>The sheet about the training.</summary>
    public required string TrainingId { get; init; }

    /// <summary>The sheet about the occupation.</summary>
    public required string OccupationId { get; init; }

    internal override object Key => (TrainingId, OccupationId);
}
