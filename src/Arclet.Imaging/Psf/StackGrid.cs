using Arclet.Imaging.Apertures;

namespace Arclet.Imaging.Psf;

/// <summary>The stack on its oversampled grid while it grows: values per pixel of the images for unit flux inside the radius.</summary>
internal sealed class StackGrid
{
    /// <summary>The smallest sum of kernel weights for which a grid point is updated: less is no sample nearby.</summary>
    private const double LeastWeight = 0.02;

    private readonly List<StackStar> stars;
    private readonly PsfStackSettings settings;
    private readonly double radius;
    private readonly int half;
    private readonly int size;
    private readonly double[] values;
    private SplineSurface surface;
    private double fwhm;

    public StackGrid(List<StackStar> stars, double radius, PsfStackSettings settings)
    {
        this.stars = stars;
        this.settings = settings;
        this.radius = radius;
        half = (int)Math.Ceiling(radius * settings.Oversampling);
        size = (2 * half) + 1;
        values = new double[size * size];
        StartRound();
        surface = new SplineSurface(values, size, size);
        Normalize();
        FitStars();
    }

    private double FitRadius => Math.Min(radius, Math.Max(2.5, 1.5 * fwhm));

    /// <summary>Marks the pixels that are far from the stack, against the scatter of all stars' pixels at the same radius.</summary>
    public void RejectPixels()
    {
        // With two stars nothing tells which of them is wrong.
        if (stars.Count < 3)
            return;
        int rings = (int)radius + 1;
        var residuals = new List<double>[rings];
        for (int i = 0; i < rings; i++)
            residuals[i] = [];
        foreach (StackStar star in stars)
            star.ForEach(radius, (_, dx, dy, value) => residuals[Ring(dx, dy)].Add(value - Value(dx, dy)), badOnes: true);
        double[] scatter = [.. residuals.Select(r => r.Count < 5 ? double.PositiveInfinity : RobustStatistics.MedianAndScatter(r).Scatter)];
        foreach (StackStar star in stars)
        {
            double noise = star.Noise / star.Flux;
            star.ForEach(
                radius,
                (i, dx, dy, value) =>
                {
                    double model = Value(dx, dy);
                    double allowed = settings.PixelClip * Math.Sqrt(Square(scatter[Ring(dx, dy)]) + Square(noise) + Square(settings.RelativeScatter * model));
                    star.SetBad(i, Math.Abs(value - model) > allowed);
                },
                badOnes: true);
        }
    }

    /// <summary>Averages the stars' differences from the stack onto its grid, centres it and makes its flux one.</summary>
    public void Update()
    {
        var sums = new double[size * size];
        var weights = new double[size * size];
        var kernels = new double[size * size];
        int oversampling = settings.Oversampling;
        // The kernel is as wide as the samples are sparse; wider in the wings, where there is less to resolve and more noise.
        double core = settings.KernelPixels ?? Math.Clamp(0.6 / Math.Sqrt(stars.Count), 0.25, 0.5);
        var columns = new double[size];
        foreach (StackStar star in stars)
        {
            double noise = Square(star.Noise / star.Flux);
            star.ForEach(radius, (_, dx, dy, value) =>
            {
                double model = Value(dx, dy);
                double inverseVariance = 1 / (noise + Square(settings.RelativeScatter * model) + 1e-30);
                double residual = value - model;
                double width = core * Math.Min(3, 1 + (Math.Sqrt((dx * dx) + (dy * dy)) / 10)) * oversampling;
                double gx = (dx * oversampling) + half;
                double gy = (dy * oversampling) + half;
                int reach = (int)Math.Ceiling(2.5 * width);
                int x0 = Math.Max(0, (int)Math.Round(gx) - reach), x1 = Math.Min(size - 1, (int)Math.Round(gx) + reach);
                int y0 = Math.Max(0, (int)Math.Round(gy) - reach), y1 = Math.Min(size - 1, (int)Math.Round(gy) + reach);
                // The kernel is a product: one exponential a column and a row instead of one a grid point.
                for (int x = x0; x <= x1; x++)
                    columns[x - x0] = Math.Exp(-Square(x - gx) / (2 * width * width));
                for (int y = y0; y <= y1; y++)
                {
                    double row = Math.Exp(-Square(y - gy) / (2 * width * width));
                    for (int x = x0; x <= x1; x++)
                    {
                        double kernel = row * columns[x - x0];
                        int i = (y * size) + x;
                        kernels[i] += kernel;
                        weights[i] += kernel * inverseVariance;
                        sums[i] += kernel * inverseVariance * residual;
                    }
                }
            });
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (kernels[i] > LeastWeight)
                values[i] += sums[i] / weights[i];
        }

        surface = new SplineSurface(values, size, size);
        Recentre();
        Normalize();
    }

