using System.Text;

namespace GrandChallenge.EvaluationKit.Tests.Images;

/// <summary>A PNG whose rows take the five filters in turn; its pixels are spread over several chunks.</summary>
internal static class PngBytes
{
    public static byte[] Of(int width, int height, int bits, int colour, byte[][] rows)
    {
        var file = new Bytes(bigEndian: true).Raw([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        Chunk(file, "IHDR", new Bytes(bigEndian: true).Number(width, 4).Number(height, 4).Raw([(byte)bits, (byte)colour, 0, 0, 0]).ToArray());
        Chunk(file, "tEXt", Encoding.ASCII.GetBytes("note\0words"));
        var packed = Bytes.ZLib(Filtered(rows, bits == 16 ? 2 : 1));
        foreach (var part in packed.Chunk(5)) Chunk(file, "IDAT", part);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Filtered(byte[][] rows, int pixel)
    {
        var filtered = new Bytes();
        for (var y = 0; y < rows.Length; y++)
        {
            var above = y > 0 ? rows[y - 1] : new byte[rows[y].Length];
            filtered.Raw([(byte)(y % 5)]);
            for (var i = 0; i < rows[y].Length; i++)
            {
                int left = i < pixel ? 0 : rows[y][i - pixel], corner = i < pixel ? 0 : above[i - pixel];
                var predicted = (y % 5) switch { 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, 4 => Paeth(left, above[i], corner), _ => 0 };
                filtered.Raw([(byte)(rows[y][i] - predicted)]);
            }
        }

        return filtered.ToArray();
    }

    // The one of three neighbours that is nearest to left + above - corner; the first of equals.
    private static int Paeth(int left, int above, int corner) =>
        new[] { left, above, corner }.MinBy(neighbour => Math.Abs(left + above - corner - neighbour));

    private static void Chunk(Bytes file, string name, byte[] data) => file.Number(data.Length, 4).Text(name).Raw(data).Zeros(4);
}
