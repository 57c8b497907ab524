namespace Arclet.Study;

/// <summary>Looks whether a filter's errors can be errors: none negative, some positive.</summary>
internal static class NoiseCheck
{
    /// <summary>Larger images are looked at in rows spread over them.</summary>
    private const long LargestWholePixels = 40_000_000;

    private const int SpreadRows = 512;

    /// <summary>The problems of a filter's errors.</summary>
    public static List<string> Find(MosaicBand band, CancellationToken cancellation)
    {
        int width = band.Science.Width, height = band.Science.Height;
        bool isWhole = (long)width * height <= LargestWholePixels;
        int rows = isWhole ? height : Math.Min(height, SpreadRows), usable = 0;
        float[] science = new float[width], errors = new float[width], unusable = new float[width];
        for (int i = 0; i < rows; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int y = (int)((long)i * height / rows);
            try
            {
                band.Read(new(0, y, width, y + 1), science, errors, unusable);
            }
            catch (Fits.InputException negative)
            {
                return [$"{negative.Message}; a map of weights is named as weight in inputs.images.{band.Files.Filter}"];
            }

            for (int x = 0; x < width; x++)
                usable += unusable[x] == 0 ? 1 : 0;
        }

        return usable > 0 ? [] : [$"{band.Science.Name}: no pixel has both a value and a positive error, expected an image of {band.Files.Filter} and its own error or weight map"];
    }
}
