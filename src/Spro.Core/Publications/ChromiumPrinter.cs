using System.Diagnostics;

namespace Spro.Core.Publications;

/// <summary>
/// Prints a page of HTML as a tagged PDF with its outline, by a Chromium that is installed apart: without one, there is no PDF and
/// whoever asked is told.
/// </summary>
/// <param name="given">The program's path; "aucun" for none; null to look for it where systems put it.</param>
public sealed class ChromiumPrinter(string? given)
{
    /// <summary>The setting that says there is none.</summary>
    public const string None = "aucun";

    /// <summary>Said where a PDF is missing.</summary>
    public const string NotInstalled = "Pas de PDF : Chromium n'est pas installé sur le serveur.";

    /// <summary>Said where Chromium did not print.</summary>
    public const string Failed = "Pas de PDF : Chromium n'a pas pu l'imprimer.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>There is a Chromium to ask.</summary>
    public bool IsInstalled => Program is not null;

    private string? Program =>
        given switch
        {
            None => null,
            { Length: > 0 } => File.Exists(given) ? given : null,
            _ => (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists),
        };

    /// <summary>The PDF, or why there is none.</summary>
    public async Task<(byte[]? Pdf, string? Reason)> PrintAsync(string html, CancellationToken cancellationToken)
    {
        if (Program is not { } program)
            return (null, NotInstalled);
        var folder = Directory.CreateTempSubdirectory("spro-guide-").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "guide.html"), Path.Combine(folder, "guide.pdf"));
            await File.WriteAllTextAsync(page, html, cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Longest);
            using var process = Process.Start(CommandFor(program, folder, page, pdf))!;
            try
            {
                var output = Task.WhenAll(
                    process.StandardOutput.ReadToEndAsync(limit.Token),
                    process.StandardError.ReadToEndAsync(limit.Token)
                );
                await process.WaitForExitAsync(limit.Token);
                await output;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return (null, Failed);
            }
            return process.ExitCode == 0 && File.Exists(pdf)
                ? (await File.ReadAllBytesAsync(pdf, cancellationToken), null)
                : (null, Failed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The page is ours, holds no script and asks for nothing: nothing is loaded from anywhere.
    private static ProcessStartInfo CommandFor(string program, string folder, string page, string pdf)
    {
        var command = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--proxy-server=127.0.0.1:9",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            $"--print-to-pdf={pdf}",
            new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments)
            command.ArgumentList.Add(argument);
        // Its own sandbox does not start as root; the page has nothing to be kept from.
        if (Environment.UserName == "root")
            command.ArgumentList.Insert(0, "--no-sandbox");
        return command;
    }
}
