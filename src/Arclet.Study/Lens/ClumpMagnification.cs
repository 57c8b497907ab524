using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>A clump's magnifications: the medians of |mu|, |mu_t| and |mu_r| inside its ellipse under the best model and under every drawn one, and where it is in the source plane.</summary>
public sealed record ClumpMagnification
{
    /// <summary>Half of the step in 1 + z over which the change with redshift is taken: about the error of a photometric redshift.</summary>
    private const double SlopeStep = 0.01;

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

    /// <summary>How they change with the source's redshift: what the error of a photometric redshift does to them.</summary>
    public MagnificationSlopes RedshiftSlopes { get; init; }

    /// <summary>Measures clumps of one redshift under all models.</summary>
    /// <param name="posterior">The models.</param>
    /// <param name="fields">The same, compiled for the redshift (<see cref="LensPosterior.FieldsFor"/>).</param>
    /// <param name="redshift">The redshift.</param>
    /// <param name="shapes">The clumps in the model's frame (<see cref="ClumpFrame"/>).</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">A shape is not finite and above 0, or a model is not defined there.</exception>
    public static IReadOnlyList<ClumpMagnification> Measure(LensPosterior posterior, LensFields fields, double redshift, IReadOnlyList<ClumpShape> shapes, LensSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(shapes);
        settings ??= new();
        settings.Check();
        if (shapes.Count == 0)
            return [];
        var options = new ClumpLensingOptions { EllipseSigmas = settings.EllipseSigmas, PixelArcsec = settings.PixelArcsec, FewestPixels = settings.FewestPixels };
        ClumpMagnifications? draws = posterior.Draws is { } models ? ClumpMagnifications.Measure(models, shapes, [.. Enumerable.Repeat(redshift, shapes.Count)], options) : null;
        double step = SlopeStep * (1 + redshift);
        LensField near = posterior.Best.FieldFor(redshift - step), far = posterior.Best.FieldFor(redshift + step);
        return [.. shapes.Select((shape, i) => Of(ClumpLensing.Measure(fields.Best, shape, options), i, shape))];

        MagnificationSlopes Slopes(ClumpShape shape) => MagnificationSlopes.Between(ClumpLensing.Measure(near, shape, options), ClumpLensing.Measure(far, shape, options), 2 * step);

        ClumpMagnification Of(ClumpLensing best, int i, ClumpShape shape)
        {
            double[] mu = Values(draws?.Mu, i), tangential = Values(draws?.Tangential, i), radial = Values(draws?.Radial, i);
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
                RedshiftSlopes = Slopes(shape),
                MuCentreDraws = [.. fields.Draws.Select(f => Math.Abs(f.DeflectionAndHessianAt(shape.X, shape.Y).Mu))],
            };
        }
    }

    private static double[] Values(MagnificationDraws? draws, int clump) => draws is null ? [] : draws[clump].ToArray();
}
