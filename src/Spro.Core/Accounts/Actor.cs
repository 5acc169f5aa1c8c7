namespace Spro.Core.Accounts;

/// <summary>Who acts, as what, and where: every write of a professional names one, every read is bounded by one.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="SessionId">Where it is signed in.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Role">As what.</param>
/// <param name="StructureId">In which structure; null for those who belong to none.</param>
/// <param name="DepartmentCode">On which department; null for the whole region.</param>
/// <param name="NetworkCode">For which network; null for those who coordinate none.</param>
public sealed record Actor(
    Guid AccountId,
    Guid SessionId,
    string Name,
    Role Role,
    Guid? StructureId,
    string? DepartmentCode = null,
    string? NetworkCode = null
)
{
    /// <summary>May do something of that purpose.</summary>
    public bool May(Purpose purpose) =>
        Rights.Of(Role, purpose) switch
        {
            Reach.Nothing => false,
            Reach.Structure => StructureId is not null,
            Reach.Network => NetworkCode is not null,
            _ => true,
        };

    /// <summary>Refuses those whom their role does not allow.</summary>
    /// <exception cref="NotAllowedException">They may not.</exception>
    public void Require(Purpose purpose)
    {
        if (!May(purpose))
            throw new NotAllowedException(purpose);
    }

    /// <summary>The structure within which they may act for a purpose.</summary>
    /// <exception cref="NotAllowedException">They may not, or belong to no structure.</exception>
    public Guid StructureFor(Purpose purpose) =>
        Rights.Of(Role, purpose) == Reach.Structure && StructureId is { } structure
            ? structure
            : throw new NotAllowedException(purpose);

    /// <summary>The network for which they may act for a purpose.</summary>
    /// <exception cref="NotAllowedException">They may not, or coordinate none.</exception>
    public string NetworkFor(Purpose purpose) =>
        Rights.Of(Role, purpose) == Reach.Network && NetworkCode is { } network
            ? network
            : throw new NotAllowedException(purpose);
}

/// <summary>Somebody asked for what their role does not allow: a page that let them is at fault.</summary>
/// <param name="purpose">What for.</param>
public sealed class NotAllowedException(Purpose purpose) : Exception($"Not allowed: {purpose}.");
