using System.Globalization;
using Spro.Core.Catalogue;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.WhoToCall;

/// <summary>The directory of professionals: whom to call for what, and what is new.</summary>
internal sealed class IndexModel(Core.Members.WhoToCall whoToCall, CatalogueHost catalogues) : FilteredPage
{
    private const int LongestText = 200;
    private const string FromField = "debut";

    /// <summary>A need.</summary>
    public string? Need => Said("besoin");

    /// <summary>Code of a network.</summary>
    public string? NetworkCode => Said("reseau");

    /// <summary>Code of a department.</summary>
    public string? Department => Said("departement");

    /// <summary>Words of a structure, a commune or a function.</summary>
    public string? Text => Said("q");

    /// <inheritdoc />
    protected override string UnknownChoice => "Choisissez dans la liste.";

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;

    /// <summary>Null until something is asked.</summary>
    internal CallableStructures? Found { get; private set; }
    internal string? Next { get; private set; }
    internal IReadOnlyList<Structure> Followed { get; private set; } = [];
    internal IReadOnlyList<StructureNews> FollowedNews { get; private set; } = [];
    internal IReadOnlyList<StructureNews> News { get; private set; } = [];

    /// <summary>Shows the form, what it finds, and what is new.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Check("besoin", Need, NeedCodes.Open.Contains);
        Check("reseau", NetworkCode, code => Catalogue.Networks.Find(code) is not null);
        Check("departement", Department, code => Catalogue.Territory.Departments.Any(one => one.Code == code));
        if (Text is { Length: > LongestText })
            Refuse("q", $"Raccourcissez ce texte\u00A0: {LongestText} caractères au plus.");
        Followed = await whoToCall.FollowedAsync(actor, cancellationToken);
        FollowedNews = await whoToCall.NewsAsync(actor, followed: true, cancellationToken);
        News = await whoToCall.NewsAsync(actor, followed: false, cancellationToken);
        if (!IsClear || (Need ?? NetworkCode ?? Department ?? Text) is null)
            return;
        // What is no rank is the first.
        _ = int.TryParse(Said(FromField), NumberStyles.None, CultureInfo.InvariantCulture, out var from);
        Found = await whoToCall.SearchAsync(
            actor,
            new WhoToCallQuery
            {
                Need = Need,
                Network = NetworkCode,
                DepartmentCode = Department,
                Text = Text,
                Skip = from,
            },
            cancellationToken
        );
        if (from < Found.Total - Core.Members.WhoToCall.PageSize)
            Next = With(FromField, (from + Core.Members.WhoToCall.PageSize).ToString(CultureInfo.InvariantCulture));
    }
}
