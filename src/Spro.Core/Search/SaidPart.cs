namespace Spro.Core.Search;

/// <summary>A part of a text: words kept as they are, or a known phrase with what it means.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Meaning">Null when it means what it says.</param>
/// <param name="Likeness">How surely it is that phrase.</param>
internal readonly record struct SaidPart(string Text, SaidMeaning? Meaning, float Likeness)
{
    /// <summary>Whether it says by itself what is looked for.</summary>
    public bool IsWhole => Meaning is { Whole.Count: > 0 };

    /// <summary>Whether it says more with what is beside it.</summary>
    public bool IsOpening => Meaning is { Opening: not null };

    /// <summary>Whether it says nothing of what is looked for.</summary>
    public bool IsIdle => Meaning is { IsIdle: true };

    /// <summary>What it says beside the others, in its n-th meaning.</summary>
    public string Said(int number) =>
        Meaning is null ? Text
        : IsWhole ? Meaning.Whole[number % Meaning.Whole.Count]
        : Meaning.Opening ?? "";

    /// <summary>What it says when only openings are replaced: "vendre des tapis" is "vendeur des tapis".</summary>
    public string Opened() => Meaning is null ? Text : Meaning.Opening ?? (IsIdle ? "" : Text);
}

/// <summary>What a phrase may mean.</summary>
internal sealed class SaidMeaning
{
    /// <summary>What it means by itself, likeliest first.</summary>
    public List<string> Whole { get; } = [];

    /// <summary>What begins a title that goes on with the words beside it.</summary>
    public string? Opening { get; set; }

    /// <summary>Whether it says nothing of what is looked for.</summary>
    public bool IsIdle => Opening is null && Whole.Count == 0;
}
