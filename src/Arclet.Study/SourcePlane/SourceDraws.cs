using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>
/// The barycentre and the clumps' distances under every drawn model. The barycentre of a draw is the sum over image pixels of brightness times
/// source-plane area, sum S |det A| beta / sum S |det A|; what the full reconstruction of the best model differs from that (it averages the layers of a
/// folded image) is added to every draw.
/// </summary>
internal sealed class SourceDraws
{
    private readonly double[][] distances;

    private readonly int[] central;

    public SourceDraws(
        LensFields fields, double[] x, double[] y, double[] brightness, IReadOnlyList<(string Id, double X, double Y)> clumps, (double X, double Y) best, double kiloparsecPerArcsec, int mostPixels)
    {
        int step = (x.Length + mostPixels - 1) / mostPixels, n = (x.Length + step - 1) / step, k = fields.Draws.Count;
        double[] px = [.. Enumerable.Range(0, n).Select(i => x[i * step])], py = [.. Enumerable.Range(0, n).Select(i => y[i * step])], light = [.. Enumerable.Range(0, n).Select(i => brightness[i * step])];
        var terms = new double[6][];
        for (int t = 0; t < terms.Length; t++)
            terms[t] = new double[n];
        distances = new double[clumps.Count][];
        for (int c = 0; c < distances.Length; c++)
            distances[c] = new double[k];
        central = new int[k];
        (double directX, double directY) = k > 0 ? Barycentre(fields.Best) : best;
        double[] shiftX = new double[k], shiftY = new double[k];
        for (int d = 0; d < k; d++)
        {
            LensField field = fields.Draws[d];
            (double bx, double by) = Barycentre(field);
            (bx, by) = (bx + best.X - directX, by + best.Y - directY);
            double meanX = 0, meanY = 0;
            for (int c = 0; c < distances.Length; c++)
            {
                (double cx, double cy) = field.SourceOf(clumps[c].X, clumps[c].Y);
                double dx = cx - bx, dy = cy - by;
                distances[c][d] = Math.Sqrt((dx * dx) + (dy * dy)) * kiloparsecPerArcsec;
                (meanX, meanY) = (meanX + dx, meanY + dy);
                if (distances[c][d] < distances[central[d]][d])
                    central[d] = c;
            }

            // The source plane as a whole moves between models; only the distance from the clumps means anything.
            (shiftX[d], shiftY[d]) = (meanX / Math.Max(1, distances.Length), meanY / Math.Max(1, distances.Length));
        }

        BarycentreErrorArcsec = k < 2 || distances.Length == 0 ? double.NaN : Math.Sqrt((Variance(shiftX) + Variance(shiftY)) / 2);

        (double X, double Y) Barycentre(LensField field)
        {
            field.DeflectionsAndHessians(px, py, terms[0], terms[1], terms[2], terms[3], terms[4], terms[5]);
            double sum = 0, sx = 0, sy = 0;
            for (int i = 0; i < n; i++)
            {
                double weight = light[i] * Math.Abs(new LensTerms(0, 0, 0, terms[2][i], terms[3][i], terms[4][i], terms[5][i]).DeterminantA);
                (sum, sx, sy) = (sum + weight, sx + (weight * (px[i] - terms[0][i])), sy + (weight * (py[i] - terms[1][i])));
            }

            return (sx / sum, sy / sum);
        }
    }

    /// <summary>The error of one coordinate of the barycentre relative to the clumps' mean, in arcsec; NaN with fewer than two draws.</summary>
    public double BarycentreErrorArcsec { get; }

    public double[] Distances(int clump) => distances[clump];

    public double CentralFraction(int clump) => central.Length == 0 ? double.NaN : (double)central.Count(c => c == clump) / central.Length;

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
