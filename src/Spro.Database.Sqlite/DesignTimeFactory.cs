using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Spro.Core.Database;

namespace Spro.Database.Sqlite;

/// <summary>Lets <c>dotnet ef</c> build the model without a host.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SproDbContext>
{
    public SproDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        SqliteDatabase.Configure(options, "Data Source=design-time.db");
        return new SproDbContext(options.Options);
    }
}
