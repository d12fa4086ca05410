namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>
/// Where a reference raises an error, ours says what is wrong with the input or that there is no value; it never makes one up.
/// </summary>
internal static class DefinedOutcome
{
    public static void Check(Func<object> answer, string where)
    {
        try
        {
            double.IsNaN(Convert.ToDouble(answer())).ShouldBeTrue($"{where} has no value.");
        }
        catch (ArgumentException refusal)
        {
            refusal.ParamName.ShouldNotBeNullOrEmpty(where);
        }
    }
}