    /// <summary>Fits each star's centre and flux with the stack, and measures its misfit.</summary>
    public void FitStars()
    {
        double peak = Value(0, 0);
        foreach (StackStar star in stars)
        {
            Fit(star);
            var squares = new List<double>();
            star.ForEach(Math.Min(radius, 2 * fwhm), (_, dx, dy, value) => squares.Add(Square(value - Value(dx, dy))), badOnes: true);
            squares.Sort();
            // Without the worst tenth: a cosmic ray is a matter of its pixels, a galaxy differs everywhere.
            int kept = squares.Count - (squares.Count / 10);
            star.Misfit = Math.Sqrt(squares.Take(kept).Sum() / Math.Max(1, kept)) / peak;
        }
    }

    /// <summary>The stack as an image of its own pixels.</summary>
    public PsfImage ToImage(double pixelScaleArcsec)
    {
        double area = settings.Oversampling * settings.Oversampling;
        var image = new PsfImage([.. values.Select(v => v / area)], size, size, pixelScaleArcsec / settings.Oversampling) { NativePixelScaleArcsec = pixelScaleArcsec };
        return image.Normalized(image.OuterRadiusArcsec);
    }

    private static double Square(double x) => x * x;

    private static int Ring(double dx, double dy) => (int)Math.Sqrt((dx * dx) + (dy * dy));

    private double Value(double dx, double dy) => surface.Value((dx * settings.Oversampling) + half, (dy * settings.Oversampling) + half);

