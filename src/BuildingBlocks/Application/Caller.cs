namespace GrandChallenge.Application;

/// <summary>Who asks, in this scope. Nobody until an edge (cookie, token, job) says otherwise.</summary>
public sealed class Caller
{
    public Guid? Id { get; private set; }

    public bool IsSiteAdmin { get; private set; }

    /// <summary>True for the platform's own work: jobs and listeners.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>What a token may be used for; null for a person at a browser, who may do all that his roles allow.</summary>
    public IReadOnlySet<string>? Scopes { get; private set; }

    public bool IsAnonymous => Id is null && !IsSystem;

    /// <summary>The caller's id.</summary>
    /// <exception cref="ForbiddenRefusal">Nobody is signed in.</exception>
    public Guid RequireId() => Id ?? throw new ForbiddenRefusal("Sign in first.");

    public bool May(string scope) => Scopes is null || Scopes.Contains(scope);

    public void Become(Guid id, bool isSiteAdmin, IReadOnlySet<string>? scopes = null) =>
        (Id, IsSiteAdmin, IsSystem, Scopes) = (id, isSiteAdmin, false, scopes);

    /// <summary>Takes over who asks from another scope.</summary>
    public void Become(Caller other) => (Id, IsSiteAdmin, IsSystem, Scopes) = (other.Id, other.IsSiteAdmin, other.IsSystem, other.Scopes);

    public void BecomeSystem() => (Id, IsSiteAdmin, IsSystem, Scopes) = (null, false, true, null);

    public void BecomeNobody() => (Id, IsSiteAdmin, IsSystem, Scopes) = (null, false, false, null);
}
