namespace Spro.Core.Knowledge.Exploration;

/// <summary>
/// What somebody has said in the exploration, and nothing else: neither name, age nor gender. Items are in the order in
/// which they are proposed, so that the same answers are the same whatever the order they came in.
/// </summary>
public sealed class ExplorationAnswers
{
    private readonly HashSet<ExplorationItem> _chosen;

    /// <summary>Answers made of items.</summary>
    public ExplorationAnswers(IEnumerable<ExplorationItem> chosen) => _chosen = [.. chosen];

    /// <summary>Nothing was said.</summary>
    public static ExplorationAnswers None { get; } = new([]);

    /// <summary>Nothing was said that could lead anywhere.</summary>
    public bool LeadsNowhere => !_chosen.Any(item => item.Kind is ExplorationKind.Interest or ExplorationKind.Skill);

    /// <summary>Something was confided that tells of health.</summary>
    public bool TellsOfHealth => _chosen.Any(item => item.Kind == ExplorationKind.Difficulty);

    /// <summary>All that was chosen.</summary>
    public IEnumerable<ExplorationItem> All => ExplorationItem.All.Where(_chosen.Contains);

    /// <summary>What was chosen of a kind.</summary>
    public IEnumerable<ExplorationItem> Of(ExplorationKind kind) => All.Where(item => item.Kind == kind);

    /// <summary>The same, without what tells of health.</summary>
    public ExplorationAnswers WithoutHealth() => new(_chosen.Where(item => item.Kind != ExplorationKind.Difficulty));
}
