using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Arclet.Hostile;

/// <summary>Damage to FITS headers, descriptors and offsets.</summary>
internal static class CardMutations
{
    private const int CardLength = 80;

    private const int BlockLength = 2880;

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2", "7", "999", "1000", "65536", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "99999999999999999999999", "1e400", "-1e400", "NaN", "Infinity", "1.5", "1E308", "1D-400", "", "T", "F", "'text'", "''", "'unclosed", "(1.0, 2.0)",
    ];

    private static readonly string[] Forms =
    [
        "'1Q'", "'0A'", "'0J'", "'999999999999D'", "'2147483647A'", "'1PJ(5)'", "'1PJ(2147483647)'", "'1QD(9223372036854775807)'", "'0PB'", "'2PB'", "'16X'", "'0X'", "'-1J'", "'J'", "'A8.3'",
        "'I99999999'", "'F2147483647.9'", "'E0.0'", "'1C'", "'1M'", "'1L'", "'1PX(9)'", "'1PM'", "'ZZ'", "'1PA(3)'", "'D25.17'", "''",
    ];

    private static readonly string[] Keywords =
    [
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "PCOUNT", "GCOUNT", "GROUPS", "TFIELDS", "THEAP", "TFORM1", "TTYPE1", "TDIM1", "TNULL1", "TSCAL1", "TZERO1", "TBCOL1", "TBCOL2",
        "ZIMAGE", "ZBITPIX", "ZNAXIS", "ZNAXIS1", "ZNAXIS2", "ZTILE1", "ZTILE2", "ZCMPTYPE", "ZNAME1", "ZVAL1", "ZVAL2", "ZQUANTIZ", "ZDITHER0", "ZBLANK", "ZSCALE", "ZZERO", "BSCALE", "BZERO", "BLANK",
        "EXTNAME", "EXTVER", "CONTINUE", "COMMENT", "HISTORY", "END", "", "HIERARCH", "\u00e9\u00e9",
    ];

    /// <summary>Values of the header become the most that a number, a text or a form can be.</summary>
    public static byte[] ExtremeValues(Random random, byte[] bytes)
    {
        List<int> cards = ValueCards(bytes);
        if (cards.Count == 0)
            return bytes;
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int card = cards[random.Next(cards.Count)];
            string keyword = Keyword(bytes, card);
            // Half of the changes are in what the arithmetic uses, which is only a few of the cards.
            for (int tries = 0; tries < 20 && random.Next(2) == 0 && !IsStructure(keyword); tries++)
                keyword = Keyword(bytes, card = cards[random.Next(cards.Count)]);
            bool form = keyword.StartsWith("TFORM", StringComparison.Ordinal);
            bool shape = keyword.StartsWith("TDIM", StringComparison.Ordinal);
            string value = form && random.Next(4) > 0 ? Forms[random.Next(Forms.Length)]
                : shape && random.Next(2) == 0 ? new[] { "'(2147483647,2147483647)'", "'(0)'", "'(-1,3)'", "'(1,1,1,1,1,1,1,1,1,1)'", "'('" }[random.Next(5)]
                : Numbers[random.Next(Numbers.Length)];
            SetValue(bytes, card, value);
        }

        return bytes;
    }

    public static byte[] RenamedKeywords(Random random, byte[] bytes)
    {
        List<int> cards = ValueCards(bytes);
        for (int n = random.Next(1, 4); n > 0 && cards.Count > 0; n--)
        {
            string name = Keywords[random.Next(Keywords.Length)];
            Encoding.Latin1.GetBytes(name.PadRight(8)).CopyTo(bytes, cards[random.Next(cards.Count)]);
        }

        return bytes;
    }

    /// <summary>END taken away, doubled, in front of the other cards, or with something behind it.</summary>
    public static byte[] EndCards(Random random, byte[] bytes)
    {
        List<int> ends = EndsOfHeaders(bytes);
        if (ends.Count == 0)
            return bytes;
        int end = ends[random.Next(ends.Count)];
        Span<byte> card = bytes.AsSpan(end, CardLength);
        switch (random.Next(6))
        {
            case 0:
                card.Fill((byte)' ');
                return bytes;
            case 1:
                "END"u8.CopyTo(bytes.AsSpan(CardLength * random.Next(end / CardLength)));
                return bytes;
            case 2:
                return ByteMutations.Insert(bytes, end, card.ToArray());
            case 3:
                card[random.Next(3, CardLength)] = (byte)random.Next(256);
                return bytes;
            case 4:
                bytes.AsSpan(CardLength * random.Next(end / CardLength), 8).Fill((byte)' ');
                "END     "u8.CopyTo(bytes.AsSpan(CardLength * random.Next(end / CardLength)));
                return bytes;
            default:
                return [.. bytes.AsSpan(0, end), .. bytes.AsSpan(end + CardLength)];
        }
    }

    /// <summary>Words of the data (descriptors of tables and tiles are the first of them) become extreme, or THEAP does.</summary>
    public static byte[] DescriptorsAndOffsets(Random random, byte[] bytes)
    {
        List<int> ends = EndsOfHeaders(bytes);
        if (ends.Count == 0)
            return bytes;
        int end = ends[random.Next(ends.Count)], data = (end / BlockLength * BlockLength) + BlockLength;
        for (int n = random.Next(1, 6); n > 0; n--)
        {
            long value = random.Next(8) switch
            {
                0 => -1,
                1 => int.MaxValue,
                2 => int.MinValue,
                3 => long.MaxValue,
                4 => random.Next(1, 4000),
                5 => -random.Next(1, 4000),
                6 => 1L << random.Next(63),
                _ => 0,
            };
            int at = data + (4 * random.Next(250));
            if (random.Next(5) == 0 && end > BlockLength)
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"THEAP   = {value,20}").PadRight(CardLength)).CopyTo(bytes, end - CardLength);
            else if (at + 8 <= bytes.Length && random.Next(2) == 0)
                BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(at), value);
            else if (at + 4 <= bytes.Length)
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), (int)Math.Clamp(value, int.MinValue, int.MaxValue));
        }

        return bytes;
    }

    /// <summary>A count is a little, ten times or a thousand times more or less than what is there.</summary>
    public static byte[] DisagreeingCounts(Random random, byte[] bytes)
    {
        List<int> cards = [.. ValueCards(bytes).Where(c => IsStructure(Keyword(bytes, c)))];
        for (int n = random.Next(1, 3); n > 0 && cards.Count > 0; n--)
        {
            int card = cards[random.Next(cards.Count)];
            string text = Encoding.Latin1.GetString(bytes, card + 10, 20).Trim();
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
                continue;
            value = random.Next(6) switch { 0 => value + 1, 1 => value - 1, 2 => value * 10, 3 => value * 1000, 4 => value / 2, _ => value + random.Next(100) };
            SetValue(bytes, card, value.ToString(CultureInfo.InvariantCulture));
        }

        return bytes;
    }

    /// <summary>Bytes in the header that are no printable ASCII, the mark of UTF-16, and lines ended as texts are.</summary>
    public static byte[] Encodings(Random random, byte[] bytes)
    {
        int header = Math.Min(bytes.Length, BlockLength * 2);
        switch (random.Next(4))
        {
            case 0:
                return ByteMutations.Insert(bytes, 0, [0xFF, 0xFE]);
            case 1:
                return ByteMutations.Insert(bytes, 0, [0xEF, 0xBB, 0xBF]);
            case 2:
                for (int at = CardLength - 1; at < header; at += CardLength)
                    bytes[at] = (byte)'\r';
                return bytes;
            default:
                for (int n = random.Next(1, 40); n > 0; n--)
                    bytes[random.Next(header)] = new byte[] { 0, 0x80, 0xC3, 0xFF, 9, 10, 13, 0x1B }[random.Next(8)];
                return bytes;
        }
    }

    /// <summary>Texts without an end: thousands of CONTINUE cards, or a header of thousands of cards.</summary>
    public static byte[] LongStrings(Random random, byte[] bytes)
    {
        List<int> ends = EndsOfHeaders(bytes);
        if (ends.Count == 0)
            return bytes;
        int end = ends[random.Next(ends.Count)], blocks = random.Next(1, 200);
        string first = "LONGTEXT= 'a&'", next = random.Next(3) switch { 0 => "CONTINUE  'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb&'", 1 => "COMMENT c", _ => "DUPLICAT=                    1" };
        var cards = new StringBuilder(first.PadRight(CardLength));
        for (int n = (blocks * BlockLength / CardLength) - 1; n > 0; n--)
            cards.Append(next.PadRight(CardLength));
        return ByteMutations.Insert(bytes, end, Encoding.Latin1.GetBytes(cards.ToString()));
    }

    private static bool IsStructure(string keyword) =>
        keyword is "BITPIX" or "PCOUNT" or "GCOUNT" or "TFIELDS" or "THEAP" or "BSCALE" or "BZERO" or "BLANK" or "ZBITPIX"
        || keyword.StartsWith("NAXIS", StringComparison.Ordinal) || keyword.StartsWith("ZNAXIS", StringComparison.Ordinal) || keyword.StartsWith("ZTILE", StringComparison.Ordinal)
        || keyword.StartsWith("TFORM", StringComparison.Ordinal) || keyword.StartsWith("TDIM", StringComparison.Ordinal) || keyword.StartsWith("TBCOL", StringComparison.Ordinal)
        || keyword.StartsWith("TNULL", StringComparison.Ordinal) || keyword.StartsWith("TSCAL", StringComparison.Ordinal) || keyword.StartsWith("TZERO", StringComparison.Ordinal)
        || keyword.StartsWith("ZVAL", StringComparison.Ordinal) || keyword.StartsWith("ZCMPTYPE", StringComparison.Ordinal);

    private static string Keyword(byte[] bytes, int card) => Encoding.Latin1.GetString(bytes, card, 8).TrimEnd();

    private static void SetValue(byte[] bytes, int card, string value) => Encoding.Latin1.GetBytes(value.PadLeft(20).PadRight(70)).AsSpan(0, 70).CopyTo(bytes.AsSpan(card + 10));

    /// <summary>Where cards with a value stand.</summary>
    private static List<int> ValueCards(byte[] bytes)
    {
        var cards = new List<int>();
        int from = 0;
        foreach (int end in EndsOfHeaders(bytes))
        {
            for (int card = end - CardLength; card >= from && (bytes[card] is (byte)' ' or (>= (byte)'-' and <= (byte)'_')); card -= CardLength)
            {
                if (bytes[card + 8] == (byte)'=' && bytes[card] != (byte)' ')
                    cards.Add(card);
            }

            from = end + CardLength;
        }

        return cards;
    }

    private static List<int> EndsOfHeaders(byte[] bytes)
    {
        var ends = new List<int>();
        for (int card = 0; card + CardLength <= bytes.Length; card += CardLength)
        {
            if (bytes.AsSpan(card, 8).SequenceEqual("END     "u8) && bytes.AsSpan(card, CardLength).IndexOfAnyExcept((byte)' ') == 0)
                ends.Add(card);
        }

        return ends;
    }
}
