using System.Reflection;

namespace GrandChallenge.Web;

/// <summary>The name and version that stand in the frame of every page.</summary>
public static class SiteName
{
    public const string Text = "Grand Challenge";

    public static string Version { get; } =
        typeof(SiteName).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
