using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts.Teams;

namespace Spro.Cli.Tests;

public sealed class AccountsTests : IDisposable
{
    private readonly Operator _operator = new();

    public void Dispose() => _operator.Dispose();

    [Fact]
    public async Task An_account_is_invited_by_a_link_shown_once_listed_and_closed()
    {
        var added = await _operator.RunAsync(
            "accounts",
            "add",
            "alix@example.org",
            "--name",
            "Alix Essai",
            "--role",
            "administrator",
            "--json"
        );
        Assert.Equal((0, ""), (added.Code, added.Error));
        var link = JsonDocument.Parse(added.Out).RootElement.GetProperty("invitation").GetString()!;
        Assert.StartsWith("http://localhost:5080/invitation/", link, StringComparison.Ordinal);

        // Nobody has accepted yet: there is no account.
        var listed = await _operator.RunAsync("accounts", "list", "--json");
        Assert.Equal("[]", listed.Out.Trim());
        var unknown = await _operator.RunAsync("accounts", "disable", "alix@example.org");
        Assert.Equal((1, "Aucun compte n'a cette adresse."), (unknown.Code, unknown.Error.Trim()));
        await using var db = _operator.Open();
        var kept = await db.Set<Invitation>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(link[^43..], kept.TokenHash.ToString()!, StringComparison.Ordinal);
        Assert.Null(kept.InvitedBy);
    }

    [Fact]
    public async Task Accounts_of_the_demonstration_are_listed_with_their_roles_and_structures_and_closed()
    {
        await _operator.RunAsync("accounts", "list", "--Spro:Demo=true");
        var closed = await _operator.RunAsync("accounts", "disable", "Conseil@example.org");
        Assert.Equal(0, closed.Code);

        var text = await _operator.RunAsync("accounts", "list");
        Assert.Contains("Camille Fictif <accueil@example.org> : reception-agent, ", text.Out, StringComparison.Ordinal);
        var listed = JsonDocument.Parse((await _operator.RunAsync("accounts", "list", "--json")).Out).RootElement;
        // Those who sign in, and those who received people elsewhere in the fictitious year.
        Assert.Equal(13 + 10, listed.GetArrayLength());
        var adviser = listed
            .EnumerateArray()
            .Single(one => one.GetProperty("email").GetString() == "conseil@example.org");
        Assert.Equal("operator", adviser.GetProperty("disabledReason").GetString());
        Assert.Equal(0, adviser.GetProperty("roles").GetArrayLength());
    }

    [Fact]
    public async Task Every_open_session_is_ended_by_one_command_and_the_systems_called_are_listed()
    {
        await _operator.RunAsync("accounts", "list", "--Spro:Demo=true");
        var all = await _operator.RunAsync("accounts", "sign-out", "--all");
        Assert.Equal((0, "Connexions fermées : 0."), (all.Code, all.Out.Trim()));
        var one = await _operator.RunAsync("accounts", "sign-out", "Conseil@example.org");
        Assert.Equal(0, one.Code);
        Assert.Equal(1, (await _operator.RunAsync("accounts", "sign-out", "personne@example.org")).Code);
        Assert.Equal(2, (await _operator.RunAsync("accounts", "sign-out")).Code);
        Assert.Equal(2, (await _operator.RunAsync("accounts", "sign-out", "Conseil@example.org", "--all")).Code);

        var calls = JsonDocument.Parse((await _operator.RunAsync("outgoing", "--json")).Out).RootElement;
        Assert.Equal(7, calls.GetArrayLength());
        Assert.Contains("Spro:Mail:Host", (await _operator.RunAsync("outgoing")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "accounts", "add", "a@example.org", "--name", "A", "--role", "chef")]
    [InlineData(2, "accounts", "add", "a@example.org", "--name", "A")]
    [InlineData(1, "accounts", "add", "rien", "--name", "A", "--role", "region")]
    [InlineData(1, "accounts", "add", "a@example.org", "--name", "A", "--role", "adviser")]
    [InlineData(1, "accounts", "add", "a@example.org", "--name", "A", "--role", "adviser", "--structure", "nulle part")]
    public async Task What_cannot_be_invited_is_refused_in_a_sentence(int code, params string[] args)
    {
        var run = await _operator.RunAsync(args);
        Assert.Equal(code, run.Code);
        Assert.NotEqual("", run.Error);
        Assert.Equal("", run.Out);
    }
}
