// Adds a migration to both stores: dotnet run eng/migrate.cs -- Name
// Builds between the two: a stale build makes Entity Framework create existing tables again.
using System.Diagnostics;

if (args is not [var name])
{
    Console.Error.WriteLine("usage: dotnet run eng/migrate.cs -- Name");
    return 2;
}
foreach (var store in new[] { "Sqlite", "Postgres" })
{
    var project = $"src/Spro.Database.{store}";
    using var ef = Process.Start(
        "dotnet",
        ["ef", "migrations", "add", name, "--project", project, "--startup-project", project]
    );
    await ef.WaitForExitAsync();
    if (ef.ExitCode != 0)
        return 1;
}
return 0;
