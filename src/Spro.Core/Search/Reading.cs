namespace Spro.Core.Search;

/// <summary>What a text may mean.</summary>
/// <param name="Text">As titles would say it.</param>
/// <param name="Worth">What it keeps of its score beside what was typed.</param>
/// <param name="InFull">Whether it is all there is to find, not the beginning of something longer.</param>
internal readonly record struct Reading(string Text, float Worth, bool InFull);
