namespace Arclet.Fits;

/// <summary>
/// The pixels of an image in a FITS file, read by windows: only the window's bytes are touched, whatever the size of the image.
/// Pixel (0, 0) is the first one of the file; values go to <c>destination[(y - y0) * width + (x - x0)]</c>.
/// </summary>
/// <threadsafety>Reads may run on several threads at once.</threadsafety>
public sealed partial class FitsImage : IDisposable
{
    private readonly FitsFile? _owned;
    private readonly long? _plane;
    private readonly PixelCoding _coding;
    private readonly TileReader? _tiles;

    private FitsImage(FitsHdu hdu, PixelCoding coding, TileReader? tiles, long planes, long? plane, FitsFile? owned)
    {
        Hdu = hdu;
        _coding = coding;
        _tiles = tiles;
        Planes = planes;
        _plane = plane;
        _owned = owned;
        Width = hdu.Axes[0];
        Height = hdu.Axes.Count > 1 ? hdu.Axes[1] : 1;
    }

    /// <summary>The HDU that holds the image.</summary>
    public FitsHdu Hdu { get; }

    /// <summary>The image's header; that of a compressed image is as it would be uncompressed. Change a <see cref="FitsHeader.Clone"/> of it, not this one.</summary>
    public FitsHeader Header => Hdu.Header;

    /// <summary>The file and extension, for messages.</summary>
    public string Name => Header.Source;

    /// <summary>The number of columns, NAXIS1.</summary>
    public long Width { get; }

    /// <summary>The number of rows, NAXIS2 (1 for a one-dimensional array).</summary>
    public long Height { get; }

    /// <summary>The number of planes: the product of all further axes, 1 for an image; planes are numbered in the file's order.</summary>
    public long Planes { get; }

    /// <summary>The type of the pixels; integers with another BSCALE than 1 count by their BITPIX.</summary>
    public FitsPixelType PixelType => _coding.Type;

    /// <summary>BITPIX: the number of bits of a stored pixel, negative for floating point.</summary>
    public int BitPix => _coding.BitPix;

    /// <summary>Whether the physical values are whole numbers, which can be read exactly into <see cref="long"/>.</summary>
    public bool IsInteger => _coding.IsInteger;

    /// <summary>The physical integer that means "no value" when integers are read; null where the header has no BLANK, or it is none.</summary>
    public long? Blank => _coding is { IsInteger: true, Blank: { } blank } && (Int128)blank + (Int128)_coding.Zero is var value && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

    /// <summary>
    /// How many threads may decode the tiles of one request where the image is tile-compressed; 1 unless it is set. The pixels are the
    /// same bits with any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Opens the image that a reference such as <c>mosaic.fits[SCI]</c> names; disposing it closes the file.</summary>
    /// <exception cref="InputException">The file or the extension is missing, is no image that can be read, or is truncated.</exception>
    public static FitsImage Open(string reference) => Open(FitsReference.Parse(reference));

    /// <summary>Opens the image that a reference names; disposing it closes the file.</summary>
    /// <exception cref="InputException">The file or the extension is missing, is no image that can be read, or is truncated.</exception>
    public static FitsImage Open(FitsReference reference)
    {
        FitsFile file = FitsFile.Open(reference.Path);
        try
        {
            FitsImage image = file.OpenImage(reference.Selector);
            return new FitsImage(image.Hdu, image._coding, image._tiles, image.Planes, null, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>One plane of a cube as an image, 0-based in the file's order; it reads from the same file, which must stay open.</summary>
    /// <exception cref="InputException">There is no such plane.</exception>
    public FitsImage SelectPlane(long plane)
    {
        if (plane < 0 || plane >= Planes)
            throw InputException.InFile(Name, $"there is no plane {plane}: expected a number from 0 to {Planes - 1}");
        return new FitsImage(Hdu, _coding, _tiles, Planes, plane, null) { Threads = Threads };
    }

    /// <summary>Closes the file where this image opened it (<see cref="Open(string)"/>).</summary>
    public void Dispose() => _owned?.Dispose();

    internal static FitsImage Open(FitsHdu hdu)
    {
        string name = hdu.Header.Source;
        if (hdu.Kind is not (FitsHduKind.Image or FitsHduKind.CompressedImage))
            throw InputException.InFile(name, "this extension is not an image: expected one with XTENSION = 'IMAGE', or the primary HDU");
        if (!hdu.HasPixels)
            throw InputException.InFile(name, $"this HDU holds no pixels: expected an image ({(hdu.Axes.Count == 0 ? "NAXIS is 0" : hdu.Axes.Contains(0) ? "an axis has length 0" : "it has no data")})");
        if (hdu.AvailableDataLength < hdu.DataLength)
            throw InputException.InFile(name, $"the file is truncated: expected {hdu.DataLength} bytes of {(hdu.Kind == FitsHduKind.Image ? "pixels" : "compressed pixels")} from byte {hdu.DataOffset}, found {hdu.AvailableDataLength}");
        PixelCoding coding = PixelCoding.Of(hdu.Header);
        // No overflow: the axes' product is below 2^62 by FitsAxes.DataLength, and none is 0.
        long planes = 1;
        for (int i = 2; i < hdu.Axes.Count; i++)
            planes *= hdu.Axes[i];
        TileReader? tiles = hdu.Kind == FitsHduKind.CompressedImage ? new TileReader(hdu, coding) : null;
        return new FitsImage(hdu, coding, tiles, planes, null, null);
    }
}
