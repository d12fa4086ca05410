using GrandChallenge.Scoring;

return EvaluationProgram.Run(args, DetectionMetrics.Score, Console.Error);
