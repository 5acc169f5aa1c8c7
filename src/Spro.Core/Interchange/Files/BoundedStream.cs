using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>Stops what unzips without end: real open data shrinks by ten to thirty, a zip bomb by a thousand.</summary>
internal sealed class BoundedStream(Stream inner, string file, long compressedLength) : Stream
{
    private const int GreatestRatio = 200;
    private const long AlwaysAllowed = 16 << 20;
    private readonly long _most = Math.Max(AlwaysAllowed, compressedLength * GreatestRatio);
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => Count(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int bytes)
    {
        _read += bytes;
        if (_read > _most)
        {
            throw new RefusedException(
                "file-too-large",
                $"Le fichier « {file} » grossit démesurément en se décompressant : il est refusé."
            );
        }
        return bytes;
    }
}
