namespace GrandChallenge.Containers.Tests;

/// <summary>The static shell that test images are made of.</summary>
internal static class Busybox
{
    public const string File = "/bin/busybox";

    public static void IsNeeded() => Skip.IfNot(System.IO.File.Exists(File), $"{File} is missing: install busybox-static.");
}
