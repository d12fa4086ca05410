namespace GrandChallenge.Storage;

/// <summary>
/// A table of text (RFC 4180): UTF-8 with or without byte order mark, a header, at least one row, every row as many columns as the header.
/// The delimiter is the header's: comma, or semicolon or tab where the header has no comma. Blank lines are passed over. Rows are counted as lines of the file, from 1.
/// </summary>
internal sealed class CsvCheck
{
    private const int MaxRowBytes = 1 << 20, MaxColumns = 10_000;
    private readonly MemoryStream _header = new();
    private readonly Utf8Check _utf8 = new();
    private byte _delimiter;
    private int _columns;
    private long _rows;
    private long _line = 1;
    private long _rowLine = 1;
    private int _rowBytes;
    private int _fields = 1;
    private bool _quoted;
    private bool _fieldStart = true;
    private bool _blank = true;

    public static async Task RunAsync(Stream content, CancellationToken ct)
    {
        var check = new CsvCheck();
        var buffer = new byte[64 << 10];
        var first = true;
        for (int read; (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0; first = false)
        {
            check._utf8.Append(buffer.AsSpan(0, read));
            check.Append(buffer.AsSpan(0, read)[(first && buffer.AsSpan(0, read).StartsWith("\uFEFF"u8) ? 3 : 0)..]);
        }
        check.End();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (++_rowBytes > MaxRowBytes)
                throw new FileRefusedException($"Row {_rowLine} is longer than {MaxRowBytes:N0} bytes. Is a line break missing, or a quote never closed?");
            if (_columns == 0)
                _header.WriteByte(b);
            if (b == '\n' && !_quoted)
                EndRow();
            else
                Take(b);
            if (b == '\n')
                _line++;
            if (_rowBytes == 0)
                _rowLine = _line;
        }
    }

    private void Take(byte b)
    {
        if (b == '"' && (_quoted || _fieldStart))
        {
            // A doubled quote closes and opens again: the field goes on either way.
            _quoted = !_quoted;
            _fieldStart = !_quoted;
        }
        else if (!_quoted && IsDelimiter(b))
        {
            if (++_fields > MaxColumns)
                throw new FileRefusedException($"Row {_rowLine} has more than {MaxColumns:N0} columns.");
            _fieldStart = true;
        }
        else
        {
            _fieldStart = false;
        }
        _blank &= b is (byte)'\r' or (byte)' ';
    }

    /// <summary>In the header the delimiter is not known yet; its columns are counted when it is whole.</summary>
    private bool IsDelimiter(byte b) => _columns == 0 ? b is (byte)',' or (byte)';' or (byte)'\t' : b == _delimiter;

    private void EndRow()
    {
        if (!_blank && _columns == 0)
            ReadHeader();
        else if (!_blank)
            CheckRow();
        (_rowBytes, _fields, _fieldStart, _blank) = (0, 1, true, true);
    }

    private void ReadHeader()
    {
        var (counts, quoted) = (new Dictionary<byte, int> { [(byte)','] = 0, [(byte)';'] = 0, [(byte)'\t'] = 0 }, false);
        foreach (var b in _header.GetBuffer().AsSpan(0, (int)_header.Length))
        {
            quoted ^= b == '"';
            if (!quoted && counts.TryGetValue(b, out var count))
                counts[b] = count + 1;
        }
        _delimiter = counts.First(c => c.Value > 0 || c.Key == '\t').Key;
        _delimiter = counts[_delimiter] > 0 ? _delimiter : (byte)',';
        _columns = counts[_delimiter] + 1;
    }

    private void CheckRow()
    {
        _rows++;
        if (_fields != _columns)
            throw new FileRefusedException($"Row {_rowLine} has {_fields:N0} {(_fields == 1 ? "column" : "columns")}, but the header has {_columns:N0}.");
    }

    private void End()
    {
        _utf8.End();
        if (_quoted)
            throw new FileRefusedException($"The quote opened in row {_rowLine} is never closed.");
        EndRow();
        if (_columns == 0)
            throw new FileRefusedException("The file is empty: it needs a header and at least one row.");
        if (_rows == 0)
            throw new FileRefusedException("The file has a header but no rows; it needs at least one.");
    }
}
