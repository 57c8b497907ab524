namespace Arclet.Imaging.Psf;

/// <summary>
/// Fits the paper's Moffat + Gaussian + power law to a PSF image: from many starts, within bounds, and with the enclosed flux of the
/// image as a constraint, because the terms are degenerate and the wings of a free fit depend on where it starts.
/// </summary>
public static class AnalyticPsfFitter
{
    private static readonly string[] Names =
        ["moffat.amplitude", "gaussian.amplitude", "power4.amplitude", "moffat.radius_px", "moffat.beta", "gaussian.sigma_px", "power4.radius_px"];

    /// <summary>Fits the model.</summary>
    /// <param name="psf">The image; it is normalised to unit flux inside its outer radius first.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The image has no flux, or a setting is not positive.</exception>
    public static AnalyticPsfFit Fit(PsfImage psf, AnalyticPsfFitSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(psf);
        settings ??= new AnalyticPsfFitSettings();
        if (!(settings.RadiusArcsec > 0) || !(settings.PixelTolerance > 0) || !(settings.EnergyTolerance > 0) || settings.Starts < 1)
            throw new ArgumentException("the fit of a PSF needs a radius, tolerances and a number of starts above 0");
        PsfImage unit = psf.Normalized(psf.OuterRadiusArcsec);
        AnalyticPsfTarget target = new(unit, settings);
        (double[] lower, double[] upper) = target.Bounds();
        var costs = new List<double>();
        double[]? best = null;
        double bestCost = double.PositiveInfinity;
        for (int start = 0; start < settings.Starts; start++)
        {
            double[] parameters = target.StartAt(lower, upper, start);
            double cost = BoundedLeastSquares.Minimize(target.Evaluate, parameters, lower, upper, target.ResidualCount, 250);
            costs.Add(cost);
            if (cost < bestCost)
            {
                bestCost = cost;
                best = parameters;
            }
        }

        AnalyticPsf model = target.Model(best!).Normalized();
        // An amplitude at its lower bound is a term that is not there, which is no failure; lengths and exponents are told.
        string[] atBounds = [.. Enumerable.Range(3, 4).Where(i => IsAt(best![i], lower[i], upper[i]) && IsPresent(best, i)).Select(i => Names[i])];
        return new AnalyticPsfFit(model, PsfResidual.Of(unit, model), atBounds, costs.Count(c => c <= 1.01 * bestCost));
    }

    private static bool IsAt(double value, double lower, double upper) => Math.Min(value - lower, upper - value) < 1e-6 * (upper - lower);

    private static bool IsPresent(double[] parameters, int index)
    {
        int term = index switch { 3 or 4 => 0, 5 => 1, _ => 2 };
        return Math.Exp(parameters[term]) > 1e-7 * (Math.Exp(parameters[0]) + Math.Exp(parameters[1]) + Math.Exp(parameters[2]));
    }
}
