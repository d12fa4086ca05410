using Xunit;

namespace GrandChallenge.TestKit.Images;

/// <summary>The static shell that test images are made of.</summary>
public static class Busybox
{
    public const string File = "/bin/busybox";

    public static void IsNeeded() => Skip.IfNot(System.IO.File.Exists(File), $"{File} is missing: install busybox-static.");
}
