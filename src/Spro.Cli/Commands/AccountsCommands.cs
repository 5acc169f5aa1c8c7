using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Cli.Commands;

/// <summary><c>spro accounts</c>: the accounts of professionals.</summary>
internal static class AccountsCommands
{
    // "structure-manager": as the enum says it, in small letters.
    private static readonly IReadOnlyDictionary<string, Role> Roles = Core.Accounts.Roles.OfPeople.ToDictionary(role =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString())
    );

    public static Command Build(Workplace workplace) =>
        new("accounts", "Gérer les comptes des professionnels.")
        {
            Add(workplace),
            List(workplace),
            Disable(workplace),
            SignOut(workplace),
        };

    private static Command Add(Workplace workplace)
    {
        var email = Email();
        var name = new Option<string>("--name")
        {
            Description = "Prénom et nom.",
            HelpName = "NOM",
            Required = true,
        };
        var role = new Option<string>("--role")
        {
            Description = $"Le rôle : {string.Join(", ", Roles.Keys)}.",
            HelpName = "RÔLE",
            Required = true,
        };
        role.AcceptOnlyFromAmong([.. Roles.Keys]);
        var structure = new Option<string?>("--structure")
        {
            Description = "La structure, par son identifiant ou son nom exact, pour qui en a une.",
            HelpName = "STRUCTURE",
        };
        var department = new Option<string?>("--department")
        {
            Description =
                "Le département, par son code, pour une référente ou un référent Orientation ; sans lui, toute la région.",
            HelpName = "CODE",
        };
        var network = new Option<string?>("--network")
        {
            Description = "Le réseau, par son code, pour qui en coordonne un.",
            HelpName = "CODE",
        };
        network.AcceptOnlyFromAmong([.. Networks.BuiltIn.Select(one => one.Code)]);
        var json = SharedOptions.Json();
        var command = new Command(
            "add",
            "Inviter une personne par courriel, et donner une seule fois le lien. Pour qui a déjà un compte, ce lien le rouvre, avec un nouveau mot de passe et un nouveau téléphone."
        )
        {
            email,
            name,
            role,
            structure,
            department,
            network,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var link = await workplace
                    .Get<Invitations>()
                    .InviteAsOperatorAsync(
                        new Invited(
                            Guid.CreateVersion7(),
                            parsed.GetRequiredValue(name),
                            parsed.GetRequiredValue(email),
                            Roles[parsed.GetRequiredValue(role)],
                            await StructureAsync(workplace, parsed.GetValue(structure), cancellationToken)
                        )
                        {
                            DepartmentCode = await DepartmentAsync(
                                workplace,
                                parsed.GetValue(department),
                                cancellationToken
                            ),
                            NetworkCode = parsed.GetValue(network),
                        },
                        cancellationToken
                    );
                var address = workplace.Get<MessageTemplates>().PageAt(link.Path);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(new { invitation = address, expiresAt = link.ExpiresAt });
                else
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"Un courriel part avec ce lien, qui sert une fois dans les sept jours. Vous pouvez aussi le remettre ; il ne sera plus montré :\n{address}"
                    );
            }
        );
        return command;
    }

    private static Command List(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command("list", "Lister les comptes, leurs rôles, leurs structures, leur dernière connexion.")
        {
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var all = await workplace.Get<AccountRegister>().ListAsync(cancellationToken);
                if (parsed.GetValue(json))
                {
                    await workplace.Terminal.WriteJsonAsync(
                        all.Select(one => new
                        {
                            id = one.Id,
                            name = one.Name,
                            email = one.Email,
                            roles = one.Is.Select(held => new
                            {
                                role = JsonNamingPolicy.KebabCaseLower.ConvertName(held.Role.ToString()),
                                structureId = held.StructureId,
                                structure = held.Structure,
                                department = held.DepartmentCode,
                                network = held.NetworkCode,
                            }),
                            createdAt = one.CreatedAt,
                            lastUsedAt = one.LastUsedAt,
                            disabledAt = one.DisabledAt,
                            disabledReason = one.DisabledReason is { } reason
                                ? JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString())
                                : null,
                            demonstration = one.FromDemonstration,
                        })
                    );
                    return;
                }
                foreach (var one in all)
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"{one.Name} <{one.Email}> : {(one.Is.Count == 0 ? "aucun rôle" : string.Join(" ; ", one.Is.Select(InWords)))} ; {StateOf(one)}{(one.FromDemonstration ? " (démonstration)" : "")}"
                    );
                await workplace.Terminal.Out.WriteLineAsync($"{all.Count:N0} compte(s).");
            }
        );
        return command;
    }

    private static Command Disable(Workplace workplace)
    {
        var email = Email();
        var command = new Command("disable", "Fermer un compte et ses connexions, tout de suite.") { email };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                await workplace.Get<AccountRegister>().DisableAsync(parsed.GetRequiredValue(email), cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync(
                    "Fermé : ce compte n'ouvre plus rien. « spro accounts add » le rouvre."
                );
            }
        );
        return command;
    }

    private static Command SignOut(Workplace workplace)
    {
        var email = new Argument<string?>("ADRESSE")
        {
            Description = "L'adresse électronique professionnelle d'une personne.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "Tous les comptes." };
        var command = new Command(
            "sign-out",
            "Fermer tout de suite les connexions ouvertes d'un compte, ou de tous ; chaque personne se reconnecte."
        )
        {
            email,
            all,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var whose = parsed.GetValue(email);
                if (whose is null != parsed.GetValue(all))
                    throw new UsageException("Donnez une adresse, ou « --all » pour tous les comptes.");
                await workplace.PrepareAsync(cancellationToken);
                var ended = await workplace.Get<AccountRegister>().SignOutAsync(whose, cancellationToken);
                await workplace.Terminal.Out.WriteLineAsync($"Connexions fermées : {ended:N0}.");
            }
        );
        return command;
    }

    private static Argument<string> Email() =>
        new("ADRESSE") { Description = "Son adresse électronique professionnelle." };

    private static string InWords(HeldRole held) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(held.Role.ToString())
        + ((held.Structure ?? held.NetworkCode ?? held.DepartmentCode) is { } where ? $", {where}" : "");

    private static string StateOf(RegisteredAccount one) =>
        one.DisabledAt is { } disabled ? $"fermé le {disabled:d}"
        : one.LastUsedAt is { } used ? $"dernière connexion le {used:d}"
        : "jamais connecté";

    private static async Task<string?> DepartmentAsync(
        Workplace workplace,
        string? given,
        CancellationToken cancellationToken
    )
    {
        if (given is null)
            return null;
        await using var db = await workplace
            .Get<IDbContextFactory<SproDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        return await db.Set<Territory>()
            .AnyAsync(one => one.Kind == TerritoryKind.Department && one.Code == given, cancellationToken)
            ? given
            : throw new RefusedException("unknown-department", $"Aucun département n'a le code « {given} ».");
    }

    private static async Task<Guid?> StructureAsync(
        Workplace workplace,
        string? given,
        CancellationToken cancellationToken
    )
    {
        if (given is null)
            return null;
        await using var db = await workplace
            .Get<IDbContextFactory<SproDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        var found = await (
            Guid.TryParse(given, out var id)
                ? db.Set<Structure>().Where(one => one.Id == id)
                : db.Set<Structure>().Where(one => one.Name == given)
        )
            .Select(one => one.Id)
            .Take(2)
            .ToListAsync(cancellationToken);
        return found switch
        {
            [var only] => only,
            [] => throw new RefusedException("unknown-structure", $"Aucune structure ne s'appelle « {given} »."),
            _ => throw new RefusedException(
                "structure-ambiguous",
                $"Plusieurs structures s'appellent « {given} » : donnez l'identifiant."
            ),
        };
    }
}
