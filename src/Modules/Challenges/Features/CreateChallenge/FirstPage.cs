using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.CreateChallenge;

/// <summary>What a new challenge's home says until its organisers write it.</summary>
internal static class FirstPage
{
    public static string Markdown(Challenge challenge) =>
        $"""
        {(challenge.Description.Length > 0 ? challenge.Description : "What is the question, and why does it matter?")}

        ## Data

        Where do the images come from, and how may they be used?

        ## Evaluation

        What is submitted, how is it scored, and how are submissions ranked?

        ## Organisers

        Who runs this challenge, and how can they be reached?
        """;
}
