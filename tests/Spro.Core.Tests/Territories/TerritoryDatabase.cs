using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Spro.TestSupport;

namespace Spro.Core.Tests.Territories;

internal static class TerritoryDatabase
{
    /// <summary>An empty database with its tables, until the first migration makes them.</summary>
    public static async Task<TestDatabase> CreateAsync(string engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        if (!db.Database.GetMigrations().Any())
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        return database;
    }
}
