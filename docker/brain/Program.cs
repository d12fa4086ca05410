using GrandChallenge.BrainEvaluator;
using GrandChallenge.Scoring;

return EvaluationProgram.Run(args, LabelMapMetrics.Score, Console.Error);
