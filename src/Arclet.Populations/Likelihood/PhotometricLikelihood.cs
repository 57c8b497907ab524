using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// The likelihood of one object's fluxes for a model's: Gaussian (or Student's t) with an error floor, upper limits by a <see cref="LimitRule"/>, missing bands left out.
/// Constants are included, so that evidences of different histories, and of different rules for the same data, compare.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class PhotometricLikelihood
{
    private readonly double[] flux;
    private readonly double[] inverseError;
    private readonly double[] limit;
    private readonly BandKind[] kinds;
    private readonly double constant;
    private readonly double student;

    /// <summary>A likelihood.</summary>
    /// <param name="fluxNanojansky">Fluxes in nJy; NaN where there is none.</param>
    /// <param name="errorNanojansky">Errors in nJy, above 0; NaN where there is none. A band without flux or error is left out, unless a limit stands for it.</param>
    /// <param name="limitNanojansky">Upper limits in nJy, NaN where there is none; empty for none at all. A band is below its limit if its flux is, or if it has none.</param>
    /// <param name="options">The rules.</param>
    /// <exception cref="InputException">An error or limit is not above 0, or every band is left out.</exception>
    public PhotometricLikelihood(ReadOnlySpan<double> fluxNanojansky, ReadOnlySpan<double> errorNanojansky, ReadOnlySpan<double> limitNanojansky = default, LikelihoodOptions? options = null)
    {
        Options = options ?? new LikelihoodOptions();
        int n = fluxNanojansky.Length;
        if (errorNanojansky.Length != n || (limitNanojansky.Length != n && limitNanojansky.Length != 0))
            throw new ArgumentException("there are as many errors (and limits) as fluxes");
        if (!(Options.ErrorFloor >= 0 && double.IsFinite(Options.ErrorFloor)))
            throw new InputException($"the error floor is {Options.ErrorFloor}, expected a part of the flux from 0");
        if (Options.StudentDegreesOfFreedom is not (null or > 2))
            throw new InputException($"Student's t has {Options.StudentDegreesOfFreedom} degrees of freedom, expected more than 2");
        student = Options.StudentDegreesOfFreedom ?? double.PositiveInfinity;
        double perBand = double.IsInfinity(student)
            ? -0.5 * Math.Log(2 * Math.PI)
            : LogGammaHalfStep(student) - (0.5 * Math.Log(student * Math.PI));
        flux = fluxNanojansky.ToArray();
        inverseError = new double[n];
        limit = new double[n];
        kinds = new BandKind[n];
        for (int b = 0; b < n; b++)
        {
            double error = errorNanojansky[b], most = limitNanojansky.IsEmpty ? double.NaN : limitNanojansky[b];
            if (error <= 0 || most <= 0 || double.IsInfinity(error) || double.IsInfinity(most) || double.IsInfinity(flux[b]))
                throw new InputException($"band {b} has the flux {flux[b]}, error {error} and limit {most} nJy, expected finite errors and limits above 0, or NaN where there is none");
            bool measured = !double.IsNaN(flux[b]) && !double.IsNaN(error), below = !double.IsNaN(most) && !(flux[b] >= most);
            if (below && Options.Limits == LimitRule.ZeroWithLimit)
            {
                (flux[b], error, kinds[b]) = (0, most, BandKind.Measured);
            }
            else if (below && Options.Limits == LimitRule.NonDetection && !double.IsNaN(error))
            {
                (kinds[b], limit[b]) = (BandKind.NonDetection, most);
            }
            else if (measured)
            {
                kinds[b] = BandKind.Measured;
                error = Math.Sqrt((error * error) + (Options.ErrorFloor * Options.ErrorFloor * flux[b] * flux[b]));
            }

            if (kinds[b] == BandKind.Missing)
                continue;
            inverseError[b] = 1 / error;
            if (kinds[b] == BandKind.Measured)
                constant += perBand - Math.Log(error);
            UsedBands++;
        }

        if (UsedBands == 0)
            throw new InputException("no band has a flux with an error, expected at least one");
    }

    private enum BandKind
    {
        Missing,
        Measured,
        NonDetection,
    }

    /// <summary>The rules.</summary>
    public LikelihoodOptions Options { get; }

    /// <summary>The number of bands that count.</summary>
    public int UsedBands { get; }

    /// <summary>ln L of model fluxes in nJy; negative infinity where one that counts is NaN (an unphysical model).</summary>
    public double LogLikelihood(ReadOnlySpan<double> modelNanojansky)
    {
        double sum = constant;
        for (int b = 0; b < kinds.Length; b++)
        {
            if (kinds[b] == BandKind.Missing)
                continue;
            if (kinds[b] == BandKind.NonDetection)
            {
                sum += NormalTail.LogCumulative((limit[b] - modelNanojansky[b]) * inverseError[b]);
                continue;
            }

            double r = (flux[b] - modelNanojansky[b]) * inverseError[b];
            sum += double.IsInfinity(student) ? -0.5 * r * r : -0.5 * (student + 1) * Math.Log(1 + (r * r / student));
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    /// <summary>The sum of squared residuals in errors over bands that are measured (those of <see cref="LimitRule.NonDetection"/> not among them).</summary>
    public double ChiSquared(ReadOnlySpan<double> modelNanojansky)
    {
        double sum = 0;
        for (int b = 0; b < kinds.Length; b++)
        {
            double r = kinds[b] == BandKind.Measured ? (flux[b] - modelNanojansky[b]) * inverseError[b] : 0;
            sum += r * r;
        }

        return sum;
    }

    /// <summary>The factor on model fluxes that makes <see cref="ChiSquared"/> least: sum(f m / s^2) / sum(m^2 / s^2). Models are proportional to mass, so this is its best value.</summary>
    public double BestScale(ReadOnlySpan<double> modelNanojansky)
    {
        double data = 0, model = 0;
        for (int b = 0; b < kinds.Length; b++)
        {
            if (kinds[b] != BandKind.Measured)
                continue;
            double m = modelNanojansky[b] * inverseError[b];
            data += flux[b] * inverseError[b] * m;
            model += m * m;
        }

        return data / model;
    }

    /// <summary>ln Gamma((x + 1)/2) - ln Gamma(x/2), by its asymptotic series after shifting x up (good to 1e-14).</summary>
    private static double LogGammaHalfStep(double x)
    {
        double shift = 0;
        while (x < 40)
        {
            // Gamma((x+1)/2)/Gamma(x/2) = [Gamma((x+3)/2)/Gamma((x+2)/2)] (x/2)/((x+1)/2).
            shift += Math.Log(x / (x + 1));
            x += 2;
        }

        double i = 1 / x;
        return shift + (0.5 * Math.Log(x / 2)) - (i / 4) + (i * i * i / 24) - (i * i * i * i * i / 20) + (17 * i * i * i * i * i * i * i / 112);
    }
}
