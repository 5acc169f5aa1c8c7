using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Spro.TestSupport;

/// <summary>
/// Runs the theory once per engine, with its name as first argument. Without PostgreSQL the row shows as skipped;
/// test.sh always brings one, so a skipped row there is a failure of the script. SPRO_TEST_ENGINE asks for one engine only.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachDatabaseAttribute : DataAttribute
{
    private static readonly string? Only = Environment.GetEnvironmentVariable("SPRO_TEST_ENGINE");

    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        new([
            .. ((string[])["sqlite", "postgres"])
                .Where(engine => Only is null || engine == Only)
                .Select(engine => new TheoryDataRow(engine)
                {
                    Skip =
                        engine == "postgres" && TestDatabase.PostgresServer is null
                            ? "PostgreSQL absent : lancez ./test.sh"
                            : null,
                }),
        ]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
