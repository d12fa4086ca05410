namespace GrandChallenge.Web.ChallengeFrames;

/// <summary>Who owns challenges says how one is framed for the caller of this scope.</summary>
public interface IChallengeFrames
{
    /// <summary>Null if there is no such challenge or the caller may not know of it.</summary>
    Task<ChallengeFrame?> ForAsync(string slug, CancellationToken cancellationToken);
}
