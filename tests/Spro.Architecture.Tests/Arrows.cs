using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Spro.Architecture.Tests;

/// <summary>
/// The arrows between the modules of an assembly, read from what the compiler wrote. The slices of ArchUnitNET see
/// nothing below the first namespace (https://github.com/TNG/ArchUnitNET/issues/208), so every pair is looked at.
/// </summary>
internal static class Arrows
{
    /// <summary>For each module under <paramref name="root"/>, the others it knows and the types by which it does.</summary>
    public static ILookup<(string From, string To), string> Of(System.Reflection.Assembly assembly, string root)
    {
        var types = new ArchLoader().LoadAssemblies(assembly).Build().Types;
        return (
            from type in types
            let origin = ModuleOf(type, root)
            where origin is not null
            from dependency in type.Dependencies
            let target = ModuleOf(dependency.Target, root)
            where target is not null && target != origin
            select (Arrow: (origin, target), Through: $"{type.FullName} → {dependency.Target.FullName}")
        )
            .Distinct()
            .ToLookup(found => found.Arrow, found => found.Through);
    }

    private static string? ModuleOf(IType type, string root) =>
        type.FullName.StartsWith(root + ".", StringComparison.Ordinal)
        && type.FullName[(root.Length + 1)..].Split('.') is [var module, _, ..]
            ? module
            : null;
}
