using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace GrandChallenge.Web;

/// <summary>A sentence that survives one redirect and stands on top of the next page.</summary>
public static class Flash
{
    internal static readonly string[] Tones = ["success", "info", "warning", "danger"];

    internal static string Key(string tone) => $"flash-{tone}";

    extension(ITempDataDictionary tempData)
    {
        public void Success(string sentence) => tempData[Key("success")] = sentence;
        public void Info(string sentence) => tempData[Key("info")] = sentence;
        public void Warning(string sentence) => tempData[Key("warning")] = sentence;
        public void Danger(string sentence) => tempData[Key("danger")] = sentence;
    }
}
