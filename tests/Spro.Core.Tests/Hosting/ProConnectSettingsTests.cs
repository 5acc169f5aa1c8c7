using Microsoft.Extensions.Configuration;
using Spro.Hosting;

namespace Spro.Core.Tests.Hosting;

/// <summary>ProConnect is off, or wholly set; anything between stops the start and names the setting.</summary>
public sealed class ProConnectSettingsTests
{
    private const string Section = "Spro:SignIn:ProConnect:";
    private static readonly Uri Home = new("https://orientation.example.org");

    [Fact]
    public void It_is_off_unless_something_is_set()
    {
        Assert.Null(Read());
        Assert.Null(Read(("Authority", ""), ("ClientId", " ")));
    }

    [Theory]
    [InlineData("https://p.example.org/api/v2")]
    [InlineData("https://p.example.org/api/v2/")]
    [InlineData("https://p.example.org/api/v2/.well-known/openid-configuration")]
    public void The_provider_is_named_as_its_documentation_names_it(string authority)
    {
        var settings = Read(("Authority", authority), ("ClientId", "id"), ("ClientSecret", "secret"))!;
        Assert.Equal("https://p.example.org/api/v2", settings.Authority.ToString());
        Assert.Equal(["eidas1"], settings.AcrValues);
        Assert.Empty(settings.RequiredAcr);
        Assert.Equal(["openid", "email", "given_name", "usual_name", "uid", "siret"], settings.Scopes);
    }

    [Theory]
    [InlineData("ClientId", "ClientId=", "Authority=https://p.example.org", "ClientSecret=s")]
    [InlineData("ClientSecret", "ClientId=id", "Authority=https://p.example.org")]
    [InlineData("Authority", "ClientId=id", "ClientSecret=s")]
    [InlineData("Authority", "ClientId=id", "ClientSecret=s", "Authority=p.example.org")]
    [InlineData("Authority", "ClientId=id", "ClientSecret=s", "Authority=http://p.example.org")]
    [InlineData("Authority", "ClientId=id", "ClientSecret=s", "Authority=https://p.example.org/?a=b")]
    [InlineData("Authority", "ClientId=id", "ClientSecret=s", "Authority=https://me:word@p.example.org/")]
    [InlineData("Authority", "AcrValues=eidas1")]
    [InlineData("Scopes", "ClientId=id", "ClientSecret=s", "Authority=https://p.example.org", "Scopes=openid")]
    [InlineData("Secret", "ClientId=id", "Secret=s", "Authority=https://p.example.org")]
    public void Half_set_or_wrong_it_names_the_setting(string named, params string[] set)
    {
        var refused = Assert.Throws<SettingException>(() => Read([.. set.Select(one => Pair(one))]));
        Assert.Equal(Section + named, refused.Key);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Nobody_comes_back_from_ProConnect_to_a_site_without_TLS()
    {
        (string, string)[] set = [("Authority", "https://p.example.org"), ("ClientId", "id"), ("ClientSecret", "s")];
        Assert.Equal(
            "Spro:PublicUrl",
            Assert.Throws<SettingException>(() => Read(new Uri("http://orientation.example.org"), set)).Key
        );
        Assert.NotNull(Read(new Uri("http://localhost:5080"), set));
    }

    private static (string, string) Pair(string set) => (set.Split('=', 2)[0], set.Split('=', 2)[1]);

    private static ProConnectSettings? Read(params (string Key, string Value)[] set) => Read(Home, set);

    private static ProConnectSettings? Read(Uri publicUrl, (string Key, string Value)[] set) =>
        ProConnectSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(set.Select(one => KeyValuePair.Create(Section + one.Key, (string?)one.Value)))
                .Build(),
            publicUrl
        );
}
