using BenchmarkDotNet.Running;
using GrandChallenge.KitBench;

// surfaces [runs]: plain times. large: time and memory of a large pair. Anything else goes to BenchmarkDotNet.
if (args is ["surfaces", .. var rest]) PlainTimes.Print<SurfaceBench>(rest is [var runs] ? int.Parse(runs) : 21);
else if (args is ["large"]) LargePair.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
