using System.Globalization;

namespace Spro.Core.Tests.Structures.Opening.Reference;

/// <summary>The draws of these tests are the same every time, unless SPRO_TEST_SEED asks for others.</summary>
internal static class Draws
{
    public static int Seed { get; } =
        int.Parse(Environment.GetEnvironmentVariable("SPRO_TEST_SEED") ?? "20261124", CultureInfo.InvariantCulture);
}
