using System.CommandLine;
using System.Diagnostics;
using Spro.Core.Common;
using Spro.Core.Publications;

namespace Spro.Cli.Commands;

/// <summary><c>spro guide</c>: publishes an edition of the guide, and writes its files.</summary>
internal static class GuideCommands
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public static Command Build(Workplace workplace)
    {
        var folder = new Option<string>("--out")
        {
            Description = "Le dossier où écrire ; créé s'il manque.",
            HelpName = "DOSSIER",
            Required = true,
        };
        var department = new Option<string?>("--department")
        {
            Description =
                "Écrire les fichiers d'un seul département, par son code. Sinon, ceux de la région et de chacun.",
            HelpName = "CODE",
        };
        var draft = new Option<bool>("--draft") { Description = "Écrire une épreuve : aucune édition n'est publiée." };
        var json = new Option<bool>("--json") { Description = "Rendre compte en JSON." };
        var build = new Command(
            "build",
            "Publier une édition du guide avec l'annuaire du jour, s'il a changé depuis la dernière, et écrire ses fichiers : page, PDF, DOCX, CSV."
        )
        {
            folder,
            department,
            draft,
            json,
        };
        build.SetAction(
            (parsed, cancellationToken) =>
                BuildAsync(
                    workplace,
                    parsed.GetRequiredValue(folder),
                    parsed.GetValue(department),
                    parsed.GetValue(draft),
                    parsed.GetValue(json),
                    cancellationToken
                )
        );
        return new Command("guide", "Fabriquer le guide des structures.") { build };
    }

    private static async Task BuildAsync(
        Workplace workplace,
        string folder,
        string? department,
        bool isDraft,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
        if (department is not null && !catalogue.Departments.Any(one => one.Code == department))
            throw new RefusedException(
                "unknown-department",
                $"« {department} » n'est pas un département servi ({string.Join(", ", catalogue.Departments.Select(one => one.Code))})."
            );
        var (guides, press) = (workplace.Get<Guides>(), workplace.Get<GuidePress>());
        var target = Directory.CreateDirectory(folder).FullName;
        GuideEdition? edition = null;
        var isNew = false;
        if (!isDraft)
            (edition, isNew) = await guides.PublishByCommandAsync(Lease, cancellationToken);
        var guide = edition is null
            ? await guides.TodayAsync(cancellationToken)
            : (await guides.FindAsync(edition.Number, cancellationToken))!;
        List<object> written = [];
        string? reason = null;
        IReadOnlyList<string?> scopes = department is null
            ? [null, .. guide.Departments.Select(one => one.Code)]
            : [department];
        foreach (var (rank, scope) in scopes.Index())
        {
            var began = Stopwatch.GetTimestamp();
            var (files, none) = await press.MakeAsync(guide, scope, edition?.Number, cancellationToken);
            reason ??= none;
            if (edition is not null)
                await press.KeepAsync(
                    edition.Number,
                    files,
                    none,
                    isLast: department is null && rank == scopes.Count - 1,
                    cancellationToken
                );
            foreach (var file in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(target, file.Name), file.Bytes, cancellationToken);
                written.Add(new { name = file.Name, bytes = file.Bytes.Length });
            }
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (workplace.Terminal.ShowsProgress)
                await workplace.Terminal.Error.WriteLineAsync($"{scope ?? "région"} : {seconds:0.0} s");
        }
        var gaps = Guides.GapsOf(guide);
        if (asJson)
        {
            await workplace.Terminal.WriteJsonAsync(
                new
                {
                    edition = edition?.Number,
                    isNew,
                    day = guide.Day,
                    hash = edition?.Hash,
                    structures = guide.Entries.Select(entry => entry.StructureId).Distinct().Count(),
                    entries = guide.Entries.Count,
                    toComplete = gaps.Select(gap => new
                    {
                        id = gap.Id,
                        structure = gap.Name,
                        missing = gap.Missing.Select(one => one.ToString().ToLowerInvariant()),
                    }),
                    files = written,
                    pdf = reason is null,
                    pdfReason = reason,
                }
            );
            return;
        }
        await workplace.Terminal.Out.WriteLineAsync(
            edition is null ? "Épreuve : aucune édition n'est publiée."
            : isNew ? $"Édition n° {edition.Number} publiée, annuaire du {guide.Day.InFrench}."
            : $"Rien n'a changé depuis l'édition n° {edition.Number} : ses fichiers sont écrits."
        );
        await workplace.Terminal.Out.WriteLineAsync($"{written.Count} fichiers écrits dans « {target} ».");
        await workplace.Terminal.Out.WriteLineAsync($"Structures à compléter : {gaps.Count}.");
        if (reason is not null)
            await workplace.Terminal.Out.WriteLineAsync(reason);
    }
}
