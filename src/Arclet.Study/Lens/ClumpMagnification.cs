using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>A clump's magnifications: the medians of |mu|, |mu_t| and |mu_r| inside its ellipse under the best model and under every drawn one, and where it is in the source plane.</summary>
public sealed record ClumpMagnification
{
    /// <summary>|mu|.</summary>
    public required MagnificationEstimate Mu { get; init; }

    /// <summary>|mu_t|, that of the direction which is stretched most.</summary>
    public required MagnificationEstimate MuTangential { get; init; }

    /// <summary>|mu_r|.</summary>
    public required MagnificationEstimate MuRadial { get; init; }

    /// <summary>The magnification at the centre, signed.</summary>
    public required double MuCentre { get; init; }

    /// <summary>Whether a critical line crosses the ellipse.</summary>
    public bool CrossesCriticalLine { get; init; }

    /// <summary>Whether the magnification varies over the ellipse by so much that its median says little.</summary>
    public bool VariesStrongly { get; init; }

    /// <summary>x in the source plane in arcsec of the model's frame, under the best model.</summary>
    public required double SourceX { get; init; }

    /// <summary>y in the source plane in arcsec of the model's frame, under the best model.</summary>
    public required double SourceY { get; init; }

    /// <summary>Median |mu| of each draw.</summary>
    public required IReadOnlyList<double> MuDraws { get; init; }

    /// <summary>Median |mu_t| of each draw.</summary>
    public required IReadOnlyList<double> MuTangentialDraws { get; init; }

    /// <summary>Median |mu_r| of each draw.</summary>
    public required IReadOnlyList<double> MuRadialDraws { get; init; }

    /// <summary>|mu| at the centre of each draw.</summary>
    public required IReadOnlyList<double> MuCentreDraws { get; init; }

    /// <summary>Measures a clump under all models.</summary>
    /// <param name="fields">The models for the clump's redshift.</param>
    /// <param name="shape">The clump in the model's frame (<see cref="ClumpFrame"/>).</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The shape is not finite and above 0, or the best model is not defined there.</exception>
    public static ClumpMagnification Measure(LensFields fields, ClumpShape shape, LensSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        settings ??= new();
        settings.Check();
        ClumpLensing best = ClumpLensing.Measure(
            fields.Best, shape, new() { EllipseSigmas = settings.EllipseSigmas, PixelArcsec = settings.PixelArcsec, FewestPixels = settings.FewestPixels });
        var medians = new EllipseMedians(shape, settings);
        int n = fields.Draws.Count;
        double[] mu = new double[n], tangential = new double[n], radial = new double[n], centre = new double[n];
        for (int k = 0; k < n; k++)
        {
            (mu[k], tangential[k], radial[k]) = medians.Of(fields.Draws[k]);
            centre[k] = Math.Abs(fields.Draws[k].DeflectionAndHessianAt(shape.X, shape.Y).Mu);
        }

        return new()
        {
            Mu = MagnificationEstimate.Of(best.Mu, best.MuScatter, mu),
            MuTangential = MagnificationEstimate.Of(best.MuTangential, best.MuTangentialScatter, tangential),
            MuRadial = MagnificationEstimate.Of(best.MuRadial, best.MuRadialScatter, radial),
            MuCentre = best.MuCentre,
            CrossesCriticalLine = best.CrossesCriticalLine,
            VariesStrongly = best.VariesStrongly,
            SourceX = best.SourceX,
            SourceY = best.SourceY,
            MuDraws = mu,
            MuTangentialDraws = tangential,
            MuRadialDraws = radial,
            MuCentreDraws = centre,
        };
    }
}
