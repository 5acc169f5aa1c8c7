using System.Data.Common;
using Spro.Core.Common;

namespace Spro.Hosting;

/// <summary>What an operator is told when the site does not start or a verb cannot go on.</summary>
public static class Failure
{
    /// <summary>The reason, in French; null when nobody foresaw it: a defect, which must be shown whole.</summary>
    public static string? ReasonOf(Exception problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem switch
        {
            RefusedException or SettingException => problem.Message,
            IOException or UnauthorizedAccessException => $"Lecture ou écriture impossible : {problem.Message}",
            _ when problem.GetBaseException() is DbException database =>
                $"La base de données a refusé : {database.Message}",
            _ when problem.GetBaseException() is System.Net.Sockets.SocketException network =>
                $"La base de données ne répond pas : {network.Message}",
            _ => null,
        };
    }
}
