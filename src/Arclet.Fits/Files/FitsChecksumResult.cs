using System.Buffers;
using System.Globalization;

namespace Arclet.Fits;

/// <summary>What came of comparing an HDU with its checksums.</summary>
/// <param name="DataSum">Whether DATASUM is the sum of the data; null where the header has none.</param>
/// <param name="CheckSum">Whether CHECKSUM makes the sum of the whole HDU all ones; null where the header has none.</param>
public readonly record struct FitsChecksumResult(bool? DataSum, bool? CheckSum)
{
    /// <summary>Whether no checksum contradicts the bytes: true where they agree, and where there are none.</summary>
    public bool IsConsistent => DataSum is not false && CheckSum is not false;

    internal static FitsChecksumResult Of(FitsHdu hdu)
    {
        FitsHeader header = hdu.StoredHeader;
        if (!header.Contains("DATASUM") && !header.Contains("CHECKSUM"))
            return default;
        uint data = Sum(hdu.Bytes, hdu.DataOffset, hdu.EndOffset);
        bool? dataSum = null, checkSum = null;
        // An empty CHECKSUM or DATASUM says that the sum is not known (standard, 4.4.2.7).
        if (header.Find("DATASUM") is { Kind: not FitsCardKind.Undefined, ValueText: not "" } card)
            dataSum = uint.TryParse(card.ValueText, NumberStyles.None, CultureInfo.InvariantCulture, out uint stored) && stored == data;
        if (header.Find("CHECKSUM") is { Kind: not FitsCardKind.Undefined, ValueText: not "" })
        {
            var whole = default(FitsChecksum);
            whole.Add(Sum(hdu.Bytes, hdu.HeaderOffset, hdu.DataOffset));
            whole.Add(data);
            checkSum = whole.Value is uint.MaxValue or 0;
        }

        return new FitsChecksumResult(dataSum, checkSum);
    }

    private static uint Sum(FitsBytes bytes, long from, long to)
    {
        var sum = default(FitsChecksum);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * FitsHeader.BlockLength);
        try
        {
            for (long at = from; at < to;)
            {
                int wanted = (int)Math.Min(64 * FitsHeader.BlockLength, to - at);
                int read = bytes.ReadUpTo(at, buffer.AsSpan(0, wanted));
                // The last block may lack its padding; zeros do not change the sum.
                int rounded = (read + 3) / 4 * 4;
                buffer.AsSpan(read, rounded - read).Clear();
                sum.Add(buffer.AsSpan(0, rounded));
                if (read < wanted)
                    break;
                at += read;
            }

            return sum.Value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
