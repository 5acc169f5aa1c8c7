using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Papers;

/// <summary>A paper as a form gives it: a file or a link.</summary>
/// <param name="Id">Chosen by the form: sent twice, it is added once.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Link">Where it is; null for a file.</param>
/// <param name="File">The file; null for a link.</param>
/// <param name="IsPublic">Anybody may have it.</param>
public sealed record PaperDraft(Guid Id, string? Title, string? Link, Stream? File, bool IsPublic);

/// <summary>
/// Papers of whatever has some. It only adds to the caller's context, and only reads: the module of the thing they are joined
/// to decides who may, and saves.
/// </summary>
public static class PaperShelf
{
    /// <summary>Adds a paper to the caller's context; the same form twice adds once.</summary>
    /// <exception cref="RefusedException">Something is missing, too large, or of a kind that is not taken; it names the field.</exception>
    public static async Task AddAsync(
        SproDbContext db,
        Guid aboutId,
        PaperDraft draft,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(draft);
        if (await db.Set<Paper>().AnyAsync(paper => paper.Id == draft.Id, cancellationToken))
            return;
        if (await db.Set<Paper>().CountAsync(paper => paper.AboutId == aboutId, cancellationToken) >= Paper.MostOfOne)
            throw RefusedException.At("file", "too-many", $"Il y a déjà {Paper.MostOfOne} documents : retirez-en un.");
        var wrong = new Mistakes();
        var title = draft.Title?.Trim() ?? "";
        if (title.Length is 0 or > Paper.LongestTitle)
            wrong.Add("title", "missing", $"Donnez un titre, de {Paper.LongestTitle} caractères au plus.");
        var paper = new Paper
        {
            Id = draft.Id,
            AboutId = aboutId,
            Title = title,
            IsPublic = draft.IsPublic,
            AddedAt = now,
        };
        if (draft.File is null && string.IsNullOrWhiteSpace(draft.Link))
            wrong.Add("file", "missing", "Choisissez un fichier, ou écrivez une adresse.");
        else if (draft.File is null)
            paper.Link = wrong.Try(() => WebLink.Read(draft.Link, "link"));
        else if (!string.IsNullOrWhiteSpace(draft.Link))
            wrong.Add("link", "both", "Choisissez un fichier ou un lien, pas les deux.");
        else if (await wrong.TryAsync(() => ReadAsync(draft.File, cancellationToken)) is { } bytes)
        {
            paper.Kind = PaperKinds.Of(bytes);
            if (paper.Kind is null)
                wrong.Add(
                    "file",
                    "kind",
                    $"Ce fichier n'est pas d'une sorte acceptée : {PaperKinds.Taken}, sans macro."
                );
            (paper.Size, paper.Hash) = (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            db.Add(new PaperFile { Id = draft.Id, Bytes = bytes });
        }
        wrong.Throw();
        db.Add(paper);
    }

    /// <summary>The papers of something, the first added first.</summary>
    public static async Task<IReadOnlyList<Paper>> OfAsync(
        SproDbContext db,
        Guid aboutId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Paper>()
            .AsNoTracking()
            .Where(paper => paper.AboutId == aboutId)
            .OrderBy(paper => paper.AddedAt)
            .ThenBy(paper => paper.Id)
            .ToListAsync(cancellationToken);

    private static async Task<byte[]> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > Paper.LargestFile)
                throw RefusedException.At(
                    "file",
                    "too-large",
                    $"Ce fichier est trop lourd : {Paper.LargestFile / 1024 / 1024} Mo au plus."
                );
            kept.Write(buffer, 0, read);
        }
        return kept.Length == 0
            ? throw RefusedException.At("file", "missing", "Choisissez un fichier, ou écrivez une adresse.")
            : kept.ToArray();
    }
}
