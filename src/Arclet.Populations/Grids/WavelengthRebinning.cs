namespace Arclet.Populations;

/// <summary>Exact integrals of spectra that are linear between their points.</summary>
public static class WavelengthRebinning
{
    /// <summary>The mean of a spectrum in adjoining bins: the sum of mean times width is the spectrum's integral over all bins, up to rounding.</summary>
    /// <param name="wavelengths">The spectrum's wavelengths, ascending; it is 0 outside them.</param>
    /// <param name="values">The spectrum per unit of wavelength, as many values.</param>
    /// <param name="edges">The bins' edges, ascending, one more than bins; in the same unit.</param>
    /// <param name="means">The result, a value for each bin.</param>
    public static void Average(ReadOnlySpan<double> wavelengths, ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<double> means)
    {
        if (wavelengths.Length != values.Length || values.Length < 2)
            throw new ArgumentException("a spectrum has two or more points, with as many values as wavelengths");
        if (edges.Length != means.Length + 1)
            throw new ArgumentException($"{means.Length} bins have {means.Length + 1} edges, not {edges.Length}");
        int i = 0;
        for (int b = 0; b < means.Length; b++)
        {
            double left = edges[b], right = edges[b + 1], width = right - left;
            if (!(width > 0))
                throw new ArgumentException($"the edges of bins ascend, which those of bin {b} do not");
            left = Math.Max(left, wavelengths[0]);
            right = Math.Min(right, wavelengths[^1]);
            double sum = 0;
            while (left < right)
            {
                while (wavelengths[i + 1] <= left)
                    i++;
                double x0 = wavelengths[i], x1 = wavelengths[i + 1], end = Math.Min(right, x1), slope = (values[i + 1] - values[i]) / (x1 - x0);

                // The trapezium of a straight line is exact; its middle is at the middle of the piece.
                sum += (end - left) * (values[i] + (slope * (((left + end) / 2) - x0)));
                left = end;
            }

            means[b] = sum / width;
        }
    }
}
