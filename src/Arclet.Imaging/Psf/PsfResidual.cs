namespace Arclet.Imaging.Psf;

/// <summary>What a model of a PSF image misses inside a radius: its loss.</summary>
public sealed class PsfResidual
{
    private readonly double[] map;

    private PsfResidual(double[] map, int half, double rms, double largest, double radiusArcsec, double energyError)
    {
        this.map = map;
        Size = (2 * half) + 1;
        RmsPercentOfPeak = rms;
        LargestPercentOfPeak = largest;
        RadiusArcsec = radiusArcsec;
        LargestEnergyError = energyError;
    }

    /// <summary>Columns and rows of the map, whose middle pixel is the one nearest to the PSF's centre.</summary>
    public int Size { get; }

    /// <summary>PSF image minus model, in percent of the image's central value, row after row; NaN outside the radius.</summary>
    public ReadOnlySpan<double> MapPercentOfPeak => map;

    /// <summary>The rms of the map, in percent of the peak.</summary>
    public double RmsPercentOfPeak { get; }

    /// <summary>The largest absolute value of the map, in percent of the peak.</summary>
    public double LargestPercentOfPeak { get; }

    /// <summary>The radius, in arcsec.</summary>
    public double RadiusArcsec { get; }

    /// <summary>The largest difference between the model's and the image's enclosed flux from 0.05 arcsec to the image's outer radius.</summary>
    public double LargestEnergyError { get; }

    /// <summary>Compares an analytic model of the same unit of flux with an image.</summary>
    public static PsfResidual Of(PsfImage psf, AnalyticPsf model, double radiusArcsec = 0.5)
    {
        ArgumentNullException.ThrowIfNull(psf);
        ArgumentNullException.ThrowIfNull(model);
        AnalyticPsf same = model.Rescaled(psf.PixelScaleArcsec);
        return Measure(psf, (dx, dy) => same.Value(Math.Sqrt((dx * dx) + (dy * dy))), same.EnclosedFlux, radiusArcsec);
    }

    /// <summary>Compares a sum of Gaussians of the same unit of flux with an image.</summary>
    public static PsfResidual Of(PsfImage psf, GaussianMixturePsf model, double radiusArcsec = 0.5)
    {
        ArgumentNullException.ThrowIfNull(psf);
        ArgumentNullException.ThrowIfNull(model);
        GaussianMixturePsf same = model.Rescaled(psf.PixelScaleArcsec);
        return Measure(psf, same.Value, same.EnclosedFlux, radiusArcsec);
    }

    private static PsfResidual Measure(PsfImage psf, Func<double, double, double> model, Func<double, double> enclosed, double radiusArcsec)
    {
        double radius = Math.Min(radiusArcsec, psf.OuterRadiusArcsec) / psf.PixelScaleArcsec;
        double peak = psf.Value(0, 0);
        int half = (int)radius;
        int cx = (int)Math.Round(psf.CentreX);
        int cy = (int)Math.Round(psf.CentreY);
        var percents = new double[((2 * half) + 1) * ((2 * half) + 1)];
        Array.Fill(percents, double.NaN);
        double squares = 0;
        double largest = 0;
        int count = 0;
        for (int y = -half; y <= half; y++)
        {
            for (int x = -half; x <= half; x++)
            {
                int column = cx + x;
                int row = cy + y;
                double dx = column - psf.CentreX;
                double dy = row - psf.CentreY;
                if (column < 0 || row < 0 || column >= psf.Width || row >= psf.Height || (dx * dx) + (dy * dy) > radius * radius)
                    continue;
                double percent = 100 * (psf.Pixels[(row * psf.Width) + column] - model(dx, dy)) / peak;
                percents[((y + half) * ((2 * half) + 1)) + x + half] = percent;
                squares += percent * percent;
                largest = Math.Max(largest, Math.Abs(percent));
                count++;
            }
        }

        double energyError = 0;
        double outer = psf.OuterRadiusArcsec;
        for (double r = Math.Min(0.05, outer / 2); r <= outer; r *= 1.2)
            energyError = Math.Max(energyError, Math.Abs(enclosed(r / psf.PixelScaleArcsec) - EncircledEnergy.ApertureFlux(psf, r)));
        return new PsfResidual(percents, half, Math.Sqrt(squares / count), largest, radius * psf.PixelScaleArcsec, energyError);
    }
}
