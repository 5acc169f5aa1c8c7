using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Spro.Web.Tests;

/// <summary>The built program, started as an operator does.</summary>
public class StartTests
{
    [Theory]
    [InlineData("Production", "http://127.0.0.1:{0}")]
    [InlineData("Development", "http://localhost:{0}")]
    [InlineData("Production", "port {0}")]
    public async Task An_address_that_is_taken_or_is_none_is_told_in_one_sentence_that_names_the_setting(
        string environment,
        string urls
    )
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = Directory.CreateTempSubdirectory("spro-start-");
        try
        {
            var (exit, output, error) = await StartAsync(
                folder.FullName,
                environment,
                "--urls",
                string.Format(null, urls, ((IPEndPoint)other.LocalEndpoint).Port)
            );

            Assert.Equal(1, exit);
            Assert.Equal(
                "Le réglage urls n'est pas utilisable : il accepte une adresse qu'aucun autre programme n'occupe et où "
                    + "celui-ci a le droit d'écouter, par exemple « http://localhost:5081 ».",
                error.Trim()
            );
            Assert.DoesNotContain("Exception", output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--Spro:Storage=postgres --ConnectionStrings:Spro=Host:here", "ConnectionStrings:Spro")]
    [InlineData("--ConnectionStrings:Spro=nothing", "ConnectionStrings:Spro")]
    [InlineData("--Spro:DataDirectory=/proc/none", "Lecture ou écriture impossible")]
    [InlineData("--Spro:Storage=postgres --ConnectionStrings:Spro=Host=127.0.0.1;Port=1;Username=x", "base de données")]
    [InlineData("--Spro:Regions=99", "Spro:Regions")]
    [InlineData("--Spro:SignIn:ProConnect:ClientId=spro", "Spro:SignIn:ProConnect:Authority")]
    [InlineData("--Spro:SignIn:ProConnect:Authority=https://p.example.org", "Spro:SignIn:ProConnect:ClientId")]
    public async Task What_cannot_be_used_is_told_in_one_sentence(string settings, string named)
    {
        var folder = Directory.CreateTempSubdirectory("spro-start-");
        try
        {
            var (exit, _, error) = await StartAsync(
                folder.FullName,
                "Production",
                ["--urls", "http://127.0.0.1:0", .. settings.Split(' ')]
            );

            Assert.Equal(1, exit);
            Assert.Contains(named, error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Exit, string Output, string Error)> StartAsync(
        string folder,
        string environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["Spro__DataDirectory"] = folder,
                ["Spro__Demo"] = "false",
            },
        };
        using var site = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = site.StandardOutput.ReadToEndAsync(patience.Token);
            var error = site.StandardError.ReadToEndAsync(patience.Token);
            await site.WaitForExitAsync(patience.Token);
            return (site.ExitCode, await output, await error);
        }
        finally
        {
            if (!site.HasExited)
                site.Kill(entireProcessTree: true);
        }
    }
}
