using System.Net;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;
using Spro.Core.Links;
using Spro.Core.Structures;
using Spro.Core.Tests.Catalogue;
using Spro.TestSupport;

namespace Spro.Core.Tests.Links;

/// <summary>Links are visited on a real server of this machine.</summary>
public sealed class LinkChecksTests : IDisposable
{
    private readonly LoopbackSite _site = new();
    private readonly LinkVisitor _visitor = new(
        new Uri("https://orientation.example.org"),
        mayVisitPrivate: true,
        patience: TimeSpan.FromMinutes(1)
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _visitor.Dispose();
        _site.Dispose();
    }

    [Theory]
    [InlineData("/there", LinkState.Answers, 200)]
    [InlineData("/no-heading", LinkState.Answers, 200)]
    [InlineData("/gone", LinkState.Gone, 404)]
    [InlineData("/shut", LinkState.NotTold, 403)]
    [InlineData("/broken", LinkState.Silent, 503)]
    [InlineData("/round", LinkState.Answers, 302)]
    public async Task A_visit_tells_what_the_site_answers(string path, LinkState state, int? status) =>
        Assert.Equal((state, status), Told(await VisitAsync(_site.At(path))));

    [Fact]
    public async Task A_site_that_takes_too_long_is_silent()
    {
        using var hurried = new LinkVisitor(
            new Uri("https://orientation.example.org"),
            mayVisitPrivate: true,
            patience: TimeSpan.FromSeconds(1)
        );
        Assert.Equal(
            (LinkState.Silent, null),
            Told(await hurried.VisitAsync(new Uri(_site.At("/slow")), Cancellation))
        );
    }

    [Fact]
    public async Task A_page_that_has_moved_says_where() =>
        Assert.Equal(new LinkVisit(LinkState.Answers, 200, _site.At("/there")), await VisitAsync(_site.At("/moved")));

    [Fact]
    public async Task A_refused_connection_and_an_unknown_name_are_silence()
    {
        var refused = $"http://127.0.0.1:{LoopbackSite.FreePort()}/";
        Assert.Equal((LinkState.Silent, null), Told(await VisitAsync(refused)));
        Assert.Equal((LinkState.Silent, null), Told(await VisitAsync("http://nulle-part.invalid/")));
    }

    [Fact]
    public async Task The_heading_is_asked_first_by_a_program_that_says_what_it_is_and_names_nobody()
    {
        await VisitAsync(_site.At("/there"));
        Assert.Equal(
            ("HEAD", "/there", "Spro/1 (link check; +https://orientation.example.org/)"),
            Assert.Single(_site.Asked)
        );
        await VisitAsync(_site.At("/no-heading"));
        Assert.Equal(["HEAD", "HEAD", "GET"], _site.Asked.Select(one => one.Method));
    }

    [Fact]
    public async Task A_service_for_the_public_never_visits_the_local_network()
    {
        using var visitor = new LinkVisitor(new Uri("https://orientation.example.org"), mayVisitPrivate: false);
        Assert.Equal(LinkState.Silent, (await visitor.VisitAsync(new Uri(_site.At("/there")), Cancellation)).State);
        Assert.Empty(_site.Asked);
    }

    [Fact]
    public async Task Where_the_operator_has_named_the_sites_to_visit_nothing_is_said_of_others()
    {
        using var visitor = new LinkVisitor(
            new Uri("https://orientation.example.org"),
            mayVisitPrivate: true,
            hosts: AllowedHosts.Read(["www.example.org"])
        );
        Assert.Equal(LinkState.NotTold, (await visitor.VisitAsync(new Uri(_site.At("/there")), Cancellation)).State);
        Assert.Empty(_site.Asked);
    }

