using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>The magnification of a whole galaxy.</summary>
/// <param name="Value">|mu| under the best model; above 0.</param>
/// <param name="Draws">|mu| of each drawn model; empty without a posterior.</param>
public sealed record HostMagnification(double Value, IReadOnlyList<double> Draws)
{
    /// <summary>A magnification near a critical line is finite over a galaxy; single pixels are not, and are cut here.</summary>
    private const double LargestPixelMu = 1e3;

    /// <summary>The catalogue's magnification, the same for every draw.</summary>
    public static HostMagnification FromCatalogue(Galaxy galaxy)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        return new(Math.Abs(galaxy.Mu), []);
    }

    /// <summary>A magnification over a galaxy's pixels.</summary>
    /// <param name="fields">The models for its redshift.</param>
    /// <param name="x">x of the pixels in arcsec of the model's frame.</param>
    /// <param name="y">y of them.</param>
    /// <param name="flux">Their flux in any unit; pixels without positive flux do not count.</param>
    /// <param name="kind">Which mean.</param>
    /// <exception cref="ArgumentException">No pixel has flux, the model is not defined on any, or the catalogue's is asked for.</exception>
    public static HostMagnification Over(LensFields fields, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> flux, HostMagnificationKind kind)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (x.Length != y.Length || x.Length != flux.Length)
            throw new ArgumentException($"{x.Length}, {y.Length} and {flux.Length} pixels");
        if (kind == HostMagnificationKind.Catalogue)
            throw new ArgumentException("the catalogue's magnification has no pixels");
        double[] px = new double[x.Length], py = new double[x.Length], weight = new double[x.Length];
        int n = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (flux[i] > 0 && double.IsFinite(flux[i]))
                (px[n], py[n], weight[n++]) = (x[i], y[i], flux[i]);
        }

        if (n == 0)
            throw new ArgumentException("no pixel of the galaxy has positive flux");
        double[] xx = new double[n], xy = new double[n], yy = new double[n], rotation = new double[n];
        double best = Mean(fields.Best);
        return double.IsFinite(best) ? new(best, [.. fields.Draws.Select(Mean)]) : throw new ArgumentException("the lens model says nothing on the galaxy's pixels");

        double Mean(LensField field)
        {
            field.Hessians(px.AsSpan(0, n), py.AsSpan(0, n), xx, xy, yy, rotation);
            double sum = 0, total = 0;
            for (int i = 0; i < n; i++)
            {
                double mu = Math.Abs(new LensTerms(0, 0, 0, xx[i], xy[i], yy[i], rotation[i]).Mu);
                if (double.IsNaN(mu))
                    continue;
                mu = Math.Min(mu, LargestPixelMu);
                sum += weight[i] * (kind == HostMagnificationKind.FluxWeighted ? mu : 1 / mu);
                total += weight[i];
            }

            return kind == HostMagnificationKind.FluxWeighted ? sum / total : total / sum;
        }
    }
}
