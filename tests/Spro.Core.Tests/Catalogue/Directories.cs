using Spro.Core.Catalogue;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Catalogue;

/// <summary>Small directories for tests: places of real communes, doors of real networks, nothing else.</summary>
internal static class Directories
{
    public static readonly TerritoryIndex Territory = TerritoryIndex.Build(
        TerritorySeed.Load(),
        new DateOnly(2026, 11, 24)
    );

    public static CommuneRecord Commune(string code) => Territory.Commune(code)!;

    public static Place At(string name, string? communeCode, string network = "ML", Action<Place>? change = null)
    {
        var commune = communeCode is null ? null : Commune(communeCode);
        var place = new Place
        {
            Id = DirectoryIds.OfPlace("test", name),
            StructureId = DirectoryIds.OfStructure("test", network),
            Source = "test",
            SourceId = name,
            Name = name,
            CommuneCode = communeCode,
            DepartmentCode = commune?.Department.Code,
            Latitude = commune?.Position?.Latitude,
            Longitude = commune?.Position?.Longitude,
            Channels = Channels.Place | Channels.Phone,
        };
        change?.Invoke(place);
        return place;
    }

    public static Door Door(Place place, string? network = "ML", params ServiceOffer[] services) =>
        new(
            place,
            new Structure
            {
                Id = place.StructureId,
                Source = "test",
                SourceId = network ?? "none",
                Name = "Structure",
                NetworkCode = network,
            },
            network is null ? null : Networks.BuiltIn[network],
            services,
            place.CommuneCode is { } code ? Commune(code) : null,
            Territory,
            new ReadHours()
        );

    public static Doors Of(params Door[] doors) => new(doors);

    public static ServiceOffer Service(Action<ServiceOffer> change)
    {
        var service = new ServiceOffer
        {
            Source = "test",
            SourceId = "s",
            Name = "Accueil",
        };
        change(service);
        return service;
    }
}
