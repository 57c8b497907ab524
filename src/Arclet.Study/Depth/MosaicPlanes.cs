using Arclet.Imaging;
using Arclet.Imaging.Apertures;

namespace Arclet.Study;

/// <summary>A filter's image, errors or mask as an image that is read row by row, in nJy.</summary>
/// <remarks>All three come from one reading of the window; the last one is kept, since engines ask for one after the other.</remarks>
internal sealed class MosaicPlanes
{
    private readonly MosaicBand band;
    private readonly Lock gate = new();
    private PixelBounds window;
    private float[] science = [];
    private float[] errors = [];
    private float[] unusable = [];

    public MosaicPlanes(MosaicBand band)
    {
        this.band = band;
        Science = new Plane(this, 0);
        Error = new Plane(this, 1);
        Mask = new Plane(this, 2);
    }

    /// <summary>The pixels, nJy.</summary>
    public ImageSource Science { get; }

    /// <summary>Their standard deviations, nJy.</summary>
    public ImageSource Error { get; }

    /// <summary>1 where a pixel is not to be used.</summary>
    public ImageSource Mask { get; }

    private void Read(int plane, int firstRow, int count, Span<float> destination)
    {
        var wanted = new PixelBounds(0, firstRow, band.Science.Width, firstRow + count);
        lock (gate)
        {
            int length = checked(band.Science.Width * count);
            if (!wanted.Equals(window) || science.Length < length)
            {
                if (science.Length < length)
                    (science, errors, unusable) = (new float[length], new float[length], new float[length]);
                band.Read(wanted, science.AsSpan(0, length), errors.AsSpan(0, length), unusable.AsSpan(0, length));
                window = wanted;
            }

            (plane switch { 0 => science, 1 => errors, _ => unusable }).AsSpan(0, length).CopyTo(destination);
        }
    }

    private sealed class Plane(MosaicPlanes planes, int index) : ImageSource
    {
        public override int Width => planes.band.Science.Width;

        public override int Height => planes.band.Science.Height;

        public override string Name => planes.band.Science.Name;

        public override void ReadRows(int firstRow, int count, Span<float> destination) => planes.Read(index, firstRow, count, destination);
    }
}
