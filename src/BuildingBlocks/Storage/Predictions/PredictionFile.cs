namespace GrandChallenge.Storage;

/// <summary>Whether a prediction is what its phase accepts, found out in one pass with constant memory, before a container sees it.</summary>
public static class PredictionFile
{
    /// <summary>Reads <paramref name="content"/> (seekable) from its beginning and leaves it open.</summary>
    /// <param name="fileName">As the sender named it; tells image formats apart.</param>
    /// <exception cref="FileRefusedException">It is not; the message names row, line, byte or entry.</exception>
    public static async Task CheckAsync(Stream content, string fileName, PredictionKind kind, ArchiveLimits? limits = null, CancellationToken ct = default)
    {
        if (content.Length == 0)
            throw new FileRefusedException("The file is empty.");
        content.Position = 0;
        switch (kind)
        {
            case PredictionKind.Csv:
                await CsvCheck.RunAsync(content, ct);
                break;
            case PredictionKind.Json:
                await JsonCheck.RunAsync(content, ct);
                break;
            case PredictionKind.Image:
                await ImageCheck.RunAsync(content, fileName, (limits ?? ArchiveLimits.Default).MaxBytes, ct);
                break;
            default:
                await using (var files = await FileSets.OpenSubmissionAsync(new ReadOnlyView(content), limits, ct))
                    await files.CheckAsync(ct);
                break;
        }
    }

    /// <summary>The files as the scoring container finds them under /input: one file of a fixed name, the image as it was named, or the zip's files.</summary>
    public static async Task<FileSet> OpenAsync(
        Stream content, string fileName, PredictionKind kind, ArchiveLimits? limits = null, CancellationToken ct = default) => kind switch
        {
            PredictionKind.Csv => FileSets.Single("predictions.csv", content),
            PredictionKind.Json => FileSets.Single("predictions.json", content),
            PredictionKind.Image => FileSets.Single(FileName.Clean(fileName), content),
            _ => await FileSets.OpenSubmissionAsync(content, limits, ct),
        };

    /// <summary>A stream whose owner keeps it open.</summary>
    private sealed class ReadOnlyView(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => inner.Position = value; }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => inner.Read(buffer);
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            inner.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
