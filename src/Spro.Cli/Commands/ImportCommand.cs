using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Formats;
using Spro.Core.Interchange.InserJeunes;
using Spro.Core.Interchange.Labour;
using Spro.Core.Interchange.Lheo;
using Spro.Core.Interchange.Onisep;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Interchange.Rome;
using Spro.Core.Interchange.Territories;
using Spro.Core.Territories;

namespace Spro.Cli.Commands;

/// <summary><c>spro import</c>: brings a file in, after having judged each of its records.</summary>
internal static class ImportCommand
{
    private const string Territory = "territory";

    private static readonly Dictionary<string, Func<Workplace, IReferentialImport>> Referentials = new(
        StringComparer.Ordinal
    )
    {
        ["rome"] = workplace => workplace.Get<RomeImport>(),
        ["certifinfo"] = workplace => workplace.Get<CertifInfoImport>(),
        ["rncp"] = workplace => workplace.Get<RncpImport>(),
        ["onisep"] = workplace => workplace.Get<OnisepImport>(),
        ["lheo"] = workplace => workplace.Get<LheoImport>(),
        ["labour-market"] = workplace => workplace.Get<LabourImport>(),
        ["charter"] = workplace => workplace.Get<CharterImport>(),
        ["inserjeunes"] = workplace => workplace.Get<InserJeunesImport>(),
    };

    private static string Known => string.Join(", ", [.. DirectoryFormats.Codes, Territory, .. Referentials.Keys]);

    public static Command Build(Workplace workplace)
    {
        var format = new Argument<string>("FORMAT") { Description = $"L'un de : {Known}." };
        format.Validators.Add(result =>
        {
            if (
                result.GetValueOrDefault<string>() is { } name
                && name != Territory
                && !Referentials.ContainsKey(name)
                && !DirectoryFormats.Codes.Contains(name)
            )
                result.AddError($"Le format « {name} » n'existe pas. Formats : {Known}.");
        });
        var path = new Argument<string>("CHEMIN")
        {
            Description = "Le fichier, ou le dossier quand le format en a plusieurs.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Lire et rendre compte, sans rien écrire." };
        var map = new Option<string[]>("--map")
        {
            Description =
                "Pour places et professionals : « colonne du fichier=notre colonne » ; rien après le signe pour ne pas la lire. À répéter.",
            HelpName = "COLONNE=CHAMP",
        };
        var complete = new Option<string[]>("--complete")
        {
            Description = "Départements pour lesquels le fichier est complet (44,49) : ce qui n'y est plus est clos.",
            HelpName = "DÉPARTEMENTS",
        };
        var json = SharedOptions.Json();
        var command = new Command("import", "Importer un fichier ; l'importer deux fois ne change rien.")
        {
            format,
            path,
            dryRun,
            map,
            complete,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new Request(
                    parsed.GetRequiredValue(format),
                    parsed.GetRequiredValue(path),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(map) ?? [],
                    [
                        .. (parsed.GetValue(complete) ?? []).SelectMany(list =>
                            list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        ),
                    ]
                );
                request.RequireFitting();
                await workplace.PrepareAsync(cancellationToken);
                using var progress = new ImportProgress(workplace.Terminal);
                var report = await (
                    request.Format == Territory ? workplace.ImportTerritoryAsync(request, cancellationToken)
                    : Referentials.TryGetValue(request.Format, out var referential)
                        ? workplace.ImportReferentialAsync(referential, request, progress, cancellationToken)
                    : workplace.ImportDirectoryAsync(request, progress, cancellationToken)
                );
                progress.Clear();
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(report);
                else
                    await workplace.Terminal.Out.WriteAsync(ImportReportText.Of(report, request.DryRun));
            }
        );
        return command;
    }

    private static Task<ImportReport> ImportTerritoryAsync(
        this Workplace workplace,
        Request request,
        CancellationToken cancellationToken
    ) =>
        Path.Exists(request.Path)
            ? new TerritoryImport(
                workplace.Get<IDbContextFactory<SproDbContext>>(),
                workplace.Get<TimeProvider>()
            ).RunAsync(request.Path, request.DryRun, cancellationToken)
            : throw new RefusedException("no-such-folder", $"« {request.Path} » n'existe pas.");

    private static Task<ImportReport> ImportReferentialAsync(
        this Workplace workplace,
        Func<Workplace, IReferentialImport> referential,
        Request request,
        ImportProgress progress,
        CancellationToken cancellationToken
    ) =>
        Path.Exists(request.Path)
            ? referential(workplace).RunAsync(request.Path, request.DryRun, progress, cancellationToken)
            : throw NoSuchFile(request.Path);

    private static async Task<ImportReport> ImportDirectoryAsync(
        this Workplace workplace,
        Request request,
        ImportProgress progress,
        CancellationToken cancellationToken
    )
    {
        if (!Path.Exists(request.Path))
            throw NoSuchFile(request.Path);
        var today = DateOnly.FromDateTime(workplace.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        TerritoryIndex territory;
        await using (
            var db = await workplace.Get<IDbContextFactory<SproDbContext>>().CreateDbContextAsync(cancellationToken)
        )
            territory = TerritoryIndex.Build(await TerritoryData.LoadAsync(db, cancellationToken), today);
        if (
            request.Complete.FirstOrDefault(code => territory.Territory(TerritoryKind.Department, code) is null) is
            { } unknown
        )
            throw new RefusedException(
                "unknown-department",
                $"Le département « {unknown} » n'existe pas dans ce territoire."
            );
        var format = DirectoryFormats.Find(
            request.Format,
            new ReadingContext(territory, today),
            ColumnMapping.Parse(request.Map)
        )!;
        return await workplace
            .Get<DirectoryImport>()
            .RunAsync(
                format.Code,
                format.ReadAsync(request.Path, cancellationToken),
                new DirectoryImportOptions { DryRun = request.DryRun, CompleteDepartments = request.Complete },
                progress,
                cancellationToken
            );
    }

    private static RefusedException NoSuchFile(string path) =>
        new("no-such-file", $"Le fichier « {path} » n'existe pas.");

    private sealed record Request(string Format, string Path, bool DryRun, string[] Map, string[] Complete)
    {
        public void RequireFitting()
        {
            if (Map.Length > 0 && Format is not ("places" or "professionals"))
                throw new UsageException("« --map » ne va qu'avec places et professionals.");
            if (Complete.Length > 0 && (Format == Territory || Referentials.ContainsKey(Format)))
                throw new UsageException($"« --complete » ne va pas avec {Format}.");
        }
    }
}
