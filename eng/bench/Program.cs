using GrandChallenge.Bench;

Func<Task>? bench = args.FirstOrDefault() switch
{
    "noop" => () => NoOpBench.RunAsync(30),
    "luna16" => () => Luna16Bench.RunAsync(10),
    "board" => () => BoardBench.RunAsync(),
    "start" => () => StartBench.RunAsync(),
    "queue" => () => QueueBench.RunAsync(200),
    _ => null,
};
if (bench is null)
{
    Console.Error.WriteLine("Usage: eng/bench/run noop|luna16|board|start|queue");
    return 2;
}

await bench();
return 0;
