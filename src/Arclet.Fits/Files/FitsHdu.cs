namespace Arclet.Fits;

/// <summary>One header-data unit of a file: its header, and where its data stand.</summary>
public sealed class FitsHdu
{
    private readonly FitsBytes _bytes;

    internal FitsHdu(FitsBytes bytes, int index, FitsHeader header, long headerOffset, long headerLength)
    {
        _bytes = bytes;
        Index = index;
        StoredHeader = header;
        HeaderOffset = headerOffset;
        DataOffset = headerOffset + headerLength;
        Name = header.Find("EXTNAME") is { Kind: FitsCardKind.String } name ? name.ValueText : index == 0 ? "PRIMARY" : null;
        Version = header.Find("EXTVER") is { } version && version.TryGetInteger(out long number) ? number : 1;
        Kind = KindOf(header, index);
        if (Kind == FitsHduKind.CompressedImage && Name == CompressedHeader.DefaultName)
            Name = null;
        header.Source = $"{bytes.Path}[{(index > 0 && !string.IsNullOrEmpty(Name) ? Version == 1 ? Name : $"{Name},{Version}" : index)}]";
        long[] axes = FitsAxes.Read(header);
        DataLength = FitsAxes.DataLength(header, axes);
        Header = header;
        if (Kind == FitsHduKind.CompressedImage)
        {
            Header = CompressedHeader.Of(header);
            axes = FitsAxes.Read(Header);
            // Only for its limits: the arithmetic on the image's pixels must not overflow.
            _ = FitsAxes.DataLength(Header, axes);
        }

        Axes = axes;
    }

    /// <summary>The position in the file; 0 is the primary HDU.</summary>
    public int Index { get; }

    /// <summary>The EXTNAME; <c>PRIMARY</c> for a primary HDU without one, null for an extension without one (a compressed image's COMPRESSED_IMAGE counts as none).</summary>
    public string? Name { get; }

    /// <summary>The EXTVER; 1 where there is none.</summary>
    public long Version { get; }

    /// <summary>What it holds.</summary>
    public FitsHduKind Kind { get; }

    /// <summary>
    /// The header as it was read; for a tile-compressed image the header of the image itself, as funpack would write it. Change a
    /// <see cref="FitsHeader.Clone"/> of it, not this one.
    /// </summary>
    public FitsHeader Header { get; }

    /// <summary>The lengths of the axes, NAXIS1 first (those of the image itself where it is compressed); empty where there are no data.</summary>
    public IReadOnlyList<long> Axes { get; }

    /// <summary>The offset of the header in the (unpacked) file, in bytes.</summary>
    public long HeaderOffset { get; }

    /// <summary>The offset of the data in the (unpacked) file, in bytes.</summary>
    public long DataOffset { get; }

    /// <summary>The length of the data in bytes as the file holds them, compressed or not, without the padding to a whole block.</summary>
    public long DataLength { get; }

    /// <summary>The number of bytes of the data that the file has; less than <see cref="DataLength"/> where it is truncated.</summary>
    public long AvailableDataLength => Math.Clamp(_bytes.Length - DataOffset, 0, DataLength);

    internal FitsBytes Bytes => _bytes;

    /// <summary>The header as it stands in the file: that of the table where the image is compressed.</summary>
    internal FitsHeader StoredHeader { get; }

    internal long EndOffset => DataOffset + FitsAxes.Padded(DataLength);

    /// <summary>Whether this is an image of at least one pixel with at least two axes, of which all but the first two have length 1.</summary>
    public bool IsPlaneImage => HasPixels && Axes.Count >= 2 && Axes.Skip(2).All(n => n == 1);

    internal bool HasPixels => Kind is FitsHduKind.Image or FitsHduKind.CompressedImage && Axes.Count > 0 && DataLength > 0 && Axes.All(n => n > 0);

    /// <summary>Opens the pixels of an image. A cube must have a plane selected before it is read: <see cref="FitsImage.SelectPlane"/>.</summary>
    /// <exception cref="InputException">This is no image that can be read, or the file is truncated.</exception>
    public FitsImage OpenImage() => FitsImage.Open(this);

    /// <summary>Compares the header's DATASUM and CHECKSUM (FITS standard, section 4.4.2.7) with the bytes of the file. Reads the whole HDU once.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public FitsChecksumResult VerifyChecksum() => FitsChecksumResult.Of(this);

    /// <summary>A short description for lists: number, name, version and shape.</summary>
    public override string ToString()
    {
        string name = string.IsNullOrEmpty(Name) ? $"{Index}" : Version == 1 ? $"{Index} {Name}" : $"{Index} {Name},{Version}";
        return Kind switch
        {
            FitsHduKind.Image when DataLength == 0 => $"{name} (no data)",
            FitsHduKind.Image => $"{name} ({string.Join(" x ", Axes)} pixels)",
            FitsHduKind.CompressedImage => $"{name} ({string.Join(" x ", Axes)} pixels, compressed)",
            FitsHduKind.BinaryTable or FitsHduKind.AsciiTable => $"{name} (table)",
            _ => $"{name} (unknown kind)",
        };
    }

    private static FitsHduKind KindOf(FitsHeader header, int index)
    {
        if (index == 0)
            return header.Find("GROUPS") is { Kind: FitsCardKind.Logical, ValueText: "T" } ? FitsHduKind.Other : FitsHduKind.Image;
        return header.RequireString("XTENSION").ToUpperInvariant() switch
        {
            "IMAGE" or "IUEIMAGE" => FitsHduKind.Image,
            "BINTABLE" or "A3DTABLE" => header.Find("ZIMAGE") is { Kind: FitsCardKind.Logical, ValueText: "T" } ? FitsHduKind.CompressedImage : FitsHduKind.BinaryTable,
            "TABLE" => FitsHduKind.AsciiTable,
            _ => FitsHduKind.Other,
        };
    }
}
