namespace Arclet.Imaging.Psf;

/// <summary>
/// What the expansion of a PSF image is fitted to: its pixels in the core, means over sectors of rings outside of it, and the
/// enclosed flux at the rings' edges, which is the running sum of them all.
/// </summary>
internal sealed class ImageSamples
{
    private readonly Sample[] samples;
    private readonly int[] edges;
    private readonly double[] energyErrors;

    private ImageSamples(Sample[] samples, int[] edges, double energyTolerance, double halfWidth, double coreRadius, double outerRadius)
    {
        CoreRadius = coreRadius;
        this.samples = samples;
        this.edges = edges;
        energyErrors = [.. edges.Select(_ => energyTolerance)];
        HalfWidth = halfWidth;
        OuterRadius = outerRadius;
    }

    /// <summary>Half of the FWHM, in pixels of the image.</summary>
    public double HalfWidth { get; }

    /// <summary>Inside this radius every pixel is fitted, in pixels of the image.</summary>
    public double CoreRadius { get; }

    /// <summary>The image's outer radius, in its pixels.</summary>
    public double OuterRadius { get; }

    /// <summary>Pixels and sectors.</summary>
    public int SampleCount => samples.Length;

    /// <summary>Samples and enclosed fluxes.</summary>
    public int ResidualCount => samples.Length + edges.Length;

    public static ImageSamples Of(PsfImage psf, ImageExpansionSettings settings)
    {
        double halfWidth = AzimuthalProfile.MeasureFwhm(psf) / psf.PixelScaleArcsec / 2;
        if (!double.IsFinite(halfWidth))
            throw new ArgumentException("the PSF image never falls to half of its central value");
        double outer = psf.OuterRadiusArcsec / psf.PixelScaleArcsec;
        double core = Math.Min(settings.RadiusArcsec / psf.PixelScaleArcsec, outer);
        double peak = psf.Value(0, 0);
        const int Sectors = 24;
        var pixels = new List<Sample>();
        var sectors = new SortedDictionary<int, (double X, double Y, double Value, int Count)>();
        for (int y = 0; y < psf.Height; y++)
        {
            for (int x = 0; x < psf.Width; x++)
            {
                double dx = x - psf.CentreX;
                double dy = y - psf.CentreY;
                double r = Math.Sqrt((dx * dx) + (dy * dy));
                double value = psf.Pixels[(y * psf.Width) + x];
                if (r <= core)
                {
                    pixels.Add(new Sample(dx, dy, value, 1 / (settings.PixelTolerance * peak), 1));
                }
                else if (r <= outer)
                {
                    int key = ((int)(Math.Log(r / core) / 0.08) * Sectors) + Math.Min(Sectors - 1, (int)((Math.Atan2(dy, dx) + Math.PI) / (2 * Math.PI) * Sectors));
                    (double sx, double sy, double sum, int count) = sectors.GetValueOrDefault(key);
                    sectors[key] = (sx + dx, sy + dy, sum + value, count + 1);
                }
            }
        }

        pixels.Sort((a, b) => a.Radius2.CompareTo(b.Radius2));
        var borders = new List<int>();
        double next = 2 * halfWidth;
        for (int i = 0; i < pixels.Count; i++)
        {
            if (pixels[i].Radius2 > next * next)
            {
                borders.Add(i);
                next *= 1.25;
            }
        }

        borders.Add(pixels.Count);
        int lastRing = -1;
        foreach ((int key, (double sx, double sy, double sum, int count)) in sectors)
        {
            if (key / Sectors != lastRing && lastRing >= 0 && (key / Sectors) % 3 == 0)
                borders.Add(pixels.Count);
            lastRing = key / Sectors;
            double mean = sum / count;
            pixels.Add(new Sample(sx / count, sy / count, mean, 1 / ((0.2 * Math.Abs(mean)) + (0.1 * settings.PixelTolerance * peak)), count));
        }

        borders.Add(pixels.Count);
        return new ImageSamples([.. pixels], [.. borders.Distinct()], settings.EnergyTolerance, halfWidth, core, outer);
    }

    /// <summary>The weighted column of one Gaussian of unit flux: what the fluxes are multiplied with.</summary>
    public void Column(GaussianShape shape, Span<double> column)
    {
        double running = 0;
        int edge = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            EnergyUpTo(i, ref edge, running, column);
            double value = shape.UnitValue(samples[i].X, samples[i].Y);
            column[i] = value * samples[i].InverseError;
            running += value * samples[i].Pixels;
        }

