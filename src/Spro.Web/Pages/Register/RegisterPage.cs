using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Hosting;

namespace Spro.Web.Pages.Register;

/// <summary>What is done with personal data, from the classification of the model of now.</summary>
internal abstract class RegisterPage(IDbContextFactory<SproDbContext> databases, SproSettings settings) : PageModel
{
    internal IReadOnlyList<RegisteredActivity> Activities { get; private set; } = [];
    internal SproSettings Settings => settings;

    /// <summary>The register.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Activities = ProcessingRegister.Of(db);
    }
}

/// <summary>The register of article 30.</summary>
internal sealed class IndexModel(IDbContextFactory<SproDbContext> databases, SproSettings settings)
    : RegisterPage(databases, settings);

/// <summary>The facts that an impact assessment needs (article 35): the assessment itself is each controller's.</summary>
internal sealed class ImpactModel(IDbContextFactory<SproDbContext> databases, SproSettings settings)
    : RegisterPage(databases, settings);
