namespace Arclet.Hostile;

/// <summary>One way to break a file.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Apply">Breaks a file; the bytes given may be changed in place.</param>
internal sealed record MutationClass(string Name, Func<Random, byte[], byte[]> Apply)
{
    private static readonly MutationClass[] Bytes =
    [
        new("bit flips", ByteMutations.BitFlips),
        new("byte runs", ByteMutations.ByteRuns),
        new("truncation", ByteMutations.Truncation),
        new("insertion", ByteMutations.Insertion),
        new("duplicated blocks", ByteMutations.DuplicatedBlocks),
    ];

    private static readonly MutationClass[] Fits =
    [
        .. Bytes,
        new("extreme values", CardMutations.ExtremeValues),
        new("renamed keywords", CardMutations.RenamedKeywords),
        new("END removed or doubled", CardMutations.EndCards),
        new("descriptors and offsets", CardMutations.DescriptorsAndOffsets),
        new("disagreeing counts", CardMutations.DisagreeingCounts),
        new("encodings", CardMutations.Encodings),
        new("long lines", CardMutations.LongStrings),
    ];

    private static readonly MutationClass[] Text =
    [
        .. Bytes,
        new("extreme values", TextMutations.ExtremeValues),
        new("renamed keywords", TextMutations.RenamedWords),
        new("disagreeing counts", TextMutations.DisagreeingCounts),
        new("encodings", TextMutations.Encodings),
        new("long lines", TextMutations.LongLines),
        new("deep nesting", TextMutations.DeepNesting),
    ];

    private static readonly MutationClass[] Xml =
    [
        .. Text[..^1],
        new("deep nesting", XmlMutations.DeepNesting),
        new("DOCTYPE and entities", XmlMutations.Entities),
        new("attribute damage", XmlMutations.AttributeDamage),
        new("descriptors and offsets", XmlMutations.BinaryStream),
    ];

    /// <summary>The classes that a kind of file can be broken by.</summary>
    public static IReadOnlyList<MutationClass> For(HostileKind kind) => kind switch
    {
        HostileKind.Text => Text,
        HostileKind.Xml => Xml,
        HostileKind.PackedFits => [.. Fits.Select(c => new MutationClass(c.Name, (random, bytes) => ByteMutations.Packed(random, bytes, c, Array.IndexOf(Fits, c) < Bytes.Length)))],
        _ => Fits,
    };
}
