namespace GrandChallenge.Application.Messaging;

/// <summary>A server outside, such as the mail server, does not do its part for now: the message waits and is tried again for two days.</summary>
public sealed class ServerAwayException(string sentence, Exception? cause = null) : Exception(sentence, cause);
