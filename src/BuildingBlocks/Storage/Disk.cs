using System.Runtime.InteropServices;

namespace GrandChallenge.Storage;

/// <summary>Writes that are whole or absent after a crash.</summary>
internal static class Disk
{
    public static void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        var temp = path + ".new";
        using (var file = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        MoveWhole(temp, path);
    }

    /// <summary>Renames, and makes the new name outlive a power cut.</summary>
    public static void MoveWhole(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        SyncFolder(Path.GetDirectoryName(to)!);
    }

    public static bool IsFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 0x70 or 122;

    private static void SyncFolder(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = Open(folder, 0);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

#pragma warning disable SYSLIB1054 // generated marshalling would need unsafe code for three calls
    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054
}
