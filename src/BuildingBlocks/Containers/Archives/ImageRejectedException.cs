namespace GrandChallenge.Containers;

/// <summary>An image that cannot be used; the message is one sentence for its uploader that names the missing piece and what would be right.</summary>
public sealed class ImageRejectedException(string message) : Exception(message);
