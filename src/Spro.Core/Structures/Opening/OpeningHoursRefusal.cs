namespace Spro.Core.Structures.Opening;

/// <summary>Why a text was not taken as opening hours.</summary>
/// <param name="Reason">Plain French, without a final full stop.</param>
/// <param name="Position">Where in the text, from 0.</param>
/// <param name="Part">The part of the text at fault; empty at the end of the text.</param>
public sealed record OpeningHoursRefusal(string Reason, int Position, string Part)
{
    /// <summary>One French sentence that says where and why.</summary>
    public override string ToString() =>
        Part.Length == 0 ? $"À la fin du texte : {Reason}." : $"Au caractère {Position + 1}, « {Part} » : {Reason}.";
}
