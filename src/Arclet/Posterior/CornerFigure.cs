using Arclet.Figures;
using Arclet.Inference.Statistics;

namespace Arclet.Posterior;

/// <summary>The posterior of every parameter and every pair of them.</summary>
internal static class CornerFigure
{
    private const int Bins = 36;

    /// <summary>The figure of some parameters; its title stands above it and the document's title in the file.</summary>
    public static Figure Create(IReadOnlyList<CornerSeries> all, string documentTitle, RichText? title)
    {
        int n = all.Count;
        double size = Math.Clamp(34 * n, 70, 240);
        var figure = new Figure(size, size, n, n) { ShareX = true, DocumentTitle = documentTitle, Title = title };
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                Panel panel = figure[row, column];
                panel.ShowLegend = false;
                panel.X.Label = all[column].Label;
                (double low, double high) = Range(all[column]);
                panel.X.Range(low, high);
                if (row == column)
                {
                    Histogram1(panel, all[row]);
                    continue;
                }

                (double bottom, double top) = Range(all[row]);
                panel.Y.Range(bottom, top);
                if (column == 0)
                    panel.Y.Label = all[row].Label;
                else
                    panel.Y.ShowTickLabels = false;
                panel.Add(new ImageMark(Density(all[column].Samples, low, high, all[row].Samples, bottom, top), low, high, bottom, top));
                panel.Points([all[column].Best], [all[row].Best], new PointStyle { Shape = MarkerShape.Cross, Colour = Palette.Vermillion, Size = 6, EdgeWidth = 1.2 });
            }
        }

        return figure;
    }

    private static void Histogram1(Panel panel, CornerSeries series)
    {
        (double low, double high) = Range(series);
        double[] edges = Histogram.Edges(low, high, 30), counts = Histogram.Count(series.Samples, edges), sorted = [.. series.Samples.Order()];
        panel.Y.Range(0, 1.15 * Math.Max(1, counts.Max()));
        panel.Y.ShowTicks = panel.Y.ShowTickLabels = false;
        panel.Steps(edges, counts, new LineStyle { Colour = Palette.Blue }, 0.25);
        foreach (double fraction in new[] { 0.16, 0.5, 0.84 })
            panel.Add(ReferenceLineMark.AtX(SampleBand.Quantile(sorted, fraction)));
        panel.Add(ReferenceLineMark.AtX(series.Best, new LineStyle { Colour = Palette.Vermillion, Width = 0.9 }));
    }

    /// <summary>The middle 99 % with some room, so that single samples do not stretch the axis.</summary>
    internal static (double Low, double High) Range(CornerSeries series)
    {
        double[] sorted = [.. series.Samples.Order()];
        double low = Math.Min(SampleBand.Quantile(sorted, 0.005), series.Best), high = Math.Max(SampleBand.Quantile(sorted, 0.995), series.Best);
        double room = high > low ? 0.06 * (high - low) : Math.Max(1e-6, 0.05 * Math.Abs(high));
        return (low - room, high + room);
    }

    /// <summary>The samples' density as a picture, white where there are none; smoothed by a bin and a half.</summary>
    private static Raster Density(double[] x, double left, double right, double[] y, double bottom, double top)
    {
        double[] counts = new double[Bins * Bins];
        for (int i = 0; i < x.Length; i++)
        {
            int column = (int)((x[i] - left) / (right - left) * Bins), row = (int)((top - y[i]) / (top - bottom) * Bins);
            if (column is >= 0 and < Bins && row is >= 0 and < Bins)
                counts[(row * Bins) + column]++;
        }

        double[] smooth = Smoothed(Smoothed(counts, 1, Bins), Bins, 1);
        double peak = Math.Max(smooth.Max(), 1e-300);
        byte[] pixels = new byte[Bins * Bins * 3];
        for (int i = 0; i < smooth.Length; i++)
        {
            double shade = Math.Sqrt(smooth[i] / peak);
            pixels[3 * i] = Mix(shade, Palette.Blue.R);
            pixels[(3 * i) + 1] = Mix(shade, Palette.Blue.G);
            pixels[(3 * i) + 2] = Mix(shade, Palette.Blue.B);
        }

        return new Raster(Bins, Bins, 3, pixels);

        static byte Mix(double shade, byte end) => (byte)Math.Round(255 + (shade * (end - 255)));
    }

    private static double[] Smoothed(double[] from, int step, int stride)
    {
        const double Sigma = 1.5;
        const int Reach = 5;
        double[] to = new double[from.Length];
        for (int line = 0; line < Bins; line++)
        {
            for (int i = 0; i < Bins; i++)
            {
                double sum = 0, weights = 0;
                for (int k = Math.Max(0, i - Reach); k <= Math.Min(Bins - 1, i + Reach); k++)
                {
                    double weight = Math.Exp(-0.5 * (k - i) * (k - i) / (Sigma * Sigma));
                    sum += weight * from[(line * stride) + (k * step)];
                    weights += weight;
                }

                to[(line * stride) + (i * step)] = sum / weights;
            }
        }

        return to;
    }
}
