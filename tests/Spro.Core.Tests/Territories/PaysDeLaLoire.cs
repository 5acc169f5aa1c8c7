using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

/// <summary>The territory that ships with the software, loaded once.</summary>
internal static class PaysDeLaLoire
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    public static readonly TerritoryData Data = TerritorySeed.Load();

    public static readonly TerritoryIndex Index = TerritoryIndex.Build(Data, Today);

    public static CommuneRecord Commune(string code) =>
        Index.Commune(code) ?? throw new ArgumentException($"No commune {code}", nameof(code));
}
