using System.Security.Cryptography;
using System.Text;
using Spro.Core.Accounts;
using Spro.Core.Evidence.Frozen;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>The files of a frozen register: what was signed, its signature, the key that verifies it, and a table to read.</summary>
internal static class FrozenRegisterEndpoints
{
    public static void MapFrozenRegisters(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                Links.FrozenRegisters + "/{id:guid}/{file}",
                async (Guid id, string file, FrozenRegisters registers, CancellationToken cancellationToken) =>
                    await GiveAsync(await registers.FindPublishedAsync(id, cancellationToken), file, cancellationToken)
            )
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        routes
            .MapGet(
                Links.RegisterReplies + "/{id:guid}/{file}",
                async (
                    Guid id,
                    string file,
                    FrozenRegisters registers,
                    HttpContext context,
                    CancellationToken cancellationToken
                ) =>
                {
                    context.Response.Headers.CacheControl = "no-store";
                    var opened = await registers.FindAsync(context.Actor(), id, cancellationToken);
                    return await GiveAsync(opened, file, cancellationToken);
                }
            )
            .RequireAuthorization(nameof(Purpose.RegisterReading))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> GiveAsync(
        OpenedRegister? opened,
        string file,
        CancellationToken cancellationToken
    )
    {
        if (opened is not { Kept: var kept })
            return TypedResults.NotFound();
        switch (file)
        {
            case "registre.json":
                return TypedResults.File(kept.Content, "application/json", file);
            case "registre.sig":
                return TypedResults.File(kept.Signature, "application/octet-stream", file);
            case "cle.pem":
                var key = PemEncoding.WriteString("PUBLIC KEY", kept.PublicKey) + "\n";
                return TypedResults.File(Encoding.ASCII.GetBytes(key), "application/x-pem-file", file);
            case "registre.csv" when opened.Content is { } content:
                using (var table = new MemoryStream())
                {
                    await FrozenTable.WriteAsync(content, table, cancellationToken);
                    return TypedResults.File(table.ToArray(), "text/csv; charset=utf-8", file);
                }
            default:
                return TypedResults.NotFound();
        }
    }
}
