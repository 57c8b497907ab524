using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>The running sums of an aperture: whole pixels at once, border pixels collected until there are eight of them to sample together.</summary>
internal ref struct ApertureSums
{
    // Farther than any image is wide: an empty place of a batch has no overlap with the aperture.
    private const double Nowhere = 1e9;

    private readonly ApertureGeometry geometry;
    private readonly int subpixels;
    private EightDoubles values;
    private EightDoubles variances;
    private EightDoubles dxs;
    private EightDoubles dys;
    private EightDoubles masked;
    private int waiting;
    private Vector512<double> flux;
    private Vector512<double> variance;
    private double area;
    private double maskedArea;

    public ApertureSums(in ApertureGeometry geometry, int subpixels)
    {
        this.geometry = geometry;
        this.subpixels = subpixels;
    }

    public readonly double Flux => Vector512.Sum(flux);

    public readonly double Variance => Vector512.Sum(variance);

    public readonly double Area => area;

    public readonly double MaskedArea => maskedArea;

    public bool HasMasked { get; private set; }

    /// <summary>Adds eight pixels of a row; the candidates' whole ones now, the border's ones with their batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(
        Vector512<double> value, Vector512<double> pixelVariance, Vector512<double> dx, Vector512<double> dy, uint candidates, uint border, uint missing)
    {
        HasMasked |= (candidates & missing) != 0;
        uint whole = candidates & ~border;
        if (whole != 0)
        {
            // The bits back as a vector: a lane counts where its bit of the pattern is set.
            Vector512<long> bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
            Vector512<double> summed = Vector512.Equals(Vector512.Create((long)(whole & ~missing)) & bits, bits).AsDouble();
            flux += value & summed;
            variance += pixelVariance & summed;
            area += BitOperations.PopCount(whole);
            maskedArea += BitOperations.PopCount(whole & missing);
        }

        if (border != 0)
            Collect(value, pixelVariance, dx, dy, border, missing);
    }

    /// <summary>Samples the border pixels that wait.</summary>
    public void AddBorder()
    {
        if (waiting == 0)
            return;
        for (; waiting < Vector512<double>.Count; waiting++)
        {
            dxs[waiting] = Nowhere;
            dys[waiting] = Nowhere;
            values[waiting] = 0;
            variances[waiting] = 0;
            masked[waiting] = 0;
        }

        Vector512<double> overlap = geometry.Overlap(Vector512.Create<double>(dxs), Vector512.Create<double>(dys), subpixels);
        flux += Vector512.Create<double>(values) * overlap;
        variance += Vector512.Create<double>(variances) * overlap;
        area += Vector512.Sum(overlap);
        maskedArea += Vector512.Sum(Vector512.Create<double>(masked) * overlap);
        waiting = 0;
    }

    private void Collect(Vector512<double> value, Vector512<double> pixelVariance, Vector512<double> dx, Vector512<double> dy, uint border, uint missing)
    {
        // Through memory once, because taking lane by lane from a vector would store it each time.
        EightDoubles value8 = default, variance8 = default, dx8 = default;
        value.CopyTo(value8);
        pixelVariance.CopyTo(variance8);
        dx.CopyTo(dx8);
        double y = dy.ToScalar();
        for (uint rest = border; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            bool isMissing = ((missing >> lane) & 1) != 0;
            values[waiting] = value8[lane];
            variances[waiting] = isMissing ? 0 : variance8[lane];
            dxs[waiting] = dx8[lane];
            dys[waiting] = y;
            masked[waiting] = isMissing ? 1 : 0;
            if (++waiting == Vector512<double>.Count)
                AddBorder();
        }
    }
}
