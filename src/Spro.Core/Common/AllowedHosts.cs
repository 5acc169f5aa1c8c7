namespace Spro.Core.Common;

/// <summary>
/// The sites that this service may visit for one purpose, as the operator named them: "agenda.example.org", or
/// "*.example.org" for all that is under a name. None named: any, but those of private networks (see
/// <see cref="PublicNetwork"/>).
/// </summary>
public sealed class AllowedHosts
{
    private readonly IReadOnlyList<string> _names;

    private AllowedHosts(IReadOnlyList<string> names) => _names = names;

    /// <summary>Any.</summary>
    public static AllowedHosts Any { get; } = new([]);

    /// <summary>Those named, as they were written; nothing when any is allowed.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads names; null when one of them is none.</summary>
    /// <param name="names">Names of hosts, in small letters or not.</param>
    public static AllowedHosts? Read(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<string> read = [.. names.Select(name => name.Trim().ToLowerInvariant())];
        return read.All(name =>
            Uri.CheckHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name)
                is UriHostNameType.Dns
                    or UriHostNameType.IPv4
                    or UriHostNameType.IPv6
        )
            ? new AllowedHosts(read)
            : null;
    }

    /// <summary>Whether a host may be visited.</summary>
    /// <param name="host">As an address has it.</param>
    public bool Allows(string? host)
    {
        if (_names.Count == 0)
            return true;
        var asked = host?.TrimEnd('.').ToLowerInvariant() ?? "";
        return _names.Any(name =>
            name == asked
            || name.StartsWith("*.", StringComparison.Ordinal) && asked.EndsWith(name[1..], StringComparison.Ordinal)
        );
    }
}

/// <summary>An address leads to a site that the operator has not named.</summary>
internal sealed class HostNotAllowedException() : HttpRequestException("A site that is not among those named.");
