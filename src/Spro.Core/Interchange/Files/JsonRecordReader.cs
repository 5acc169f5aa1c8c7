using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Spro.Core.Interchange.Files;

/// <summary>
/// Reads one array of a JSON file element after element: the file's own array, or that of one of its properties. Only
/// the element at hand is in memory.
/// </summary>
internal sealed class JsonRecordReader : IAsyncDisposable
{
    private const int LargestElement = 8 << 20;

    private readonly Stream _stream;
    private readonly string _file;
    private readonly string? _property;
    private readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _decoded = new char[(1 << 16) + 1];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
    private int _start;
    private int _end;
    private bool _isLast;
    private bool _began;
    private JsonReaderState _state;
    private Phase _phase = Phase.Before;

    private JsonRecordReader(Stream stream, string file, string? property)
    {
        _stream = stream;
        _file = file;
        _property = property;
    }

    private enum Phase
    {
        Before,
        AtProperty,
        Inside,
        After,
    }

    /// <summary>The element read last.</summary>
    public JsonElement Current { get; private set; }

    /// <summary>Its rank, from 0.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>Where it is, for the report.</summary>
    public string Where => $"{_file}[{Index}]";

    /// <summary>Opens a file whose records are in its own array, or in the array called <paramref name="property"/>.</summary>
    public static JsonRecordReader Open(string path, string? property = null) =>
        new(InputFile.Open(path), Path.GetFileName(path), property);

    /// <summary>Reads the next element; false at the end of a complete file.</summary>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        Refusals.GuardAsync(_file, () => AdvanceAsync(cancellationToken));

    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        await _stream.DisposeAsync();
    }

    private async ValueTask<bool> AdvanceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_began && Step() is { } found)
                return found;
            if (_isLast)
                throw Refusals.CutShort(_file);
            await FillAsync(cancellationToken);
        }
    }

    /// <summary>Goes on in the buffer: true at an element, false at the end of the file, null when it needs more bytes.</summary>
    private bool? Step()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
        while (true)
        {
            if (!reader.Read())
            {
                Keep(reader);
                if (!_isLast)
                    return null;
                return _phase == Phase.After ? false : throw NotTheArray();
            }
            switch (_phase)
            {
                case Phase.Inside when reader.TokenType == JsonTokenType.EndArray:
                    _phase = Phase.After;
                    break;
                case Phase.Inside:
                    if (!JsonElement.TryParseValue(ref reader, out var element))
                        return null;
                    Keep(reader);
                    Current = element.Value;
                    Index++;
                    return true;
                case Phase.Before when _property is null:
                    _phase = reader.TokenType == JsonTokenType.StartArray ? Phase.Inside : throw NotTheArray();
                    break;
                case Phase.Before when reader.CurrentDepth == 0 && reader.TokenType != JsonTokenType.StartObject:
                    throw NotTheArray();
                case Phase.Before
                    when reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName }
                        && reader.ValueTextEquals(_property):
                    _phase = Phase.AtProperty;
                    break;
                case Phase.AtProperty:
                    _phase = reader.TokenType == JsonTokenType.StartArray ? Phase.Inside : throw NotTheArray();
                    break;
            }
            Keep(reader);
            // The kept position moves the window: reading goes on from it.
            reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
        }
    }

    private void Keep(in Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestElement)
                throw Refusals.NotThisFormat(_file, "un de ses éléments dépasse huit millions d'octets");
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var room = Math.Min(_buffer.Length - _end, 1 << 16);
        var read = await _stream.ReadAsync(_buffer.AsMemory(_end, room), cancellationToken);
        _isLast = read == 0;
        _utf8.GetChars(_buffer.AsSpan(_end, read), _decoded, flush: _isLast);
        _end += read;
        if (!_began && (_end >= 3 || _isLast))
        {
            _began = true;
            if (_buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble))
                _start = 3;
        }
    }

    private Common.RefusedException NotTheArray() =>
        Refusals.NotThisFormat(
            _file,
            _property is null ? "ce n'est pas un tableau JSON" : $"il n'a pas de tableau « {_property} »"
        );
}
