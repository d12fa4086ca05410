using GrandChallenge.Evaluation.Domain;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>The choices of the phase form in words.</summary>
internal static class PhaseFormWords
{
    public static IEnumerable<SelectListItem> Directions =>
        [Item(Direction.Descending, "higher"), Item(Direction.Ascending, "lower")];

    public static IEnumerable<SelectListItem> Methods =>
    [
        Item(RankingMethod.First, "the score alone"),
        Item(RankingMethod.Mean, "the mean of the positions in all counted columns"),
        Item(RankingMethod.Median, "the median of the positions in all counted columns"),
    ];

    public static IEnumerable<SelectListItem> Displays =>
    [
        Item(ResultDisplay.Best, "the best result counts"),
        Item(ResultDisplay.MostRecent, "the most recent result counts"),
        Item(ResultDisplay.All, "every result counts"),
    ];

    private static SelectListItem Item(Enum value, string words) => new(words, value.ToString());
}
