using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Spro.Core.Knowledge;

namespace Spro.Web.Tests;

/// <summary>What holds for every page. Pages are those of the running site: a new one cannot be forgotten.</summary>
public class EveryPageTests(Site site)
{
    // A page is read once for all that has to be read in it, and forms that are the same are sent once.
    private static readonly ConcurrentDictionary<string, Task<IDocument>> Read = [];
    private static readonly ConcurrentDictionary<string, bool> Sent = [];

    private readonly ExampleReader _reader = new(site);

    public static TheoryData<string> Examples { get; } = [.. PageExamples.ByRoute.Values.SelectMany(some => some)];

    private static readonly string[] AsWritten =
    [
        "/guide/",
        "/docs",
        "/administration/messages",
        "/lettres/",
        "/comment-ca-marche",
        "/reunir/",
    ];

    [Fact]
    public async Task Every_page_is_tried_here()
    {
        var routes = await SiteRoute.AllAsync(site.Services);
        var pages = routes.Where(route => route.Kind == RouteKind.Page).Select(route => route.Pattern).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Except(PageExamples.ByRoute.Keys));
        Assert.Empty(PageExamples.ByRoute.Keys.Except(pages));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_page_can_be_read_by_anybody_and_needs_no_script(string example)
    {
        Assert.Empty(PageFaults.Of(await OnceAsync(example)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_acronym_is_said_in_full_where_the_page_first_writes_it(string example)
    {
        Assert.Empty(PageWords.AcronymsLeftAlone(await OnceAsync(example), site.NamesOfBodies));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task No_line_of_a_page_begins_with_the_punctuation_of_the_one_before(string example)
    {
        // Texts of structures, of rules, of messages and of the programme for programs are shown as they were written.
        if (AsWritten.Any(path => example.StartsWith(path, StringComparison.Ordinal)))
            return;
        Assert.Empty(PageWords.BreaksBeforePunctuation(await OnceAsync(example)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_page_is_easy_enough_to_read(string example)
    {
        // The page for programmers says what programs exchange.
        var read = PageWords.ReadabilityOf(await OnceAsync(example));
        Assert.True(
            example == "/docs" || read.Words < Readability.FewestWords || read.Ease >= Readability.Least,
            $"{example}: {read.Ease:0} for {read.Words} words"
        );
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_form_sent_as_it_stands_is_answered(string example)
    {
        var page = await ReadAsync(example);
        foreach (var form in page.QuerySelectorAll("form"))
        {
            var at = example.Split(' ')[0];
            var isOpened = at.EndsWith(PageExamples.Opened, StringComparison.Ordinal);
            var isPost = form.GetAttribute("method") == "post";
            // Without an address of its own a form goes to its page, whose query the fields of a search replace.
            var action = form.GetAttribute("action") ?? (isPost || isOpened ? at : at.Split('?')[0]);
            var fields = form.Fields().ToList();
            // The search of every header is one form.
            var said = fields.Where(field => field.Key != "__RequestVerificationToken");
            if (!Sent.TryAdd($"{action} {string.Join('&', said)}", true))
                continue;
            var sent = await new FormUrlEncodedContent(fields).ReadAsStringAsync(TestContext.Current.CancellationToken);
            await ReadAsync(isPost ? $"{action} {sent}" : $"{action}?{sent}");
        }
    }

    private Task<IDocument> OnceAsync(string example) => Read.GetOrAdd(example, ReadAsync);

    private async Task<IDocument> ReadAsync(string example) =>
        new HtmlParser().ParseDocument((await _reader.ReadAsync(example)).Html);
}
