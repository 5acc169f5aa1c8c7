using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Core.Guidance;
using Spro.Core.Privacy;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Database.Postgres;
using Spro.Database.Sqlite;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro database</c>: migrate, check, backup, restore, copy.</summary>
internal static class DatabaseCommands
{
    public static Command Build(Workplace workplace) =>
        new("database", "Mettre à jour, vérifier, sauvegarder et restaurer la base de données.")
        {
            Migrate(workplace),
            Check(workplace),
            Backup(workplace),
            Restore(workplace),
            Copy(workplace),
        };

    private static Command Migrate(Workplace workplace)
    {
        var command = new Command(
            "migrate",
            "Créer la base ou mettre à jour son schéma, avec le territoire et les règles fournis."
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var start = workplace.Get<FirstStart>();
                await start.MigrateAsync(cancellationToken);
                await start.SeedAsync(cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync("La base est à jour.");
            }
        );
        return command;
    }

    private static Command Check(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command("check", "Vérifier que la base est saine et à jour ; compter ce qu'elle contient.")
        {
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) => CheckAsync(workplace, parsed.GetValue(json), cancellationToken)
        );
        return command;
    }

    private static async Task<int> CheckAsync(Workplace workplace, bool asJson, CancellationToken cancellationToken)
    {
        List<string> problems = [.. await workplace.Get<IDatabaseEngine>().CheckAsync(cancellationToken)];
        await using var db = await workplace
            .Get<IDbContextFactory<SproDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
            problems.Add($"Le schéma attend {pending.Count} mise(s) à jour : lancez « spro database migrate ».");
        // A schema that is behind may lack the very tables to count.
        var counts = pending.Count > 0 ? [] : await CountAsync(db, cancellationToken);
        var newBuiltIn = pending.Count > 0 ? null : await workplace.Get<Rulebook>().NewBuiltInAsync(cancellationToken);
        if (asJson)
        {
            await workplace.Terminal.WriteJsonAsync(
                new
                {
                    sound = problems.Count == 0,
                    problems,
                    counts,
                    newBuiltInRules = newBuiltIn,
                }
            );
        }
        else
        {
            foreach (var (what, count) in counts)
                await workplace.Terminal.Out.WriteLineAsync($"{count, 10:N0}  {what}");
            if (newBuiltIn is not null)
                await workplace.Terminal.Out.WriteLineAsync(RulesReports.InFrench(newBuiltIn));
            await workplace.Terminal.Out.WriteLineAsync(
                problems.Count == 0 ? "La base est saine et à jour." : string.Join(Environment.NewLine, problems)
            );
        }
        if (problems.Count == 0)
            return SproCommand.Done;
        throw new RefusedException("unsound-database", $"La base n'est pas saine : {problems[0]}");
    }

    private static async Task<Dictionary<string, int>> CountAsync(
        SproDbContext db,
        CancellationToken cancellationToken
    ) =>
        new(StringComparer.Ordinal)
        {
            ["communes"] = await db.Set<Commune>().CountAsync(cancellationToken),
            ["structures"] = await db.Set<Structure>().CountAsync(cancellationToken),
            ["lieux"] = await db.Set<Place>().CountAsync(cancellationToken),
            ["services"] = await db.Set<ServiceOffer>().CountAsync(cancellationToken),
            ["professionnels"] = await db.Set<Professional>().CountAsync(cancellationToken),
            ["versions de règles"] = await db.Set<PublishedRuleSet>().CountAsync(cancellationToken),
            ["situations gardées"] = await db.Set<SavedSituation>().CountAsync(cancellationToken),
        };

    private static Command Backup(Workplace workplace)
    {
        var file = new Argument<string>("FICHIER") { Description = "Le fichier à écrire ; il ne doit pas exister." };
        var command = new Command("backup", "Écrire une copie entière de la base, sans arrêter le service.") { file };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var path = parsed.GetRequiredValue(file);
                var (now, days) = (
                    workplace.Get<TimeProvider>().GetUtcNow().UtcDateTime,
                    workplace.Get<SproSettings>().BackupDaysKept
                );
                BackupDate date;
                if (File.Exists(path))
                    throw new RefusedException("file-exists", $"« {path} » existe déjà : choisissez un autre nom.");
                // Under its name only once whole: a copy cut short is never taken for a backup.
                var unfinished = path + ".partial";
                try
                {
                    File.Delete(unfinished);
                    await workplace.Get<IDatabaseEngine>().BackupAsync(unfinished, cancellationToken);
                    // Its date first: no copy stands without the day after which it is refused.
                    date = await BackupDate.WriteAsync(path, now, days, cancellationToken);
                    File.Move(unfinished, path);
                }
                finally
                {
                    File.Delete(unfinished);
                }
                var gone = await BackupDate.DeleteExpiredAsync(path, now, cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync(
                    $"Sauvegarde écrite dans « {path} » ({new FileInfo(path).Length / 1024:N0} Kio). Elle se restaure jusqu'au {DateOnly.FromDateTime(date.ExpiresAt).InFrench} ; gardez « {BackupDate.FileOf(path)} » avec elle."
                );
                foreach (var old in gone)
                    await workplace.Terminal.Out.WriteLineAsync($"Effacée, trop ancienne : « {old} ».");
            }
        );
        return command;
    }

    private static Command Restore(Workplace workplace)
    {
        var file = new Argument<string>("FICHIER") { Description = "Ce que « database backup » a écrit." };
        var command = new Command(
            "restore",
            "Remplacer la base par une sauvegarde, vérifiée d'abord ; le site doit être arrêté."
        )
        {
            file,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var path = parsed.GetRequiredValue(file);
                await BackupDate.RequireCurrentAsync(
                    path,
                    workplace.Get<TimeProvider>().GetUtcNow().UtcDateTime,
                    workplace.Get<SproSettings>().BackupDaysKept,
                    cancellationToken
                );
                string[] known;
                await using (
                    var db = await workplace
                        .Get<IDbContextFactory<SproDbContext>>()
                        .CreateDbContextAsync(cancellationToken)
                )
                    known = [.. db.Database.GetMigrations()];
                await workplace.Get<IDatabaseEngine>().RestoreAsync(path, known, cancellationToken);
                await workplace.Get<FirstStart>().MigrateAsync(cancellationToken);
                // What people have had erased since comes back with the copy: it goes again before anybody reads it. What let
                // somebody in and was closed is closed again.
                if ((await workplace.Get<ErasureJournal>().ReadAsync(cancellationToken)).Any(one => !one.IsOfAccess))
                    await workplace.ReadCatalogueAsync(cancellationToken);
                var again = await workplace.Get<Erasures>().ReplayAsync(cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync(
                    "La base est restaurée et à jour. Toutes les connexions sont fermées ; les invitations et les liens de mot de passe en attente sont à refaire."
                );
                if (again.Erased > 0)
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"Effacements refaits, que des personnes avaient demandés : {again.Erased:N0}."
                    );
                if (again.Closed > 0)
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"Fermés à nouveau, parmi les clés, comptes, rôles et liens : {again.Closed:N0}."
                    );
            }
        );
        return command;
    }

    private static Command Copy(Workplace workplace)
    {
        var engine = new Argument<string>("MOTEUR")
        {
            Description = "« sqlite » ou « postgres » : celui de l'autre base.",
        };
        var command = new Command(
            "copy",
            $"Recopier toute la base dans une autre, vide, que désigne la variable {Target} ; le site doit être arrêté."
        )
        {
            engine,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var target = OpenTarget(parsed.GetRequiredValue(engine));
                await using var from = await workplace
                    .Get<IDbContextFactory<SproDbContext>>()
                    .CreateDbContextAsync(cancellationToken);
                if ((await from.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                    throw new RefusedException(
                        "migration-needed",
                        "La base attend une mise à jour de son schéma : lancez « spro database migrate »."
                    );
                await using var to = await target
                    .GetRequiredService<IDbContextFactory<SproDbContext>>()
                    .CreateDbContextAsync(cancellationToken);
                await target.GetRequiredService<IDatabaseEngine>().MigrateAsync(to, cancellationToken);
                var rows = await StoreCopy.RunAsync(from, to, cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync($"{rows:N0} lignes recopiées.");
            }
        );
        return command;
    }

    // A connection string may hold a password: no command line shows it.
    private const string Target = "SPRO_COPY_TO";

    private static ServiceProvider OpenTarget(string engine)
    {
        if (Environment.GetEnvironmentVariable(Target) is not { Length: > 0 } connection)
            throw new RefusedException(
                "no-target",
                $"Mettez la chaîne de connexion de la base d'arrivée dans la variable d'environnement {Target}."
            );
        var services = new ServiceCollection();
        return engine switch
        {
            "sqlite" => services.AddSqliteDatabase(connection).BuildServiceProvider(),
            "postgres" => services
                .AddPostgresDatabase(SproSettings.RequirePostgres(Target, connection))
                .BuildServiceProvider(),
            _ => throw new RefusedException("unknown-engine", "Écrivez « sqlite » ou « postgres »."),
        };
    }
}
