using System.Diagnostics;
using System.IO.Compression;
using Xunit;

namespace GrandChallenge.TestKit.Images;

public static class Compression
{
    public static TheoryData<string> Names => ["", "gz", "xz", "zst"];

    public static byte[] Of(string name, byte[] content) => name switch
    {
        "gz" => Gzip(content),
        "xz" => Xz(content),
        "zst" => new ZstdSharp.Compressor().Wrap(content).ToArray(),
        _ => content,
    };

    private static byte[] Gzip(byte[] content)
    {
        var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
            gzip.Write(content);
        return result.ToArray();
    }

    // .NET has no writer for xz; every Debian has the program.
    private static byte[] Xz(byte[] content)
    {
        using var xz = Process.Start(new ProcessStartInfo("xz", "-0 -c") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var writing = Task.Run(() =>
        {
            xz.StandardInput.BaseStream.Write(content);
            xz.StandardInput.Close();
        });
        var result = new MemoryStream();
        xz.StandardOutput.BaseStream.CopyTo(result);
        xz.WaitForExit();
        writing.GetAwaiter().GetResult();
        return result.ToArray();
    }
}
