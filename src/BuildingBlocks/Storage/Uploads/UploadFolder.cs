using System.Globalization;
using System.Text.Json;

namespace GrandChallenge.Storage;

/// <summary>
/// One upload on disk. info.json: what was promised; its time of writing is the upload's last sign of life. data: what came; its length is the offset.
/// unverified: where a chunk began whose checksum is not settled; bytes past it do not count. lock: held by whoever writes.
/// </summary>
internal sealed class UploadFolder(string path)
{
    private string InfoFile => Path.Combine(path, "info.json");
    private string UnverifiedFile => Path.Combine(path, "unverified");
    public string DataFile => Path.Combine(path, "data");

    public void Create(UploadInfo info, DateTimeOffset now)
    {
        Directory.CreateDirectory(path);
        File.Create(DataFile).Dispose();
        Write(info, now);
    }

    public UploadInfo? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<UploadInfo>(File.ReadAllBytes(InfoFile));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(UploadInfo info, DateTimeOffset now)
    {
        Disk.WriteWhole(InfoFile, JsonSerializer.SerializeToUtf8Bytes(info));
        Touch(now);
    }

    public void Touch(DateTimeOffset now) => File.SetLastWriteTimeUtc(InfoFile, now.UtcDateTime);

    /// <summary>The last sign of life; a folder that was never finished has the time of its last change.</summary>
    public DateTimeOffset Touched() => new(File.Exists(InfoFile) ? File.GetLastWriteTimeUtc(InfoFile) : Directory.GetLastWriteTimeUtc(path));

    public long Offset(UploadInfo info)
    {
        if (info.Blob is not null)
            return info.Length;
        try
        {
            return long.Parse(File.ReadAllText(UnverifiedFile), CultureInfo.InvariantCulture);
        }
        catch (FileNotFoundException)
        {
            return new FileInfo(DataFile) is { Exists: true } data ? data.Length : 0;
        }
    }

    /// <summary>Null when another request or process is writing, or has just removed the upload. The lock dies with its process.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>From here on bytes do not count until <see cref="Settle"/>.</summary>
    public void Doubt(long offset) => Disk.WriteWhole(UnverifiedFile, System.Text.Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture)));

    public void Settle() => File.Delete(UnverifiedFile);

    /// <summary>Cuts the data back. First the bytes go, then the doubt.</summary>
    public void CutTo(long offset)
    {
        using (var data = new FileStream(DataFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            data.SetLength(offset);
            data.Flush(flushToDisk: true);
        }
        Settle();
    }

    public void Delete()
    {
        // info.json first: from then on the upload does not exist, even if the rest stays for the sweep.
        File.Delete(InfoFile);
        Directory.Delete(path, recursive: true);
    }
}
