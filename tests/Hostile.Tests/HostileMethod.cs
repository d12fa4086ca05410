using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Hostile.Tests;

/// <summary>One evaluation container that does whatever the last line of the submission says.</summary>
internal static class HostileMethod
{
    private const string Script = """
        metrics=/output/metrics.json
        act=$(tail -n 1 /input/predictions.csv)
        case "$act" in
          succeed) echo '{"score": 0.5}' > $metrics ;;
          wait) echo up; while [ ! -e /tmp/go ]; do sleep 0.1; done; echo '{"score": 0.5}' > $metrics ;;
          sleep) trap '' TERM INT; echo up; sleep 600 ;;
          fork) i=0; while [ $i -lt 500 ]; do sleep 60 & i=$((i+1)); done ;;
          memory) tail -c 1000000000 /dev/zero; exit 1 ;;
          fill-output) dd if=/dev/zero of=/output/full bs=1M count=300 || exit 1 ;;
          fill-scratch) dd if=/dev/zero of=/tmp/full bs=1M count=300 || exit 1 ;;
          write-root) echo evil > /evil || exit 1 ;;
          flood) yes 0123456789012345678901234567890123456789 | head -c 20000000; exit 5 ;;
          exit-silently) exit 1 ;;
          blame-submission) echo 'Row 7 names the unknown case 12.' >&2; exit 2 ;;
          blame-truth) echo 'The ground truth lacks case 3.' >&2; exit 3 ;;
          link-to-passwd) ln -s /etc/passwd $metrics ;;
          link-to-truth) ln -s /opt/ml/input/data/ground_truth/truth.csv $metrics ;;
          folder) mkdir $metrics ;;
          huge) truncate -s 17M $metrics ;;
          text) echo 'all is well' > $metrics ;;
          no-metrics) true ;;
          not-a-number) echo '{"score": NaN}' > $metrics ;;
          boolean) echo '{"score": true}' > $metrics ;;
          no-score) echo '{"other": 1}' > $metrics ;;
          *) echo "unknown act $act" >&2; exit 9 ;;
        esac
        """;

    public static TestImage Image { get; } = new(Script);

    /// <summary>As `docker save` gives it.</summary>
    public static byte[] Archive() => ImageArchives.Docker(Image);
}
