using Spro.Core.Territories;

namespace Spro.Core.Interchange;

/// <summary>What the formats need to judge what they read.</summary>
/// <param name="Territory">The communes.</param>
/// <param name="Today">A source cannot have stated anything after it.</param>
public sealed record ReadingContext(TerritoryIndex Territory, DateOnly Today);