    /// <summary>The start: a round sum of Gaussians through the medians of rings, which no cosmic ray and no single star moves.</summary>
    private void StartRound()
    {
        const int Gaussians = 14;
        var rings = new List<(double Radius, double Value)>();
        foreach (StackStar star in stars)
            star.ForEach(radius, (_, dx, dy, value) => rings.Add((Math.Sqrt((dx * dx) + (dy * dy)), value)));
        rings.Sort((a, b) => a.Radius.CompareTo(b.Radius));
        double[] sigmas = [.. Enumerable.Range(0, Gaussians).Select(k => 0.45 * Math.Pow(0.6 * radius / 0.45, k / (Gaussians - 1.0)))];
        var gram = new double[Gaussians * Gaussians];
        var right = new double[Gaussians];
        var row = new double[Gaussians];
        double peak = rings.Max(r => r.Value);
        for (int first = 0; first < rings.Count;)
        {
            double inner = rings[first].Radius;
            int last = first;
            while (last < rings.Count && (rings[last].Radius < inner + Math.Max(0.2, 0.08 * inner) || last - first < Math.Min(4, stars.Count)))
                last++;
            List<(double Radius, double Value)> ring = rings[first..last];
            double r = ring.Average(p => p.Radius);
            double target = RobustStatistics.Median([.. ring.Select(p => p.Value)]);
            double inverse = 1 / ((0.01 * peak) + (0.05 * Math.Abs(target)));
            for (int k = 0; k < Gaussians; k++)
                row[k] = inverse * Math.Exp(-r * r / (2 * sigmas[k] * sigmas[k]));
            for (int k = 0; k < Gaussians; k++)
            {
                right[k] += row[k] * target * inverse;
                for (int l = 0; l < Gaussians; l++)
                    gram[(k * Gaussians) + l] += row[k] * row[l];
            }

            first = last;
        }

        double[] heights = NonNegativeLeastSquares.Solve(gram, right);
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                double r2 = (Square(x - half) + Square(y - half)) / Square(settings.Oversampling);
                for (int k = 0; k < Gaussians; k++)
                    values[(y * size) + x] += heights[k] * Math.Exp(-r2 / (2 * sigmas[k] * sigmas[k]));
            }
        }
    }

    private void Normalize()
    {
        PsfImage image = new(values, size, size, 1.0 / settings.Oversampling);
        double flux = EncircledEnergy.ApertureFlux(image, radius) / Square(settings.Oversampling);
        if (!(flux > 0))
            throw new ArgumentException("the stack of the stars has no flux: are the images background-subtracted twice?");
        for (int i = 0; i < values.Length; i++)
            values[i] /= flux;
        surface = new SplineSurface(values, size, size);
        foreach (StackStar star in stars)
            star.Flux *= flux;
        fwhm = AzimuthalProfile.MeasureFwhm(new PsfImage(values, size, size, 1.0 / settings.Oversampling));
    }

    /// <summary>Moves the stack so that its centre of light under a window of the core's width is its middle.</summary>
    private void Recentre()
    {
        PsfImage moved = new PsfImage(values, size, size, 1.0 / settings.Oversampling).Recentred();
        double shiftX = moved.CentreX - half;
        double shiftY = moved.CentreY - half;
        if (Math.Abs(shiftX) + Math.Abs(shiftY) < 1e-3 * settings.Oversampling)
            return;
        var shifted = new double[values.Length];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
                shifted[(y * size) + x] = surface.Value(Math.Clamp(x + shiftX, 0, size - 1), Math.Clamp(y + shiftY, 0, size - 1));
        }

        shifted.CopyTo(values, 0);
        surface = new SplineSurface(values, size, size);
        foreach (StackStar star in stars)
        {
            star.X += shiftX / settings.Oversampling;
            star.Y += shiftY / settings.Oversampling;
        }
    }

    private void Fit(StackStar star)
    {
        var pixels = new List<(int Index, double X, double Y)>();
        star.ForEach(FitRadius, (i, dx, dy, _) => pixels.Add((i, star.X + dx, star.Y + dy)));
        if (pixels.Count < 5)
            return;
        double oversampling = settings.Oversampling;
        double flux = star.Flux;
        double[] errors = [.. pixels.Select(p => Math.Sqrt(Square(star.Noise) + Square(settings.RelativeScatter * flux * Value(p.X - star.X, p.Y - star.Y))) + 1e-30)];
        double[] parameters = [star.X, star.Y, 1];
        BoundedLeastSquares.Minimize(
            (p, residuals, derivatives) =>
            {
                for (int k = 0; k < pixels.Count; k++)
                {
                    double value = surface.Evaluate(
                        ((pixels[k].X - p[0]) * oversampling) + half, ((pixels[k].Y - p[1]) * oversampling) + half, out double slopeX, out double slopeY);
                    double scale = flux / errors[k];
                    residuals[k] = (p[2] * value * scale) - (star.Value(pixels[k].Index) / errors[k]);
                    derivatives[3 * k] = -p[2] * slopeX * oversampling * scale;
                    derivatives[(3 * k) + 1] = -p[2] * slopeY * oversampling * scale;
                    derivatives[(3 * k) + 2] = value * scale;
                }
            },
            parameters,
            [star.X - 1, star.Y - 1, 0.2],
            [star.X + 1, star.Y + 1, 5],
            pixels.Count,
            40);
        star.X = parameters[0];
        star.Y = parameters[1];
        star.Flux = flux * parameters[2];
    }
}
