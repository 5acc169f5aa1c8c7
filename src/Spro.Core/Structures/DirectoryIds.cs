using Spro.Core.Common;

namespace Spro.Core.Structures;

/// <summary>The identifiers of the directory's records, from what their source calls them.</summary>
public static class DirectoryIds
{
    /// <summary>Identifier of a structure.</summary>
    public static Guid OfStructure(string source, string sourceId) => StableId.Of("Structure/" + source, sourceId);

    /// <summary>Identifier of a place.</summary>
    public static Guid OfPlace(string source, string sourceId) => StableId.Of("Place/" + source, sourceId);

    /// <summary>Identifier of a service.</summary>
    public static Guid OfService(string source, string sourceId) => StableId.Of("Service/" + source, sourceId);
}
