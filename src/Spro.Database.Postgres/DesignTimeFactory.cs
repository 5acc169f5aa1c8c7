using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Spro.Core.Database;

namespace Spro.Database.Postgres;

/// <summary>Lets <c>dotnet ef</c> build the model without a host.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SproDbContext>
{
    public SproDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        PostgresDatabase.Configure(options, "Host=localhost;Database=design_time");
        return new SproDbContext(options.Options);
    }
}
