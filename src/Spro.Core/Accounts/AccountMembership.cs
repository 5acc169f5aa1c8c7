namespace Spro.Core.Accounts;

/// <summary>What an account is, where, and between which days. One person may be several things.</summary>
public sealed class AccountMembership
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose.</summary>
    public Guid AccountId { get; set; }

    /// <summary>As what.</summary>
    public Role Role { get; set; }

    /// <summary>In which structure; null for those who belong to none.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>On which department, by its INSEE code; null for the whole region, or for those of a structure.</summary>
    public string? DepartmentCode { get; set; }

    /// <summary>Of which network, by its code (DOMAIN §3.1); null for those who answer for none.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Last day; null when none is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>When it was ended at once, before the end of its last day; null when it was not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>It holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => EndedAt is null && ValidFrom <= day && !(ValidTo < day);

    /// <summary>Ends it from this instant.</summary>
    public void EndAt(DateTime utc)
    {
        var today = DateOnly.FromDateTime(utc);
        EndedAt ??= utc;
        ValidTo = ValidTo < today ? ValidTo : today;
    }
}
