using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>The light of the cluster's members and between them: one old population, so that all bands have the same picture.</summary>
internal sealed class ClusterLight
{
    /// <summary>The filter in which the members' magnitudes are given.</summary>
    private const string MagnitudeFilter = "F160W";

    /// <summary>The picture is drawn on points: Gaussians below half a pixel would fall between them. 1/12 stands for the pixel's own width.</summary>
    private const double SmoothingVariance = 0.25;

    private readonly float[] picture;
    private readonly int width;

    /// <summary>Draws the picture, in nJy of F160W per fine pixel.</summary>
    public ClusterLight(ClusterLens cluster, FieldGeometry geometry, IReadOnlyList<double> ratios, int threads)
    {
        width = geometry.FinePixels;
        Ratios = ratios;
        var components = new List<GaussianComponent>();
        foreach (ClusterGalaxy galaxy in cluster.Galaxies)
            components.AddRange(Profile(cluster.Settings, galaxy, geometry).Select(c => c with { Cxx = c.Cxx + SmoothingVariance, Cyy = c.Cyy + SmoothingVariance }));
        var renderer = new GaussianRenderer(width, width, components, 1e-5);
        picture = new float[width * width];
        Parallel.For(0, renderer.BandCount, new ParallelOptions { MaxDegreeOfParallelism = threads }, band =>
        {
            (int first, int count) = renderer.Rows(band);
            var rows = new double[count * width];
            renderer.AddBand(band, rows);
            for (int i = 0; i < rows.Length; i++)
                picture[(first * width) + i] = (float)rows[i];
        });
    }

    /// <summary>The flux in each band over that in F160W.</summary>
    public IReadOnlyList<double> Ratios { get; }

    /// <summary>The fluxes of an old population at the cluster's redshift in the bands, over that in F160W.</summary>
    public static double[] RatiosOf(PopulationBasis basis, FilterCurveSet curves, LensedFieldSettings settings, FlatLambdaCdm cosmology)
    {
        LensedBand[] bands = [.. settings.Bands, LensedBand.Of(MagnitudeFilter, 28, 0.2, 1000)];
        FilterCurve[] used = curves.Select(bands.Select(b => b.FilterId));
        double z = settings.Cluster.Redshift;
        SourceLight old = new SourceSpectra(basis, used, bands, z, settings.ColorExcess, cosmology).Lit(new SourceLight
        {
            LogFormedMass = 11,
            AgeGyr = 0.8 * cosmology.AgeGyr(z),
            TauGyr = 0.5,
            MetallicitySolar = 1,
            AvMag = 0,
            LogIonisation = -3,
        });
        return [.. settings.Bands.Select((_, b) => old.FluxesNanojansky[b] / old.FluxesNanojansky[^1])];
    }

    /// <summary>A member's Gaussians in fine pixels, with F160W fluxes, before any PSF.</summary>
    public static IEnumerable<GaussianComponent> Profile(ClusterSettings settings, ClusterGalaxy galaxy, FieldGeometry geometry)
    {
        (double x, double y) = geometry.ToPixel(galaxy.X, galaxy.Y);
        double flux = AbMagnitude.ToNanojansky(galaxy.Magnitude), h = galaxy.HalfLightRadiusArcsec / 1.678 / LensedBand.FinePixelArcsec, q = galaxy.AxisRatio;
        IEnumerable<GaussianComponent> light =
        [
            .. new ExponentialDisc(x, y, flux * (1 - ClusterGalaxy.CompactFraction), h, q, galaxy.ThetaDegrees).Components(),
            .. new ExponentialDisc(x, y, flux * ClusterGalaxy.CompactFraction, h * ClusterGalaxy.CompactScale, q, galaxy.ThetaDegrees).Components(),
        ];
        return !galaxy.IsBrightest ? light : light.Concat(new ExponentialDisc(
            x, y, AbMagnitude.ToNanojansky(settings.DiffuseLightMagnitude), settings.DiffuseLightScaleArcsec / LensedBand.FinePixelArcsec, q, galaxy.ThetaDegrees).Components());
    }

    /// <summary>Adds the cluster's light in a band to an image.</summary>
    public void AddTo(float[] image, int imageWidth, int factor, int band)
    {
        float ratio = (float)Ratios[band];
        for (int y = 0; y < width; y++)
        {
            int row = y / factor * imageWidth;
            for (int x = 0; x < width; x++)
                image[row + (x / factor)] += ratio * picture[(y * width) + x];
        }
    }
}
