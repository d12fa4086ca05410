namespace GrandChallenge.Storage;

/// <summary>The tus protocol's refusals: a status code and a sentence.</summary>
internal sealed class UploadRefusedException(int status, string message) : Exception(message)
{
    public int Status => status;
}
