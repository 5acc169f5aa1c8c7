using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.StaticAssets;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The addresses of the stylesheet and the font, with the fingerprint of their content: browsers keep them for ever and
/// still see every change.
/// </summary>
internal sealed class SiteAssets
{
    private const string Folder = "assets/";
    private ResourceAssetCollection? _all;

    public string Stylesheet => field ??= AddressOf("spro.css");

    public void Read(IEndpointRouteBuilder routes) =>
        _all = new ResourceAssetCollection([
            .. routes
                .DataSources.SelectMany(source => source.Endpoints)
                .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
                .OfType<StaticAssetDescriptor>()
                .Where(asset => asset.Properties.Any(property => property.Name == "label"))
                .DistinctBy(asset => asset.Route, StringComparer.Ordinal)
                .Select(asset => new ResourceAsset(
                    "/" + asset.Route,
                    [.. asset.Properties.Select(property => new ResourceAssetProperty(property.Name, property.Value))]
                )),
        ]);

    private string AddressOf(string file) =>
        _all?.FirstOrDefault(asset =>
            asset.Properties?.Any(property => property is { Name: "label" } && property.Value == Folder + file) == true
        )?.Url
        ?? "/" + Folder + file;
}
