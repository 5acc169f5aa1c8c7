using System.Reflection;

namespace Spro.Design.Tests;

/// <summary>Where the design system stands on this machine: its built stylesheet and the package it is built from.</summary>
internal static class DesignFolder
{
    private static readonly string Root = typeof(DesignFolder)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "DesignFolder")
        .Value!;

    public static string Assets => Path.Combine(Root, "wwwroot");

    public static string Stylesheet => File.ReadAllText(Path.Combine(Assets, "spro.css"));

    public static string Fixtures(string component) =>
        Path.Combine(Root, "node_modules/govuk-frontend/dist/govuk/components", component, "fixtures.json");
}