    [Fact]
    public async Task No_proxy_is_gone_through_as_where_a_link_leads_would_not_be_seen()
    {
        var before = HttpClient.DefaultProxy;
        // For this site alone: other tests call other sites meanwhile.
        HttpClient.DefaultProxy = new ProxyFor(_site.Address, new Uri($"http://127.0.0.1:{LoopbackSite.FreePort()}/"));
        try
        {
            Assert.Equal(LinkState.Answers, (await VisitAsync(_site.At("/there"))).State);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private sealed class ProxyFor(Uri site, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy;

        public bool IsBypassed(Uri host) => host.Authority != site.Authority;
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_leads_nowhere_is_remembered_since_when_until_it_answers_again(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new MovingClock(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        var checks = new LinkChecks(database, _visitor, clock);
        ShownLink[] links =
        [
            Link("/there", "fiche-1"),
            Link("/gone", "fiche-2"),
            Link("/gone", "fiche-3"),
            Link("/shut", "fiche-4"),
            new($"http://127.0.0.1:{LoopbackSite.FreePort()}/", LinkPlace.Place, "lieu", "Lieu", "Structure"),
        ];
        Assert.True(await checks.IsDueAsync(7, Cancellation));
        Assert.Equal(new LinkRound(4, 2, WasOffline: false), await checks.RunAsync(links, Cancellation));
        Assert.Equal(1, _site.MostAtOnce);
        Assert.False(await checks.IsDueAsync(7, Cancellation));

        var first = await checks.DeadAmongAsync(links, Cancellation);
        Assert.Equal(["fiche-2", "fiche-3", "lieu"], first.Select(one => one.Link.Code).Order());
        var since = first[0].Check.DeadSince;

        clock.Advance(TimeSpan.FromDays(8));
        Assert.True(await checks.IsDueAsync(7, Cancellation));
        await checks.RunAsync(links, Cancellation);
        var second = (await checks.DeadAmongAsync(links, Cancellation)).First(one => one.Link.Code == "fiche-2");
        Assert.Equal(since, second.Check.DeadSince);
        Assert.True(second.Check.CheckedAt > since!.Value.AddDays(7));

        _site.Gone.Clear();
        await checks.RunAsync(links, Cancellation);
        Assert.Equal(["lieu"], (await checks.DeadAmongAsync(links, Cancellation)).Select(one => one.Link.Code));

        // What nothing shows any more is forgotten.
        await checks.RunAsync([links[0]], Cancellation);
        Assert.Empty(await checks.DeadAmongAsync(links, Cancellation));
    }

    [Fact]
    public async Task A_machine_without_internet_notes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var checks = new LinkChecks(database, _visitor, TimeProvider.System);
        ShownLink[] links =
        [
            new("http://nulle-part.invalid/", LinkPlace.Sheet, "a", "A", "Nous"),
            new($"http://127.0.0.1:{LoopbackSite.FreePort()}/", LinkPlace.Sheet, "b", "B", "Nous"),
        ];
        Assert.Equal(new LinkRound(2, 2, WasOffline: true), await checks.RunAsync(links, Cancellation));
        Assert.Empty(await checks.DeadAmongAsync(links, Cancellation));
        Assert.True(await checks.IsDueAsync(7, Cancellation));
    }

    [Fact]
    public void Links_are_those_of_sheets_and_of_places_open_to_the_public_with_who_answers_for_them()
    {
        var shown = Directories.At(
            "Accueil",
            "53130",
            change: place =>
            {
                place.Website = "https://accueil.example.org/";
                place.AppointmentUrl = "https://accueil.example.org/";
                place.AccessibilityUrl = "mailto:quelqu-un@example.org";
            }
        );
        var closed = Directories.At(
            "Fermé",
            "53130",
            change: place =>
            {
                place.Website = "https://ferme.example.org/";
                place.ValidTo = new DateOnly(2026, 1, 1);
            }
        );
        var catalogue = new PublicCatalogue
        {
            Version = 1,
            Day = new DateOnly(2026, 11, 24),
            Territory = Directories.Territory,
            Networks = Networks.BuiltIn,
            Doors = Directories.Of(Directories.Door(shown), Directories.Door(closed)),
            RuleSets = [],
            Sheets = Sheets.BuiltIn,
            Occupations = Occupations.None,
            Certifications = Certifications.None,
            Trainings = Trainings.None,
            Words = Wording.BuiltIn,
            IsDemonstration = false,
            Regions = new ServedRegions(["52"]),
        };
        var links = ShownLink.AllOf(catalogue);
        var place = Assert.Single(links, link => link.On == LinkPlace.Place);
        Assert.Equal(("https://accueil.example.org/", "Accueil", "Structure"), (place.Url, place.Title, place.Owner));
        Assert.Equal(
            Sheets.BuiltIn.All.Count(sheet => sheet.Url is not null),
            links.Count(link => link.On == LinkPlace.Sheet)
        );
        Assert.All(links, link => Assert.NotEmpty(link.Owner));
    }

    private Task<LinkVisit> VisitAsync(string url) => _visitor.VisitAsync(new Uri(url), Cancellation);

    private ShownLink Link(string path, string code) => new(_site.At(path), LinkPlace.Sheet, code, code, "Nous");

    private static (LinkState, int?) Told(LinkVisit visit) => (visit.State, visit.Status);

    /// <summary>Stands at a moment until it is moved, and lets time-outs and pauses run as they do.</summary>
    private sealed class MovingClock(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset _now = start;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
