using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Hostile.Tests.Uploads;

/// <summary>Files that no container may ever see: sent by tus, submitted over GraphQL, refused with their place named.</summary>
public sealed class HostileSubmissionTests(WebServer platform) : IClassFixture<WebServer>
{
    private const int SymbolicLink = unchecked((int)0xA1FF0000);

    [Theory]
    [InlineData("empty.csv", "empty")]
    [InlineData("header-only.csv", "row")]
    [InlineData("latin1.csv", "UTF-8")]
    [InlineData("utf16.csv", "UTF-8")]
    [InlineData("nul.csv", "NUL")]
    [InlineData("ragged.csv", "Row 3")]
    [InlineData("link.zip", "symbolic link")]
    [InlineData("up.zip", "'..'")]
    [InlineData("bomb.zip", "bomb")]
    [InlineData("no-zip.zip", "not a whole zip")]
    [InlineData("cut.zip", "zip")]
    [InlineData("picture.png", ".csv, .zip")]
    public async Task It_is_refused_with_its_place_and_costs_nothing(string name, string words)
    {
        var arena = await new Arena(platform).OpenAsync();
        var (client, user) = await ParticipantAsync(arena);

        var content = Content(name);
        await IsRefusedAsync(arena, client, user, name, new ByteArrayContent(content), content.Length, words);
    }

    [Fact]
    public async Task A_line_of_a_gigabyte_is_refused_without_being_read_to_its_end()
    {
        var arena = await new Arena(platform).OpenAsync();
        var (client, user) = await ParticipantAsync(arena);
        const long length = 1L << 30;

        await IsRefusedAsync(arena, client, user, "line.csv", new EndlessContent("case,score\n1,"u8.ToArray(), length), length, "Row 2 is longer than 1,048,576 bytes");
    }

    private async Task IsRefusedAsync(Arena arena, HttpClient client, Guid user, string name, HttpContent content, long length, string words)
    {
        var (upload, uploadRefusal) = await UploadAsync(client, name, content, length);
        var sentence = uploadRefusal ?? await RefusalAsync(client, arena.Phase, upload!.Value);

        sentence.ShouldContain(words, Case.Insensitive);
        sentence[^1].ShouldBeOneOf('.', '?');
        (await arena.InDatabase(db => db.Submissions.CountAsync(s => s.PhaseId == arena.Phase))).ShouldBe(0);
        (await arena.InDatabase(db => db.Runs.CountAsync(r => r.PhaseId == arena.Phase))).ShouldBe(0);
        (await arena.QuotaAsync(user)).Allowed.ShouldBeTrue();
        Blobs().ShouldBeEmpty("refused bytes are not kept");
    }

    private async Task<(HttpClient Client, Guid User)> ParticipantAsync(Arena arena)
    {
        var user = await platform.CreateUserAsync($"u{Guid.CreateVersion7():N}"[..20]);
        await platform.SendAs(user, new JoinChallenge(arena.Slug));
        // Not the factory's client: it keeps a whole body in memory, to send it again after a redirect.
        var client = new HttpClient { BaseAddress = platform.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await platform.CreateTokenAsync(user));
        return (client, user);
    }

    private static async Task<(Guid? Upload, string? Refusal)> UploadAsync(HttpClient client, string name, HttpContent content, long length)
    {
        using var create = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        create.Headers.Add("Tus-Resumable", "1.0.0");
        create.Headers.Add("Upload-Length", $"{length}");
        create.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}");
        using var created = await client.SendAsync(create);
        if (created.StatusCode != HttpStatusCode.Created)
            return (null, await created.Content.ReadAsStringAsync());

        var location = created.Headers.Location!.ToString();
        if (length > 0)
        {
            using var patch = new HttpRequestMessage(HttpMethod.Patch, location) { Content = content };
            patch.Headers.Add("Tus-Resumable", "1.0.0");
            patch.Headers.Add("Upload-Offset", "0");
            content.Headers.ContentType = new("application/offset+octet-stream");
            (await client.SendAsync(patch)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        return (Guid.Parse(location.Split('/')[^1]), null);
    }

    private static async Task<string> RefusalAsync(HttpClient client, Guid phase, Guid upload)
    {
        var query = $$"""mutation { submitPredictions(phaseId: "{{phase}}", uploadId: "{{upload}}") { evaluationId } }""";
        using var response = await client.PostAsJsonAsync("/graphql", new { query });
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return answer["errors"]?[0]?["message"]?.ToString() ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private IEnumerable<string> Blobs()
    {
        var folder = Path.Combine(platform.DataFolder, "storage", "blobs");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static byte[] Content(string name) => name switch
    {
        "empty.csv" => [],
        "header-only.csv" => "case,score\n"u8.ToArray(),
        "latin1.csv" => Encoding.Latin1.GetBytes("case,score\nMünchen,1\n"),
        "utf16.csv" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("case,score\n1,1\n")],
        "nul.csv" => "case,score\n1,\0\n"u8.ToArray(),
        "ragged.csv" => "case,score\n1,1\n2\n"u8.ToArray(),
        "link.zip" => Zip(("passwd", "/etc/passwd"u8.ToArray(), SymbolicLink)),
        "up.zip" => Zip(("../../evil.csv", "x"u8.ToArray(), 0)),
        "bomb.zip" => Bomb(),
        "no-zip.zip" => "case,score\n1,1\n"u8.ToArray(),
        "cut.zip" => Zip(("a.csv", "case,score\n1,1\n"u8.ToArray(), 0))[..40],
        _ => [0x89, 0x50, 0x4E, 0x47],
    };

    private static byte[] Zip(params (string Name, byte[] Content, int Attributes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, attributes) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.ExternalAttributes = attributes;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    // 1.1 GiB of zeros in 1.1 MiB.
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("zeros.csv", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 1100; i++)
                stream.Write(zeros);
        }

        return bytes.ToArray();
    }
}

/// <summary>Real HTTP, no worker and no engine needed: what is refused never gets that far.</summary>
public sealed class WebServer : PlatformServer
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("GC_ROLE", "web")];
}
