return await GrandChallenge.Cli.CommandLine.RunAsync(args, Console.Out, Console.Error);
