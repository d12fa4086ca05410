using GrandChallenge.TestKit.Images;
using Microsoft.Playwright;

namespace GrandChallenge.EndToEnd.Tests.Browser;

/// <summary>An evaluation container that takes long enough to be watched: the score is the second field of the submission's last row.</summary>
internal static class SmallMethod
{
    private const string Script =
        """
        echo "reading $(wc -l < /opt/ml/input/data/ground_truth/truth.csv) rows of truth"
        sleep 2
        echo "scoring"
        echo "{\"score\": $(tail -n 1 /input/predictions.csv | cut -d, -f2)}" > /output/metrics.json
        """;

    public static FilePayload Archive()
    {
        Busybox.IsNeeded();
        return new() { Name = "method.tar", MimeType = "application/x-tar", Buffer = ImageArchives.Docker(new TestImage(Script)) };
    }

    public static FilePayload GroundTruth() => new() { Name = "truth.csv", MimeType = "text/csv", Buffer = "case,score\n1,1\n"u8.ToArray() };

    public static string Predictions(string score) => $"case,score\n1,{score}\n";
}
