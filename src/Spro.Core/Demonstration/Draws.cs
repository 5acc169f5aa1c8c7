using System.Buffers.Binary;
using Spro.Core.Common;

namespace Spro.Core.Demonstration;

/// <summary>Draws that come out the same each time: a sequence for each name (the generator splitmix64).</summary>
internal sealed class Draws(string name)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(
        StableId.Of("demonstration-draws", name).ToByteArray()
    );

    /// <summary>A whole number from zero, under another.</summary>
    public int Below(int most)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)most);
    }

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of several, each as often as its weight says.</summary>
    public T OneOf<T>(params ReadOnlySpan<(T Value, int Weight)> all)
    {
        var sum = 0;
        foreach (var (_, weight) in all)
            sum += weight;
        var left = Below(sum);
        foreach (var (value, weight) in all)
        {
            if (left < weight)
                return value;
            left -= weight;
        }
        throw new ArgumentException("Nothing has a weight.", nameof(all));
    }
}
