using Microsoft.Extensions.Configuration;
using Spro.Hosting;

namespace Spro.Core.Tests.Hosting;

/// <summary>Settings that keep secrets and connections safe: what is wrong stops the start and names the setting.</summary>
public sealed class SproSettingsTests
{
    [Theory]
    [InlineData("Host=/var/run/postgresql;Database=spro")]
    [InlineData("Host=127.0.0.1;Database=spro;Username=spro")]
    [InlineData("Host=localhost:5432,127.0.0.1:5433;Database=spro")]
    [InlineData("Host=::1;Database=spro")]
    [InlineData("Host=bd.example.org;Database=spro;SSL Mode=VerifyFull")]
    [InlineData(
        "Host=bd1.example.org,bd2.example.org;Database=spro;SSL Mode=VerifyCA;Root Certificate=/etc/spro/ca.pem"
    )]
    public void A_store_on_this_machine_or_reached_by_verified_TLS_is_taken(string connection) =>
        Assert.Equal(
            connection,
            Read(("Spro:Storage", "postgres"), ("ConnectionStrings:Spro", connection)).ConnectionString
        );

    [Theory]
    [InlineData("Host=bd.example.org;Database=spro")]
    [InlineData("Host=10.0.0.7;Database=spro;SSL Mode=Require")]
    // Any public authority gives certificates to anybody.
    [InlineData("Host=bd.example.org;Database=spro;SSL Mode=VerifyCA")]
    [InlineData("Host=bd.example.org;Database=spro;SSL Mode=Disable")]
    [InlineData("Host=127.0.0.1,bd2.example.org;Database=spro;SSL Mode=Prefer")]
    [InlineData("Host=localhost.example.org;Database=spro")]
    public void A_store_elsewhere_without_verified_TLS_stops_the_start(string connection)
    {
        var refused = Assert.Throws<SettingException>(() =>
            Read(("Spro:Storage", "postgres"), ("ConnectionStrings:Spro", connection))
        );
        Assert.Equal("ConnectionStrings:Spro", refused.Key);
        Assert.Contains("VerifyFull", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demonstration_with_its_accounts_is_for_this_machine_alone()
    {
        Assert.False(Read(("Spro:PublicUrl", "https://orientation.example.org")).Demo);
        Assert.True(Read(("Spro:Demo", "true")).Demo);
        Assert.Equal(
            "Spro:Demo",
            Assert
                .Throws<SettingException>(() =>
                    Read(("Spro:PublicUrl", "https://orientation.example.org"), ("Spro:Demo", "true"))
                )
                .Key
        );
    }

    [Fact]
    public void Sites_to_call_are_any_until_some_are_named()
    {
        Assert.True(Read().CalendarHosts.Allows("agenda.example.org"));
        var settings = Read(("Spro:Calendars:Hosts", "agenda.example.org *.Example.net"));
        Assert.True(settings.CalendarHosts.Allows("AGENDA.example.org"));
        Assert.True(settings.CalendarHosts.Allows("a.b.example.net"));
        foreach (
            var host in (string?[])
                ["example.net", "badexample.net", "agenda.example.org.evil.example", "example.org", null]
        )
            Assert.False(settings.CalendarHosts.Allows(host));
        Assert.True(settings.LinkHosts.Allows("example.com"));
        Assert.Equal(
            "Spro:Links:Hosts",
            Assert.Throws<SettingException>(() => Read(("Spro:Links:Hosts", "https://example.org"))).Key
        );
    }

    [Fact]
    public void Every_system_called_is_in_one_list_without_any_secret()
    {
        var calls = OutgoingCalls.Of(
            Read(
                ("Spro:Storage", "postgres"),
                ("ConnectionStrings:Spro", "Host=bd.example.org;Database=spro;Password=canari;SSL Mode=VerifyFull"),
                ("Spro:Mail:Host", "smtp.example.org"),
                ("Spro:Mail:From", "a@example.org"),
                ("Spro:Mail:User", "u"),
                ("Spro:Mail:Secret", "canari"),
                ("Spro:Sms:Url", "https://sms.example.org/send?key=canari"),
                ("Spro:Sms:Secret", "canari"),
                ("Spro:Telemetry:Endpoint", "http://127.0.0.1:4317"),
                ("Spro:Calendars:Hosts", "agenda.example.org")
            )
        );

        Assert.Equal(
            [
                "bd.example.org (port 5432)",
                "smtp.example.org:587",
                "sms.example.org:443",
                "127.0.0.1:4317",
                "agenda.example.org",
            ],
            calls.Where(call => call.IsCalled).Select(call => call.Where)
        );
        Assert.DoesNotContain("canari", string.Join('\n', calls), StringComparison.Ordinal);
        Assert.Equal(
            "bd1:5432, bd2 (port 5433), [fd00::1]:5432, fd00::2 (port 5433)",
            OutgoingCalls
                .Of(
                    Read(
                        ("Spro:Storage", "postgres"),
                        (
                            "ConnectionStrings:Spro",
                            "Host=bd1:5432,bd2,[fd00::1]:5432,fd00::2;Port=5433;Database=spro;SSL Mode=VerifyFull"
                        )
                    )
                )[0]
                .Where
        );
        // By itself, a service calls nobody but the calendars that advisers give it.
        Assert.Equal("Spro:Calendars:Hosts", Assert.Single(OutgoingCalls.Of(Read()), call => call.IsCalled).Setting);
    }

    [Fact]
    public void A_vault_hands_settings_over_as_files_which_win()
    {
        var folder = Directory.CreateTempSubdirectory("spro-secrets-");
        var key = Convert.ToBase64String(new byte[32]);
        File.WriteAllText(Path.Combine(folder.FullName, "Spro__Keys__Master"), key + "\n");
        File.WriteAllText(Path.Combine(folder.FullName, "Spro__Sms__Secret"), "du-coffre");

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Spro:Sms:Secret", "de-l-environnement")])
            .AddFolder(SecretFiles.OfSystemd, folder.FullName)
            .AddFolder(SecretFiles.Named, null)
            .Build();

        var settings = SproSettings.Read(configuration, isDevelopment: false);
        Assert.Equal((key, "du-coffre"), (settings.MasterKey, settings.Sms.Secret));
        folder.Delete(recursive: true);
        Assert.Equal(
            SecretFiles.Named,
            Assert
                .Throws<SettingException>(() =>
                    new ConfigurationBuilder().AddFolder(SecretFiles.Named, folder.FullName)
                )
                .Key
        );
        Assert.Equal(
            "Spro:Keys:Master",
            Assert.Throws<SettingException>(() => Read(("Spro:Keys:Master", "trop court"))).Key
        );
    }

    private static SproSettings Read(params (string Key, string Value)[] set) =>
        SproSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(set.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)))
                .Build(),
            isDevelopment: false
        );
}
