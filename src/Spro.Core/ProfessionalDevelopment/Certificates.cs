using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>What a certificate says to whoever checks its code.</summary>
/// <param name="Module">What was learnt.</param>
/// <param name="Session">When.</param>
/// <param name="Minutes">How long they were there.</param>
/// <param name="GivenAt">When it was given.</param>
/// <param name="IsOfThatName">
/// The name that was typed is the one of the certificate; null when none was typed. The name itself is never given.
/// </param>
/// <param name="IsFictitious">It is of the demonstration.</param>
public sealed record CheckedCertificate(
    ProgrammeModule Module,
    DevelopmentSession Session,
    int Minutes,
    DateTime GivenAt,
    bool? IsOfThatName,
    bool IsFictitious
);

/// <summary>
/// Certificates (« attestations »), by a code that anybody can check. Whoever holds the paper has the name under their eyes: the
/// check says whether it is that one, and gives no name, so that a code that was found, guessed or passed on tells of nobody.
/// </summary>
public sealed class Certificates(IDbContextFactory<SproDbContext> databases, IdentityKeys keys)
{
    internal const int Length = 12;

    // Without what is mistaken for something else: 0 and O, 1, I and L, U and V.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code as it is printed, in three groups.</summary>
    public static string Written(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Join('-', code.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>What a code is of; null when it is of nothing.</summary>
    public async Task<CheckedCertificate?> CheckAsync(string? code, string? name, CancellationToken cancellationToken)
    {
        var read = string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (read.Length != Length)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from enrolment in db.Set<Enrolment>().AsNoTracking()
            join session in db.Set<DevelopmentSession>() on enrolment.SessionId equals session.Id
            join module in db.Set<ProgrammeModule>() on session.ModuleId equals module.Id
            join programme in db.Set<YearProgramme>() on module.Year equals programme.Year
            where enrolment.CertificateCode == read
            select new
            {
                enrolment,
                session,
                module,
                programme.FromDemonstration,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var keyring = await keys.OpenAsync(cancellationToken);
        return new(
            found.module,
            found.session,
            found.enrolment.MinutesOf(found.session),
            found.enrolment.CertifiedAt!.Value,
            string.IsNullOrWhiteSpace(name)
                ? null
                : Same(name)
                    == Same(keyring.Read(found.enrolment.Name, Enrolment.NameColumn, found.enrolment.Id) ?? ""),
            found.FromDemonstration
        );
    }

    internal static string NewCode() => new(RandomNumberGenerator.GetItems<char>(Letters, Length));

    // However it is typed: accents, capitals, dashes, and the order of first and last name.
    private static string Same(string name)
    {
        var letters = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(letter))
                letters.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        return string.Join(
            ' ',
            letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
    }
}
