using Spectre.Console;

namespace GrandChallenge.Cli.Output;

/// <summary>A bar on stderr; nothing where stderr is no terminal.</summary>
internal sealed class Progress(TextWriter error)
{
    /// <param name="work">Is given what to call with the bytes done so far.</param>
    public async Task RunAsync(string what, long total, Func<Action<long>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(_ => { });
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .StartAsync(async display =>
            {
                var bar = display.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
                await work(bytes => bar.Value = bytes);
            });
    }
}
