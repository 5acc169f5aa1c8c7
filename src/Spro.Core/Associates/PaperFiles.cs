using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Papers;

namespace Spro.Core.Associates;

/// <summary>The file of a paper, once it is known that it may be read.</summary>
internal static class PaperFiles
{
    public static async Task<(Paper Paper, byte[] Bytes)?> ReadAsync(
        SproDbContext db,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from paper in db.Set<Paper>().AsNoTracking()
            join file in db.Set<PaperFile>() on paper.Id equals file.Id
            where paper.Id == id
            select new { paper, file.Bytes }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.paper, found.Bytes);
    }
}
