using System.Security.Cryptography;
using System.Text;

namespace GrandChallenge.Cli.Server;

/// <summary>Uploads that have begun and not ended, so that the next call with the same file goes on with them: a small file each.</summary>
internal sealed class UnfinishedUploads(string folder)
{
    public static UnfinishedUploads Default => new(Path.Combine(KeptFiles.Folder, "uploads"));

    // The platform forgets them sooner.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <param name="sha256">Of the whole content: a file that was changed is another upload.</param>
    public Guid? Find(Uri server, string name, string sha256)
    {
        try
        {
            return Guid.TryParse(File.ReadAllText(PathOf(server, name, sha256)), out var id) ? id : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Where nothing can be kept, the upload goes on all the same.</summary>
    public void Keep(Uri server, string name, string sha256, Guid id)
    {
        try
        {
            KeptFiles.Replace(PathOf(server, name, sha256), file => file.Write(Encoding.ASCII.GetBytes(id.ToString())));
            var old = (TimeProvider.System.GetUtcNow() - Lifetime).UtcDateTime;
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => File.GetLastWriteTimeUtc(file) < old))
                File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    public void Forget(Uri server, string name, string sha256)
    {
        try
        {
            File.Delete(PathOf(server, name, sha256));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(Uri server, string name, string sha256) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{server}\n{name}\n{sha256}"))));
}