        EnergyUpTo(samples.Length, ref edge, running, column);
    }

    /// <summary>The weighted values of the image.</summary>
    public void Target(Span<double> column)
    {
        double running = 0;
        int edge = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            EnergyUpTo(i, ref edge, running, column);
            column[i] = samples[i].Value * samples[i].InverseError;
            running += samples[i].Value * samples[i].Pixels;
        }

        EnergyUpTo(samples.Length, ref edge, running, column);
    }

    /// <summary>Residuals and derivatives for the flux and ln sigma of each Gaussian, of elliptical ones ln sigma across and the angle, of free ones the offset.</summary>
    public void Evaluate(GaussianShape[] shapes, Span<double> residuals, Span<double> derivatives, int parameterCount)
    {
        var runningSlopes = new double[parameterCount];
        var slopes = new double[parameterCount];
        double running = 0;
        int edge = 0;
        for (int i = 0; i <= samples.Length; i++)
        {
            while (edge < edges.Length && edges[edge] == i)
            {
                int row = samples.Length + edge;
                residuals[row] = running / energyErrors[edge];
                for (int k = 0; k < parameterCount; k++)
                    derivatives[(row * parameterCount) + k] = runningSlopes[k] / energyErrors[edge];
                edge++;
            }

            if (i == samples.Length)
                break;
            Sample sample = samples[i];
            double difference = Slopes(shapes, sample.X, sample.Y, slopes) - sample.Value;
            residuals[i] = difference * sample.InverseError;
            running += difference * sample.Pixels;
            Span<double> into = derivatives.Slice(i * parameterCount, parameterCount);
            for (int k = 0; k < parameterCount; k++)
            {
                into[k] = slopes[k] * sample.InverseError;
                runningSlopes[k] += slopes[k] * sample.Pixels;
            }
        }
    }

    /// <summary>The weighted differences image - model of the samples alone, without the enclosed fluxes.</summary>
    public double[] Differences(GaussianShape[] shapes)
    {
        var differences = new double[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            double model = 0;
            foreach (GaussianShape shape in shapes)
                model += shape.Flux * shape.UnitValue(samples[i].X, samples[i].Y);
            differences[i] = (samples[i].Value - model) * samples[i].InverseError;
        }

        return differences;
    }

    /// <summary>The number of parameters of a set of Gaussians.</summary>
    public static int ParameterCount(GaussianShape[] shapes) => shapes.Sum(s => s.ParameterCount);

    private static double Slopes(GaussianShape[] shapes, double dx, double dy, Span<double> slopes)
    {
        double total = 0;
        int k = 0;
        foreach (GaussianShape shape in shapes)
        {
            double unit = shape.UnitValue(dx, dy);
            double value = shape.Flux * unit;
            total += value;
            slopes[k++] = unit;
            if (shape.Freedom == GaussianFreedom.Round)
            {
                slopes[k++] = value * ((((dx * dx) + (dy * dy)) / (shape.Along * shape.Along)) - 2);
                continue;
            }

            (double sin, double cos) = Math.SinCos(shape.Theta);
            double u = ((dx - shape.X) * cos) + ((dy - shape.Y) * sin);
            double v = ((dy - shape.Y) * cos) - ((dx - shape.X) * sin);
            double along = 1 / (shape.Along * shape.Along);
            double across = 1 / (shape.Across * shape.Across);
            slopes[k++] = value * ((u * u * along) - 1);
            slopes[k++] = value * ((v * v * across) - 1);
            slopes[k++] = value * u * v * (across - along);
            if (shape.Freedom == GaussianFreedom.Elliptical)
                continue;
            slopes[k++] = value * ((u * cos * along) - (v * sin * across));
            slopes[k++] = value * ((u * sin * along) + (v * cos * across));
        }

        return total;
    }

    private void EnergyUpTo(int index, ref int edge, double running, Span<double> column)
    {
        for (; edge < edges.Length && edges[edge] == index; edge++)
            column[samples.Length + edge] = running / energyErrors[edge];
    }

    private readonly record struct Sample(double X, double Y, double Value, double InverseError, int Pixels)
    {
        public double Radius2 => (X * X) + (Y * Y);
    }
}
