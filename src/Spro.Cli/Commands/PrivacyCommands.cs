using System.CommandLine;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Privacy;
using Spro.Hosting;

namespace Spro.Cli.Commands;

/// <summary><c>spro privacy</c>: what is kept about people, and for how long.</summary>
internal static class PrivacyCommands
{
    public static Command Build(Workplace workplace) =>
        new("privacy", "Appliquer les durées de conservation et les droits des personnes.")
        {
            Retention(workplace),
            Export(workplace),
            Erase(workplace),
        };

    private static Command Retention(Workplace workplace)
    {
        var json = SharedOptions.Json();
        var command = new Command("retention", "Effacer ce dont la durée de conservation est passée.") { json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var expired = await workplace.Get<Retention>().ApplyAsync(cancellationToken);
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(
                        new
                        {
                            savedSituations = expired.Codes,
                            remarks = expired.Remarks,
                            contacts = expired.Contacts,
                            signIns = expired.SignIns,
                            readings = expired.Readings,
                            messages = expired.Messages,
                            appointments = expired.Appointments,
                            referrals = expired.Referrals,
                            invitations = expired.Invitations,
                            accountsClosed = expired.Unused,
                            accountsForgotten = expired.Forgotten,
                            dataRequests = expired.Requests,
                        }
                    );
                else
                    await workplace.Terminal.Out.WriteLineAsync(
                        $"Effacé : {expired.Codes:N0} situation(s) gardée(s) plus de 90 jours, {expired.Remarks:N0} remarque(s) de plus d'un an, {expired.Contacts:N0} accueil(s) de plus de deux ans, {expired.SignIns:N0} connexion(s) finie(s) depuis plus de trente jours, {expired.Readings:N0} lecture(s) de plus de deux ans, {expired.Messages:N0} trace(s) de message de plus de 90 jours ou message(s) non remis de plus de 30 jours, {expired.Referrals:N0} aiguillage(s) sans nouveau fait depuis deux ans, {expired.Invitations:N0} invitation(s), lien(s) ou événement(s) de compte trop anciens, {expired.Appointments:N0} rendez-vous de plus de deux ans. Fermé : {expired.Unused:N0} compte(s) sans connexion depuis 90 jours. Oublié : le nom de {expired.Forgotten:N0} compte(s) fermé(s) depuis un an. Effacé aussi : {expired.Requests:N0} demande(s) de droits répondue(s) depuis un an ou violation(s) écrite(s) il y a cinq ans."
                    );
            }
        );
        return command;
    }

    private static Command Export(Workplace workplace)
    {
        var code = Code();
        var command = new Command("export", "Donner à une personne ce qui est gardé sous le code de sa feuille.")
        {
            code,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                var kept =
                    await workplace.Get<SavedSituations>().FindAsync(parsed.GetRequiredValue(code), cancellationToken)
                    ?? throw Unknown();
                await workplace.Terminal.WriteJsonAsync(new { situation = kept });
            }
        );
        return command;
    }

    private static Command Erase(Workplace workplace)
    {
        var code = Code();
        var command = new Command("erase", "Effacer ce qui est gardé sous le code d'une feuille.") { code };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await workplace.PrepareAsync(cancellationToken);
                // What desks noted under that code goes with it: nothing else would lead to it any more.
                var now = workplace.Get<TimeProvider>().GetUtcNow().UtcDateTime;
                var journal = workplace.Get<ErasureJournal>();
                if (
                    await workplace
                        .Get<SavedSituations>()
                        .KeyOfAsync(parsed.GetRequiredValue(code), cancellationToken) is
                    { } key
                )
                    await journal.WriteAsync([new Erasure(now, ErasedThing.Code, key)], cancellationToken);
                if (
                    await workplace
                        .Get<SavedSituations>()
                        .PathOfAsync(parsed.GetRequiredValue(code), cancellationToken) is
                    { } path
                )
                    await workplace.Get<Erasures>().ErasePathAsync(path, cancellationToken);
                if (
                    !await workplace.Get<SavedSituations>().EraseAsync(parsed.GetRequiredValue(code), cancellationToken)
                )
                    throw Unknown();
                await workplace.Terminal.Out.WriteLineAsync("Effacé : ce code n'ouvre plus rien.");
            }
        );
        return command;
    }

    // The code is all that links a person to what is kept: nobody is named.
    private static Option<string> Code() =>
        new("--code")
        {
            Description = "Le code imprimé sur la feuille de la personne.",
            HelpName = "CODE",
            Required = true,
        };

    private static RefusedException Unknown() => new("unknown-code", "Rien n'est gardé sous ce code.");
}
