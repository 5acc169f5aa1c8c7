namespace Spro.Core.OpenData;

/// <summary>One file of the open data.</summary>
/// <param name="Name">File name ("places.csv").</param>
/// <param name="MediaType">As HTTP names it, charset included.</param>
/// <param name="WriteAsync">Writes it whole.</param>
public sealed record OpenDataFile(string Name, string MediaType, Func<Stream, CancellationToken, Task> WriteAsync);
