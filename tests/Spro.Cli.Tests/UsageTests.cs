namespace Spro.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Operator _operator = new();

    public void Dispose() => _operator.Dispose();

    [Theory]
    [InlineData("database")]
    [InlineData("nonsense")]
    [InlineData("answer", "--nonsense")]
    [InlineData("import", "places")]
    [InlineData("import", "spreadsheet", "file.csv")]
    [InlineData("import", "dila", "file.csv", "--map", "Nom=lieu_nom")]
    [InlineData("open-data", "export")]
    [InlineData("guide", "build")]
    public async Task Wrong_usage_is_2_with_one_line_on_the_error_stream(params string[] args)
    {
        var run = await _operator.RunAsync(args);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(_operator.Store));
    }

    [Theory]
    [InlineData]
    [InlineData("database")]
    [InlineData("database", "migrate")]
    [InlineData("database", "check")]
    [InlineData("database", "backup")]
    [InlineData("database", "restore")]
    [InlineData("import")]
    [InlineData("templates")]
    [InlineData("rules", "check")]
    [InlineData("rules", "diff")]
    [InlineData("rules", "explain")]
    [InlineData("rules", "publish")]
    [InlineData("answer")]
    [InlineData("coverage")]
    [InlineData("open-data", "export")]
    [InlineData("demo", "load")]
    [InlineData("demo", "clear")]
    [InlineData("privacy", "retention")]
    [InlineData("privacy", "export")]
    [InlineData("privacy", "erase")]
    [InlineData("remarks", "list")]
    [InlineData("jobs", "list")]
    [InlineData("jobs", "run")]
    [InlineData("jobs", "retry")]
    [InlineData("search")]
    public async Task Every_verb_explains_itself_in_French(params string[] verb)
    {
        var run = await _operator.RunAsync([.. verb, "--help"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("Utilisation", run.Out, StringComparison.Ordinal);
        Assert.Contains("Afficher cette aide.", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_wrong_setting_is_refused_in_one_sentence_that_names_it()
    {
        var run = await _operator.RunAsync("coverage", "--Spro:Storage=oracle");

        Assert.Equal(1, run.Code);
        Assert.Contains("Spro:Storage", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("Spro:Mail:From", "--Spro:Mail:Host=smtp.example.org")]
    [InlineData("Spro:Mail:From", "--Spro:Mail:From=a@example.org\nBcc: b@example.org")]
    [InlineData("Spro:Mail:Host", "--Spro:Mail:Host=smtp example", "--Spro:Mail:From=a@example.org")]
    [InlineData("Spro:Mail:Port", "--Spro:Mail:Port=70000")]
    [InlineData("Spro:Mail:Security", "--Spro:Mail:Security=ssl")]
    [InlineData("Spro:Mail:Secret", "--Spro:Mail:User=spro")]
    [InlineData("Spro:Mail:Security", "--Spro:Mail:User=spro", "--Spro:Mail:Secret=x", "--Spro:Mail:Security=none")]
    [InlineData("Spro:Sms:Url", "--Spro:Sms:Url=http://sms.example.org/send")]
    [InlineData("Spro:Sms:Url", "--Spro:Sms:Url=sms.example.org")]
    [InlineData("Spro:Sms:SecretHeader", "--Spro:Sms:SecretHeader=X Key")]
    public async Task A_wrong_setting_of_messages_is_refused_in_one_sentence_too(string key, params string[] settings)
    {
        var run = await _operator.RunAsync(["jobs", "list", .. settings]);

        Assert.Equal(1, run.Code);
        Assert.Contains(key, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_recurring_jobs_are_listed()
    {
        var run = await _operator.RunAsync("jobs", "list");

        Assert.Equal(0, run.Code);
        Assert.Contains("toutes les heures", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_can_be_run_by_hand_and_an_unknown_one_is_refused_with_those_that_exist()
    {
        Assert.Equal(0, (await _operator.RunAsync("jobs", "run", "retention")).Code);

        var unknown = await _operator.RunAsync("jobs", "run", "coffee");

        Assert.Equal(1, unknown.Code);
        Assert.Contains("retention", unknown.Error, StringComparison.Ordinal);
    }
}
