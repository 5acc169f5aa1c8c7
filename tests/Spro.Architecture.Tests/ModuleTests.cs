using System.Text;
using Spro.Core.Database;
using Spro.TestSupport;

namespace Spro.Architecture.Tests;

public sealed class ModuleTests
{
    private static readonly Lazy<ILookup<(string From, string To), string>> Found = new(() =>
        Arrows.Of(typeof(SproDbContext).Assembly, "Spro.Core")
    );

    [Fact]
    public void A_module_knows_only_those_it_may()
    {
        var refused = Found
            .Value.Where(arrow => !Modules.MayUse.GetValueOrDefault(arrow.Key.From, []).Contains(arrow.Key.To))
            .SelectMany(arrow => arrow);
        Assert.Empty(refused);
    }

    [Fact]
    public void Two_modules_that_know_each_other_are_named()
    {
        var mutual = Found
            .Value.Select(arrow => arrow.Key)
            .Where(arrow =>
                string.CompareOrdinal(arrow.From, arrow.To) < 0 && Found.Value.Contains((arrow.To, arrow.From))
            );
        Assert.Equal(Modules.KnowEachOther, mutual);
    }

    [Fact]
    public void The_modules_of_the_matrix_are_those_of_the_code()
    {
        var modules = typeof(SproDbContext)
            .Assembly.GetTypes()
            .Select(type => type.Namespace?.Split('.'))
            .Where(name => name is ["Spro", "Core", ..])
            .Select(name => name!.Length > 2 ? name[2] : "(none)")
            .Distinct();
        Assert.Equal(modules.Order(StringComparer.Ordinal), Modules.MayUse.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cycle_through_deeper_namespaces_and_asynchronous_code_is_seen()
    {
        var arrows = Arrows.Of(typeof(ModuleTests).Assembly, "Spro.Architecture.Tests.Deliberate");
        Assert.True(arrows.Contains(("Left", "Right")));
        Assert.True(arrows.Contains(("Right", "Left")));
    }

    [Fact]
    public void The_documented_arrows_are_those_of_the_code()
    {
        var page = new StringBuilder(
            """
            # The modules of Spro.Core, and who knows whom

            Written by the tests from the compiled code (`SPRO_WRITE_GENERATED=1`); the arrows that may exist are in
            `tests/Spro.Architecture.Tests/Modules.cs`.

            | module | knows |
            |---|---|

            """
        );
        foreach (var module in Modules.MayUse.Keys.Order(StringComparer.Ordinal))
        {
            var known = Found
                .Value.Select(arrow => arrow.Key)
                .Where(arrow => arrow.From == module)
                .Select(arrow => arrow.To)
                .Order(StringComparer.Ordinal);
            page.Append("| ")
                .Append(module)
                .Append(" | ")
                .AppendJoin(", ", known.DefaultIfEmpty("nobody"))
                .Append(" |\n");
        }
        GeneratedFile.MustSay("docs/generated/modules.md", page.ToString());
    }
}
