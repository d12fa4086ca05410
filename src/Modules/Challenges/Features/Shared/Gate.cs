using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>The way into a challenge: finds it, finds what the caller is to it, and asks the rules.</summary>
internal sealed class Gate(ChallengesDbContext db, Caller caller)
{
    /// <summary>The challenge of this short name, in any case of letters.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or the caller may not know of it.</exception>
    /// <exception cref="ForbiddenRefusal">He knows of it but may not do this.</exception>
    public async Task<Visit> EnterAsync(string slug, Act act, CancellationToken cancellationToken)
    {
        if (!ShortName.IsWellFormed(slug))
            throw new NotFoundRefusal();
        var key = slug.ToLowerInvariant();
        var challenge = await db.Challenges.SingleOrDefaultAsync(c => EF.Property<string>(c, ChallengeMapping.SlugKey) == key, cancellationToken)
            ?? throw new NotFoundRefusal();
        return await AdmitAsync(challenge, act, cancellationToken);
    }

    /// <summary>The same for a command whose decision depends on other rows of the challenge: one at a time.</summary>
    public async Task<Visit> EnterAloneAsync(string slug, Act act, CancellationToken cancellationToken)
    {
        if (!ShortName.IsWellFormed(slug))
            throw new NotFoundRefusal();
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM challenges.challenges WHERE slug_key = {slug.ToLowerInvariant()} FOR UPDATE", cancellationToken);
        return await EnterAsync(slug, act, cancellationToken);
    }

    public async Task<Standing> StandingInAsync(Guid challengeId, CancellationToken cancellationToken)
    {
        var role = caller.Id is { } user
            ? await db.Memberships.Where(m => m.ChallengeId == challengeId && m.UserId == user).Select(m => (Role?)m.Role).SingleOrDefaultAsync(cancellationToken)
            : null;
        return new Standing(caller.Id is not null, role, caller.IsSiteAdmin || caller.IsSystem);
    }

    private async Task<Visit> AdmitAsync(Challenge challenge, Act act, CancellationToken cancellationToken)
    {
        var standing = await StandingInAsync(challenge.Id, cancellationToken);
        return ChallengeRules.Decide(act, challenge.Visibility, standing) switch
        {
            Verdict.Allowed => new Visit(challenge, standing),
            Verdict.Hidden => throw new NotFoundRefusal(),
            Verdict.SignIn => throw new ForbiddenRefusal("Sign in first."),
            _ => throw new ForbiddenRefusal($"Only the organisers of “{challenge.Title}” may do this."),
        };
    }
}

internal sealed record Visit(Challenge Challenge, Standing Standing);
