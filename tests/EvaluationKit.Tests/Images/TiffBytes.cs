namespace GrandChallenge.EvaluationKit.Tests.Images;

/// <summary>A TIFF from its pixels: strips or tiles, in every packing that is read.</summary>
internal sealed record TiffBytes(int Width, int Height, int Bits, long[] Pixels)
{
    public bool BigEndian { get; init; }

    public bool IsBigTiff { get; init; }

    public int Compression { get; init; } = 1;

    public int Format { get; init; } = 1;

    public int Photometric { get; init; } = 1;

    public bool IsDifferenced { get; init; }

    public int RowsPerStrip { get; init; } = 3;

    public int? Tile { get; init; }

    public byte[] ToArray()
    {
        var pieces = Pieces().Select(Pack).ToList();
        var body = new Bytes(BigEndian);
        var start = IsBigTiff ? 16 : 8;
        var offsets = new List<long>();
        foreach (var piece in pieces)
        {
            offsets.Add(start + body.Length);
            body.Raw(piece);
        }

        var tags = new SortedDictionary<int, long[]>
        {
            [256] = [Width],
            [257] = [Height],
            [258] = [Bits],
            [259] = [Compression],
            [262] = [Photometric],
            [277] = [1],
            [317] = [IsDifferenced ? 2 : 1],
            [339] = [Format],
            [Tile is null ? 273 : 324] = [.. offsets],
            [Tile is null ? 279 : 325] = [.. pieces.Select(piece => (long)piece.Length)],
        };
        if (Tile is { } side) (tags[322], tags[323]) = ([side], [side]);
        else tags[278] = [RowsPerStrip];
        return WithDirectory(body, tags, start);
    }

    private byte[] WithDirectory(Bytes body, SortedDictionary<int, long[]> tags, int start)
    {
        var word = IsBigTiff ? 8 : 4;
        var far = new Dictionary<int, long>();
        foreach (var (tag, values) in tags.Where(tag => tag.Value.Length * 4 > word))
        {
            far[tag] = start + body.Length;
            foreach (var value in values) body.Number(value, 4);
        }

        var file = new Bytes(BigEndian).Text(BigEndian ? "MM" : "II").Number(IsBigTiff ? 43 : 42, 2);
        if (IsBigTiff) file.Number(8, 2).Number(0, 2);
        file.Number(start + body.Length, word).Raw(body.ToArray()).Number(tags.Count, IsBigTiff ? 8 : 2);
        foreach (var (tag, values) in tags)
        {
            file.Number(tag, 2).Number(4, 2).Number(values.Length, word);
            if (far.TryGetValue(tag, out var at)) file.Number(at, word);
            else
            {
                foreach (var value in values) file.Number(value, 4);
                file.Zeros(word - values.Length * 4);
            }
        }

        return file.Zeros(word).ToArray();
    }

    private IEnumerable<byte[]> Pieces()
    {
        var (across, down) = Tile is { } side ? (side, side) : (Width, RowsPerStrip);
        for (var y = 0; y < Height; y += down)
        {
            for (var x = 0; x < Width; x += across)
                yield return Piece(x, y, across, Tile is null ? Math.Min(down, Height - y) : down);
        }
    }

    private byte[] Piece(int left, int top, int width, int height)
    {
        var piece = new Bytes(BigEndian);
        for (var y = top; y < top + height; y++)
        {
            var row = Enumerable.Range(left, width).Select(x => x < Width && y < Height ? Pixels[y * Width + x] : 0).ToArray();
            if (IsDifferenced) row = [.. row.Select((pixel, x) => x == 0 ? pixel : pixel - row[x - 1])];
            if (Bits >= 8) foreach (var pixel in row) piece.Number(pixel, Bits / 8);
            else foreach (var group in row.Chunk(8 / Bits)) piece.Raw([Packed(group)]);
        }

        return piece.ToArray();
    }

    private byte Packed(long[] group) => (byte)group.Select((pixel, at) => pixel << (8 - Bits - at * Bits)).Sum();

    private byte[] Pack(byte[] plain) => Compression switch
    {
        5 => Lzw(plain),
        8 => Bytes.ZLib(plain),
        32773 => PackBits(plain),
        _ => plain,
    };

    private static byte[] PackBits(byte[] plain)
    {
        var packed = new Bytes();
        for (var at = 0; at < plain.Length;)
        {
            var run = 1;
            while (run < 128 && at + run < plain.Length && plain[at + run] == plain[at]) run++;
            if (run > 1) packed.Raw([(byte)(1 - run), plain[at]]);
            else packed.Raw([0, plain[at]]);
            at += run;
        }

        return packed.ToArray();
    }

    private static byte[] Lzw(byte[] plain)
    {
        var (bits, width, strings) = (new List<bool>(), 9, new Dictionary<string, int>());
        void Put(int code)
        {
            for (var bit = width - 1; bit >= 0; bit--) bits.Add((code >> bit & 1) == 1);
        }

        int CodeOf(string text) => text.Length == 1 ? text[0] : strings[text];
        Put(256);
        var known = "";
        foreach (var letter in plain.Select(value => (char)value))
        {
            if (known.Length == 0 || strings.ContainsKey(known + letter))
            {
                known += letter;
                continue;
            }

            Put(CodeOf(known));
            strings[known + letter] = 258 + strings.Count;
            known = letter.ToString();
            var next = 258 + strings.Count;
            width = next > 2047 ? 12 : next > 1023 ? 11 : next > 511 ? 10 : 9;
            if (next < 4094) continue;
            Put(256);
            strings.Clear();
            width = 9;
        }

        if (known.Length > 0) Put(CodeOf(known));
        Put(257);
        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Select((bit, at) => bit ? 1 << (7 - at) : 0).Sum())];
    }
}
