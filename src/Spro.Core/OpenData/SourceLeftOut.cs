namespace Spro.Core.OpenData;

/// <summary>A source whose places are not in the open data, since it states no licence.</summary>
/// <param name="Source">Its code.</param>
/// <param name="Name">Its name, in French.</param>
/// <param name="Places">How many places of the directory come from it.</param>
public sealed record SourceLeftOut(string Source, string Name, int Places);
