using System.Collections;

namespace Arclet.Fits;

/// <summary>
/// The header of one HDU: its cards in order, with duplicates, commentary and formatting as they were read. END is implied.
/// Keywords are found whatever their case; a keyword that is there several times gives its first card.
/// </summary>
/// <remarks>Safe for reading from several threads as long as none changes it.</remarks>
public sealed partial class FitsHeader : IReadOnlyList<FitsCard>
{
    /// <summary>The length of a FITS block in bytes.</summary>
    public const int BlockLength = 2880;

    private readonly List<FitsCard> _cards = [];
    private readonly Dictionary<string, int> _first = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An empty header. <paramref name="source"/> is the name that messages use for it.</summary>
    public FitsHeader(string source = "FITS header")
    {
        Source = source;
    }

    /// <summary>What messages call this header: the file and extension that it was read from, such as <c>mosaic.fits[SCI]</c>.</summary>
    public string Source { get; internal set; }

    /// <summary>The number of entries; a long string on several CONTINUE cards is one.</summary>
    public int Count => _cards.Count;

    /// <summary>The entry at a position, 0-based.</summary>
    public FitsCard this[int index] => _cards[index];

    /// <summary>Reads a header from its 80-byte cards, up to the END card.</summary>
    /// <param name="blocks">The bytes of the header; what stands after END is not looked at.</param>
    /// <param name="source">The name that messages use for it.</param>
    /// <exception cref="InputException">There is no END card.</exception>
    public static FitsHeader Parse(ReadOnlySpan<byte> blocks, string source)
    {
        int end = EndOffset(blocks);
        if (end < 0)
            throw InputException.InFile(source, $"the header has no END card in {blocks.Length} bytes");
        var header = new FitsHeader(source);
        for (int at = 0; at < end;)
        {
            FitsCard card = FitsCardParser.Parse(blocks[at..end]);
            header.Append(card);
            at += card.Image.Length;
        }

        return header;
    }

    /// <summary>The bytes of the header as they stand in a file: the cards, END, blanks up to a whole number of 2880-byte blocks.</summary>
    public byte[] ToBytes()
    {
        int length = _cards.Sum(c => c.Image.Length) + FitsCard.Length;
        byte[] bytes = new byte[(length + BlockLength - 1) / BlockLength * BlockLength];
        bytes.AsSpan().Fill((byte)' ');
        int at = 0;
        foreach (FitsCard card in _cards)
        {
            card.Image.Span.CopyTo(bytes.AsSpan(at));
            at += card.Image.Length;
        }

        "END"u8.CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>An independent copy with the same cards and the same <see cref="Source"/>.</summary>
    public FitsHeader Clone()
    {
        var copy = new FitsHeader(Source);
        foreach (FitsCard card in _cards)
            copy.Append(card);
        return copy;
    }

    /// <summary>Whether the keyword is there, with or without a value.</summary>
    public bool Contains(string keyword) => IndexOf(keyword) >= 0;

    /// <summary>The position of the keyword's first card, or -1.</summary>
    public int IndexOf(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        string name = keyword.StartsWith("HIERARCH ", StringComparison.OrdinalIgnoreCase) ? keyword[9..].Trim() : keyword;
        return _first.GetValueOrDefault(name, -1);
    }

    /// <summary>The keyword's first card, or null.</summary>
    public FitsCard? Find(string keyword) => IndexOf(keyword) is var i and >= 0 ? _cards[i] : null;

    /// <summary>All cards of a keyword, in order: duplicates, or the lines of COMMENT and HISTORY.</summary>
    public IEnumerable<FitsCard> FindAll(string keyword) => _cards.Where(c => c.HasKeyword(keyword));

    /// <inheritdoc/>
    public IEnumerator<FitsCard> GetEnumerator() => _cards.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The offset of the END card in some bytes of a header, or -1.</summary>
    internal static int EndOffset(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at + FitsCard.Length <= bytes.Length; at += FitsCard.Length)
        {
            if (bytes.Slice(at, 8).SequenceEqual("END     "u8))
                return at;
        }

        return -1;
    }
}
