using System.Xml.Linq;

namespace Spro.Architecture.Tests;

public sealed class ProjectTests
{
    private static readonly string[] Providers = ["Spro.Database.Postgres", "Spro.Database.Sqlite"];

    public static TheoryData<string> Projects { get; } = [.. Sources.Projects];

    [Fact]
    public void The_domain_knows_no_web_and_no_provider()
    {
        var project = Load("Spro.Core");
        Assert.Empty(References(project, "FrameworkReference"));
        Assert.Empty(References(project, "ProjectReference"));
        var referenced = typeof(Core.Database.SproDbContext)
            .Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!);
        Assert.DoesNotContain(
            referenced,
            name =>
                name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Npgsql", StringComparison.Ordinal)
                || name.Contains("Sqlite", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_design_system_knows_nothing_of_this_service() =>
        Assert.Empty(References(Load("Spro.Design"), "ProjectReference"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_hosting_chooses_a_provider(string project)
    {
        if (project != "Spro.Hosting")
            Assert.Empty(References(Load(project), "ProjectReference").Intersect(Providers));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_is_read_by_the_analyser_of_banned_calls(string project)
    {
        var locked = File.ReadAllText(Sources.PathOf(project, "packages.lock.json"));
        Assert.Contains(
            "\"Microsoft.CodeAnalysis.BannedApiAnalyzers\": {\n        \"type\": \"Direct\"",
            locked,
            StringComparison.Ordinal
        );
        var silenced = Sources
            .FilesOf(project)
            .Append(Sources.PathOf(project, project + ".csproj"))
            .Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal));
        Assert.Empty(silenced);
    }

    private static XDocument Load(string project) => XDocument.Load(Sources.PathOf(project, project + ".csproj"));

    private static IEnumerable<string> References(XDocument project, string kind) =>
        project
            .Descendants(kind)
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
