using System.Numerics;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>Flux and first moments in a circle under a Gaussian weight, and the same of its masked part as if it had unit flux per pixel.</summary>
internal readonly record struct WindowMoments(
    double Flux,
    double Area,
    double Weighted,
    double WeightedX,
    double WeightedY,
    double MaskedArea,
    double MaskedWeight,
    double MaskedX,
    double MaskedY,
    MeasurementFlags Flags)
{
    private const int Lanes = 8;
    private const double Nowhere = 1e9;

    public static WindowMoments Measure(in PixelWindow window, double cx, double cy, double sigma, double radius, int subpixels, int objectId)
    {
        Aperture circle = Aperture.Circle(cx, cy, radius);
        var geometry = new ApertureGeometry(circle);
        PixelBounds bounds = geometry.Bounds(window.ImageWidth, window.ImageHeight, out MeasurementFlags flags);
        window.Require(bounds);
        if (bounds.IsEmpty)
            return default(WindowMoments) with { Flags = flags };

        // The Gaussian is a product: as many exponentials as columns and rows, not as pixels.
        int columns = bounds.XMax - bounds.XMin, padded = columns + Lanes;
        Span<double> gaussian = padded <= 1024 ? stackalloc double[padded] : new double[padded];
        double factor = -1 / (2 * sigma * sigma);
        for (int i = 0; i < columns; i++)
            gaussian[i] = Math.Exp(factor * (bounds.XMin + i - cx) * (bounds.XMin + i - cx));
        gaussian[columns..].Clear();

        var sums = new Accumulator(geometry, subpixels);
        Vector512<double> lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        for (int y = bounds.YMin; y < bounds.YMax; y++)
        {
            Vector512<double> dy = Vector512.Create(y - cy), rowWeight = Vector512.Create(Math.Exp(factor * (y - cy) * (y - cy)));
            for (int i = 0; i < columns; i += Lanes)
            {
                int x = bounds.XMin + i, count = Math.Min(Lanes, columns - i);
                Vector512<double> dx = lanes + Vector512.Create((double)x) - Vector512.Create(cx);
                geometry.Classify(geometry.SquaredDistance(dx, dy), out uint candidates, out uint border);
                uint valid = (1u << count) - 1;
                candidates &= valid;
                if (candidates == 0)
                    continue;
                Vector512<double> value = window.Load(window.IndexOf(x, y), count, objectId, out uint missing);
                Vector512<double> weight = rowWeight * Vector512.Create<double>(gaussian[i..]);
                sums.Add(value, weight, dx, dy, candidates, border & valid, missing);
            }
        }

        return sums.Finish(flags);
    }

    /// <summary>Weight and first moments with the masked part filled with the good part's mean brightness, or left out.</summary>
    public (double Weight, double X, double Y) Corrected(MaskedPixelRule rule)
    {
        if (MaskedArea == 0 || rule == MaskedPixelRule.Ignore)
            return (Weighted, WeightedX, WeightedY);
        double mean = Flux / (Area - MaskedArea);
        return (Weighted + (mean * MaskedWeight), WeightedX + (mean * MaskedX), WeightedY + (mean * MaskedY));
    }

    private ref struct Accumulator(ApertureGeometry geometry, int subpixels)
    {
        private EightDoubles values;
        private EightDoubles weights;
        private EightDoubles dxs;
        private EightDoubles dys;
        private EightDoubles missings;
        private int waiting;
        private bool hasMasked;
        private Vector512<double> flux;
        private Vector512<double> area;
        private Vector512<double> weighted;
        private Vector512<double> weightedX;
        private Vector512<double> weightedY;
        private Vector512<double> maskedArea;
        private Vector512<double> maskedWeight;
        private Vector512<double> maskedX;
        private Vector512<double> maskedY;

        public void Add(
            Vector512<double> value, Vector512<double> weight, Vector512<double> dx, Vector512<double> dy, uint candidates, uint border, uint missing)
        {
            hasMasked |= (candidates & missing) != 0;
            uint whole = candidates & ~border;
            if (whole != 0)
                AddOverlap(AsOnes(whole), value, weight, dx, dy, AsOnes(missing));
            if (border == 0)
                return;
            EightDoubles value8 = default, weight8 = default, dx8 = default;
            value.CopyTo(value8);
            weight.CopyTo(weight8);
            dx.CopyTo(dx8);
            double y = dy.ToScalar();
            for (uint rest = border; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                values[waiting] = value8[lane];
                weights[waiting] = weight8[lane];
                dxs[waiting] = dx8[lane];
                dys[waiting] = y;
                missings[waiting] = (missing >> lane) & 1;
                if (++waiting == Lanes)
                    AddBorder();
            }
        }

        public WindowMoments Finish(MeasurementFlags flags)
        {
            for (int i = waiting; i < Lanes && waiting > 0; i++)
                (values[i], weights[i], dxs[i], dys[i], missings[i]) = (0, 0, Nowhere, Nowhere, 0);
            if (waiting > 0)
                AddBorder();
            double total = Vector512.Sum(area), masked = Vector512.Sum(maskedArea);
            if (hasMasked)
                flags |= MeasurementFlags.HasMasked;
            if (masked > 0 && total - masked < 1e-6)
                flags |= MeasurementFlags.AllMasked;
            return new WindowMoments(
                Vector512.Sum(flux),
                total,
                Vector512.Sum(weighted),
                Vector512.Sum(weightedX),
                Vector512.Sum(weightedY),
                masked,
                Vector512.Sum(maskedWeight),
                Vector512.Sum(maskedX),
                Vector512.Sum(maskedY),
                flags);
        }

        private static Vector512<double> AsOnes(uint lanes)
        {
            Vector512<long> bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
            return Vector512<double>.One & Vector512.Equals(Vector512.Create((long)lanes) & bits, bits).AsDouble();
        }

        private void AddBorder()
        {
            Vector512<double> dx = Vector512.Create<double>(dxs), dy = Vector512.Create<double>(dys);
            Vector512<double> overlap = geometry.Overlap(dx, dy, subpixels);
            AddOverlap(overlap, Vector512.Create<double>(values), Vector512.Create<double>(weights), dx, dy, Vector512.Create<double>(missings));
            waiting = 0;
        }

        private void AddOverlap(
            Vector512<double> overlap, Vector512<double> value, Vector512<double> weight, Vector512<double> dx, Vector512<double> dy, Vector512<double> missing)
        {
            // A missing pixel's value is 0 already.
            Vector512<double> light = value * overlap, weightedLight = light * weight;
            flux += light;
            area += overlap;
            weighted += weightedLight;
            weightedX += weightedLight * dx;
            weightedY += weightedLight * dy;
            if (!hasMasked)
                return;
            Vector512<double> hidden = overlap * missing, hiddenWeight = hidden * weight;
            maskedArea += hidden;
            maskedWeight += hiddenWeight;
            maskedX += hiddenWeight * dx;
            maskedY += hiddenWeight * dy;
        }
    }
}
