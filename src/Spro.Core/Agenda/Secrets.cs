using System.Buffers.Text;
using System.Security.Cryptography;

namespace Spro.Core.Agenda;

/// <summary>Draws the secrets by which pages open without an account.</summary>
public static class Secrets
{
    /// <summary>A secret that nobody guesses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
