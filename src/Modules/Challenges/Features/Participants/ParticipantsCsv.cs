using System.Globalization;
using System.Text;

namespace GrandChallenge.Challenges.Features.Participants;

/// <summary>Participants as CSV by RFC 4180, UTF-8: user, user_id, since (ISO 8601, UTC).</summary>
internal static class ParticipantsCsv
{
    public static byte[] Write(IEnumerable<ParticipantRow> rows)
    {
        var csv = new StringBuilder("user,user_id,since\r\n");
        foreach (var row in rows)
        {
            var since = row.Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"{Cell(row.UserName)},{row.UserId},{since}\r\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    // A spreadsheet would run a cell that begins like a formula; the quote keeps it text.
    private static string Cell(string text) =>
        $"\"{(text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
