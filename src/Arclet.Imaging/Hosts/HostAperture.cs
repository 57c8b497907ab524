using Arclet.Imaging.Apertures;

namespace Arclet.Imaging.Hosts;

/// <summary>Which part of each pixel of an image lies in an aperture of any form, from 5 x 5 points inside the pixel.</summary>
public sealed class HostAperture
{
    private const int Subpixels = 5;

    private readonly float[] weights;

    private HostAperture(PixelBounds bounds, float[] weights) => (Bounds, this.weights) = (bounds, weights);

    /// <summary>The rectangle of pixels that the aperture touches.</summary>
    public PixelBounds Bounds { get; }

    /// <summary>The aperture's area, in pixels.</summary>
    public double Area => weights.Sum(w => (double)w);

    /// <summary>The part of a pixel inside, 0 to 1.</summary>
    public float this[int x, int y] => x >= Bounds.XMin && x < Bounds.XMax && y >= Bounds.YMin && y < Bounds.YMax
        ? weights[((y - Bounds.YMin) * (Bounds.XMax - Bounds.XMin)) + x - Bounds.XMin]
        : 0;

    /// <summary>The aperture of all points for which a test holds, looked for inside a rectangle of pixels.</summary>
    public static HostAperture Of(Func<double, double, bool> contains, PixelBounds within)
    {
        ArgumentNullException.ThrowIfNull(contains);
        int width = within.XMax - within.XMin;
        var parts = new float[width * (within.YMax - within.YMin)];
        for (int i = 0; i < parts.Length; i++)
        {
            int inside = 0;
            for (int k = 0; k < Subpixels * Subpixels; k++)
            {
                double dx = (((k % Subpixels) + 0.5) / Subpixels) - 0.5, dy = (((k / Subpixels) + 0.5) / Subpixels) - 0.5;
                if (contains(within.XMin + (i % width) + dx, within.YMin + (i / width) + dy))
                    inside++;
            }

            parts[i] = inside / (float)(Subpixels * Subpixels);
        }

        return new HostAperture(within, parts);
    }
}
