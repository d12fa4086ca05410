namespace GrandChallenge.Containers;

/// <summary>Which engine runs the containers.</summary>
public sealed class DockerEngineOptions
{
    /// <summary>`unix:///path`, `tcp://host:port` or `http(s)://…`; unset means DOCKER_HOST, else the default socket.</summary>
    public Uri? Host { get; set; }

    /// <summary>Names this installation on the engine's labels, so that two that share an engine leave each other's containers alone.</summary>
    public string Installation { get; set; } = "grand-challenge";
}
