namespace Arclet.Sky;

/// <summary>
/// The full error of a drizzled mosaic whose weights lack the sources' photon noise (formulas 3.6):
/// variance = 1/WHT + max(SCI, 0)/gain, with gain = exposure x electrons per unit and second. Row by row, so that mosaics stream.
/// </summary>
/// <remarks>
/// The exposure map may be coarser than the mosaic: the maps of the Dawn JWST archive hold one value per 4 x 4 pixels, which belongs to
/// mosaic pixel 4k + 2 and is grown by a 4-pixel maximum filter. That filter takes the value k to pixels 4k + 1 to 4k + 4, so it is a
/// look-up: k = (i - 1)/4. At the first pixel and beyond the last value, where the filter finds none, the nearest value is used.
/// </remarks>
public sealed class ExposureNoise
{
    private readonly double _electronsPerUnitPerSecond;

    /// <summary>A noise model.</summary>
    /// <param name="gain">Electrons per image unit per second.</param>
    /// <param name="exposureBinning">Mosaic pixels per exposure pixel along each axis: 1, or 4 for the Dawn JWST archive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The binning is below 1 or the gain not above 0.</exception>
    public ExposureNoise(PoissonGain gain, int exposureBinning)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exposureBinning, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gain.ElectronsPerUnitPerSecond);
        _electronsPerUnitPerSecond = gain.ElectronsPerUnitPerSecond;
        ExposureBinning = exposureBinning;
    }

    /// <summary>Mosaic pixels per exposure pixel along each axis.</summary>
    public int ExposureBinning { get; }

    /// <summary>
    /// How much coarser an exposure map is than its mosaic, from their sizes along one axis; null where no whole binning from 1 to 16 fits.
    /// </summary>
    public static int? BinningFromSizes(long mosaicPixels, long exposurePixels)
    {
        for (int binning = 1; binning <= 16; binning++)
        {
            // As many values as the slice [binning/2 :: binning] has.
            if ((mosaicPixels - (binning / 2) + binning - 1) / binning == exposurePixels)
                return binning;
        }

        return null;
    }

    /// <summary>The exposure map's row or column that a mosaic row or column takes its exposure from.</summary>
    /// <param name="mosaicIndex">The mosaic's row or column, 0-based.</param>
    /// <param name="exposureCount">Rows or columns of the exposure map.</param>
    public int ExposureIndex(int mosaicIndex, int exposureCount)
    {
        // An even window reaches one pixel less to the right, which shifts the blocks by one.
        int shifted = mosaicIndex - (ExposureBinning % 2 == 0 ? 1 : 0);
        return Math.Clamp(shifted < 0 ? 0 : shifted / ExposureBinning, 0, exposureCount - 1);
    }

    /// <summary>The errors of a row of pixels, or of a part of it.</summary>
    /// <param name="science">The background-subtracted image, in its own unit; a pixel that is not a number is masked.</param>
    /// <param name="weight">Inverse variances, as many; 0, negative or not a number is masked.</param>
    /// <param name="exposureSeconds">The <b>whole</b> row of the exposure map that <see cref="ExposureIndex"/> gives for this row; 0 is masked.</param>
    /// <param name="firstX">The mosaic column of the spans' first pixel.</param>
    /// <param name="error">Receives the errors; plus infinity where masked.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void ErrorRow(ReadOnlySpan<float> science, ReadOnlySpan<float> weight, ReadOnlySpan<float> exposureSeconds, int firstX, Span<float> error)
    {
        if (science.Length != weight.Length || science.Length != error.Length || exposureSeconds.IsEmpty)
            throw new ArgumentException($"science, weight and error have one length, not {science.Length}, {weight.Length} and {error.Length}, and there is an exposure row");
        for (int i = 0, end; i < science.Length; i = end)
        {
            // One exposure value serves a block of columns; the last one also all that lie beyond it.
            int block = ExposureIndex(firstX + i, exposureSeconds.Length);
            int last = ((block + 1) * ExposureBinning) - (ExposureBinning % 2 == 0 ? 0 : 1);
            end = block == exposureSeconds.Length - 1 ? science.Length : Math.Min(science.Length, last + 1 - firstX);
            double seconds = exposureSeconds[block];
            if (seconds > 0)
                ErrorBlock(science[i..end], weight[i..end], 1 / (seconds * _electronsPerUnitPerSecond), error[i..end]);
            else
                error[i..end].Fill(float.PositiveInfinity);
        }
    }

    private static void ErrorBlock(ReadOnlySpan<float> science, ReadOnlySpan<float> weight, double perElectron, Span<float> error)
    {
        for (int i = 0; i < science.Length; i++)
        {
            float w = weight[i], value = science[i];
            bool usable = NoiseMap.IsUsable(w) && float.IsFinite(value);
            error[i] = usable ? (float)Math.Sqrt((1.0 / w) + (Math.Max(value, 0) * perElectron)) : float.PositiveInfinity;
        }
    }
}
