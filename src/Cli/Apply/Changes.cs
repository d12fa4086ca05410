using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Apply;

/// <summary>One step of a plan: says itself in a line, and does itself.</summary>
internal abstract record Change
{
    public abstract override string ToString();

    public abstract Task DoAsync(Applying applying, CancellationToken cancellationToken);

    protected static string Line(string verb, string what) => $"{verb,-9}{what}";

    protected static string Line(string verb, string what, IReadOnlyList<string> fields) => Line(verb, $"{what} ({string.Join(", ", fields)})");
}

internal sealed record Keep(string What) : Change
{
    public override string ToString() => Line("keep", What);

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed record CreateChallenge(string Name, ChallengeText Text) : Change
{
    /// <summary>The page that the platform gives a new challenge.</summary>
    public const string FirstPage = "overview";

    public override string ToString() => Line("create", $"challenge {Name}");

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => applying.Api.AskAsync(
        """
        mutation($slug: String!, $title: String!, $description: String!, $contact: String!, $visibility: ChallengeVisibility!, $joinPolicy: JoinPolicy!,
          $modalities: [String!]!, $structures: [String!]!, $taskTypes: [String!]!) {
          createChallenge(slug: $slug, title: $title, description: $description, contact: $contact, visibility: $visibility, joinPolicy: $joinPolicy,
            modalities: $modalities, structures: $structures, taskTypes: $taskTypes) { id } }
        """,
        new
        {
            slug = Name,
            Text.Title,
            Text.Description,
            Text.Contact,
            Text.Visibility,
            Text.JoinPolicy,
            Text.Modalities,
            Text.Structures,
            Text.TaskTypes,
        },
        cancellationToken);
}

internal sealed record EditChallenge(string Name, ChallengeText Text, IReadOnlyList<string> Fields) : Change
{
    public override string ToString() => Line("update", $"challenge {Name}", Fields);

    public override Task DoAsync(Applying applying, CancellationToken cancellationToken) => applying.Api.AskAsync(
        """
        mutation($challenge: String!, $title: String!, $description: String!, $contact: String!, $visibility: ChallengeVisibility!, $joinPolicy: JoinPolicy!,
          $modalities: [String!]!, $structures: [String!]!, $taskTypes: [String!]!) {
          editChallenge(challenge: $challenge, title: $title, description: $description, contact: $contact, visibility: $visibility, joinPolicy: $joinPolicy,
            modalities: $modalities, structures: $structures, taskTypes: $taskTypes) }
        """,
        new
        {
            challenge = Name,
            Text.Title,
            Text.Description,
            Text.Contact,
            Text.Visibility,
            Text.JoinPolicy,
            Text.Modalities,
            Text.Structures,
            Text.TaskTypes,
        },
        cancellationToken);
}
