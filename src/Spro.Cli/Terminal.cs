using System.Text.Encodings.Web;
using System.Text.Json;

namespace Spro.Cli;

/// <summary>Where the command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Results, and nothing else.</param>
/// <param name="Error">Reasons and progress.</param>
/// <param name="ShowsProgress">Somebody is looking at <paramref name="Error"/>.</param>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, bool ShowsProgress)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>Writes a result as one line of JSON.</summary>
    internal Task WriteJsonAsync<T>(T value) => Out.WriteLineAsync(JsonSerializer.Serialize(value, Json));

    /// <summary>Writes as one line what <paramref name="write"/> gives.</summary>
    internal async Task WriteJsonAsync(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, Spro.Core.Guidance.AnswerJson.Options))
            write(writer);
        await Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
