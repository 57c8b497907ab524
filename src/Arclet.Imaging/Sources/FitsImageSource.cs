using Arclet.Fits;
using Arclet.Imaging.Apertures;

namespace Arclet.Imaging;

/// <summary>An image of a FITS file as the engines read it, with its file's primary header; disposing it closes the file.</summary>
public sealed class FitsImageSource : ImageSource, IDisposable
{
    private readonly FitsFile file;
    private readonly FitsImage image;

    private FitsImageSource(FitsFile file, FitsImage image, string name)
    {
        this.file = file;
        this.image = image;
        Name = name;
        Width = (int)image.Width;
        Height = (int)image.Height;
    }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override int Height { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>The image's header.</summary>
    public FitsHeader Header => image.Header;

    /// <summary>The primary header of the file, for keywords that the image's lacks.</summary>
    public FitsHeader Primary => file.Hdu(0).Header;

    /// <summary>Opens the image that a reference such as <c>mosaic.fits[SCI]</c> names.</summary>
    /// <exception cref="InputException">The file or extension is missing, is no image that can be read, is truncated, or is a cube.</exception>
    public static FitsImageSource Open(string reference)
    {
        FitsReference parsed = FitsReference.Parse(reference);
        FitsFile opened = FitsFile.Open(parsed.Path);
        try
        {
            FitsImage selected = opened.OpenImage(parsed.Selector);
            if (selected.Planes != 1)
                throw InputException.InFile(selected.Name, $"the image has {selected.Planes} planes, expected a single one");
            if (selected.Width > int.MaxValue || selected.Height > int.MaxValue)
                throw InputException.InFile(selected.Name, $"the image has {selected.Width} x {selected.Height} pixels, expected at most {int.MaxValue} along each axis");
            return new FitsImageSource(opened, selected, selected.Name);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void ReadRows(int firstRow, int count, Span<float> destination) => image.ReadRows(firstRow, count, destination);

    /// <inheritdoc/>
    public override void ReadWindow(PixelBounds window, Span<float> destination) =>
        image.ReadWindow(window.XMin, window.YMin, window.XMax - window.XMin, window.YMax - window.YMin, destination);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        image.Dispose();
        file.Dispose();
    }
}
