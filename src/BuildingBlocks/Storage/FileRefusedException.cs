namespace GrandChallenge.Storage;

/// <summary>A file cannot be taken. The message is a sentence for the person who sent it: it names the entry, row or byte and what would be right.</summary>
public sealed class FileRefusedException(string message, Exception? cause = null) : Exception(message, cause);
