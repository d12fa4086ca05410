using System.Buffers;
using System.Text.Unicode;

namespace GrandChallenge.Storage;

/// <summary>Says of a text that comes in pieces where it stops being UTF-8. Rows are counted from 1, bytes from 1 within the file.</summary>
internal sealed class Utf8Check
{
    private readonly char[] _chars = new char[16 << 10];
    private readonly byte[] _carry = new byte[4];
    private int _carried;
    private long _bytes;
    private long _row = 1;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes + _carried == 0 && bytes is ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
            throw new FileRefusedException("The file is UTF-16. Save it as UTF-8.");
        while (_carried > 0 && bytes.Length > 0)
        {
            _carry[_carried++] = bytes[0];
            bytes = bytes[1..];
            if (Valid(_carry.AsSpan(0, _carried), final: false) == _carried)
                _carried = 0;
        }
        var read = Valid(bytes, final: false);
        bytes[read..].CopyTo(_carry.AsSpan(_carried));
        _carried += bytes.Length - read;
    }

    public void End()
    {
        if (_carried > 0)
            Valid(_carry.AsSpan(0, _carried), final: true);
    }

    /// <returns>How many bytes are whole characters; up to three more may wait for the rest of theirs.</returns>
    private int Valid(ReadOnlySpan<byte> bytes, bool final)
    {
        var start = 0;
        while (start < bytes.Length)
        {
            var status = Utf8.ToUtf16(bytes[start..], _chars, out var read, out _, replaceInvalidSequences: false, isFinalBlock: final);
            var good = bytes.Slice(start, read);
            var zero = good.IndexOf((byte)0);
            _row += (zero < 0 ? good : good[..zero]).Count((byte)'\n');
            if (zero >= 0)
                throw new FileRefusedException($"Row {_row}, byte {_bytes + zero + 1} of the file is a NUL byte: this is not plain text, or it is UTF-16. Save it as UTF-8.");
            _bytes += read;
            start += read;
            if (status == OperationStatus.InvalidData || final && status == OperationStatus.NeedMoreData)
                throw new FileRefusedException($"Row {_row}, byte {_bytes + 1} of the file (0x{bytes[start]:X2}) is not UTF-8; it may be Latin-1 or Windows-1252. Save the file as UTF-8.");
            if (status == OperationStatus.NeedMoreData)
                break;
        }
        return start;
    }
}
