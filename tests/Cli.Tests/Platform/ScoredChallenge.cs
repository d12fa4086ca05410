using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>A folder for gc apply whose score is the second field of a submission's last row.</summary>
internal static class ScoredChallenge
{
    public const string Predictions = "case,score\n1,0.75\n";

    /// <param name="method">The value of the key.</param>
    public static TestFolder Folder(string name, string method) => new TestFolder()
        .With("challenge.yaml", $$"""
            name: {{name}}
            title: Scored
            contact: team@example.org
            phases:
              - title: Final
                submissions: {kind: csv, limit: 5}
                score: {path: score}
                run: {time: 1m, memory: 128MiB, scratch: 32MiB}
                method: {{method}}
                groundTruth: truth
            """)
        .With("truth/truth.csv", "case,score\n1,1\n")
        .With("predictions.csv", Predictions);

    /// <param name="before">What the container does before it scores. Each test's image is its own, so that none removes another's.</param>
    public static TestImage Image(string before) => new(
        $$"""
        {{before}}
        echo "{\"score\": $(tail -n 1 /input/predictions.csv | cut -d, -f2)}" > /output/metrics.json
        """);
}
