using Arclet.Imaging;
using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>A simulated lensed field: everything that is true about it, and how each filter sees it.</summary>
public sealed class LensedField
{
    private const int RenderedRows = 32;

    private readonly ClusterLight clusterLight;

    internal LensedField(
        LensedFieldSettings settings, ClusterLens cluster, FieldGeometry geometry, IReadOnlyList<LensedGalaxy> galaxies, IReadOnlyList<FieldStar> stars, ClusterLight clusterLight)
    {
        (Settings, Cluster, Geometry, Galaxies, Stars) = (settings, cluster, geometry, galaxies, stars);
        this.clusterLight = clusterLight;
        ClumpImages = [.. galaxies.SelectMany(g => g.Clumps.SelectMany(c => c.Images.Select((image, i) => new LocatedClumpImage(g, c.Source, image, i + 1))))];
        Objects = new ObjectFinder(settings, geometry, cluster, galaxies, stars, clusterLight.Ratios).Find(out int[] segmentation);
        Segmentation = segmentation;
    }

    /// <summary>What it was made with.</summary>
    public LensedFieldSettings Settings { get; }

    /// <summary>The cluster with the true mass model.</summary>
    public ClusterLens Cluster { get; }

    /// <summary>Where the pixels are.</summary>
    public FieldGeometry Geometry { get; }

    /// <summary>The galaxies behind the cluster, in the order of their numbers.</summary>
    public IReadOnlyList<LensedGalaxy> Galaxies { get; }

    /// <summary>The stars.</summary>
    public IReadOnlyList<FieldStar> Stars { get; }

    /// <summary>All clumps' images, galaxy by galaxy.</summary>
    public IReadOnlyList<LocatedClumpImage> ClumpImages { get; }

    /// <summary>The objects of the photometric catalogue, in the order of their ids.</summary>
    public IReadOnlyList<FieldObject> Objects { get; }

    /// <summary>The objects' ids on pixels of <see cref="LensedBand.CoarsePixelArcsec"/>, row by row; 0 for none.</summary>
    public IReadOnlyList<int> Segmentation { get; }

    /// <summary>Coarse pixels along a side.</summary>
    public int CoarsePixels => Geometry.FinePixels / 2;

    /// <summary>What the lens fit starts from.</summary>
    public LensProblem CreateLensProblem() => LensConstraints.Create(Cluster, Settings.Constraints, Settings.Seed);

    /// <summary>The place of a band in the lists of fluxes.</summary>
    /// <exception cref="ArgumentException">The field was not made for it.</exception>
    public int IndexOf(string filterId)
    {
        for (int i = 0; i < Settings.Bands.Count; i++)
        {
            if (Settings.Bands[i].FilterId == filterId)
                return i;
        }

        throw new ArgumentException($"the field was not made for {filterId}");
    }

    /// <summary>Makes a band's image and errors. Several bands may be made at once; each is the same whatever else is made.</summary>
    /// <param name="band">One of the settings' bands.</param>
    /// <param name="withNoise">False for the light alone, with the same errors.</param>
    public BandMosaic Observe(LensedBand band, bool withNoise = true)
    {
        ArgumentNullException.ThrowIfNull(band);
        int index = IndexOf(band.FilterId), width = Geometry.FinePixels / band.PixelFactor;
        GaussianMixturePsf psf = band.CreatePsf();
        var diffuse = new float[width * width];
        clusterLight.AddTo(diffuse, width, band.PixelFactor, index);
        foreach (LensedGalaxy galaxy in Galaxies)
            galaxy.Disc.AddTo(diffuse, width, band.PixelFactor, (float)galaxy.Source.Disc.FluxesNanojansky[index]);
        diffuse = MixtureConvolution.Convolve(diffuse, width, width, psf);

        var noise = new MosaicNoise(band, Settings.Seed, width, Settings.NoiseCorrelationFwhmPixels);
        double[] signalToNoise = [.. ClumpImages.Select(c => SignalToNoise(c, index, band, psf, noise, diffuse, width))];
        var renderer = new GaussianRenderer(width, width, Compact(index, band, psf), FieldExposure.RenderingFloor * noise.PixelNanojansky);
        var image = new float[width * width];
        var error = new float[width * width];
        double[] sky = [.. Enumerable.Range(0, width).Select(x => noise.PixelNanojansky * (Settings.BackgroundInNoise + (Settings.BackgroundSlopeInNoise * x / width)))];
        var light = new double[RenderedRows * width];
        for (int b = 0; b < renderer.BandCount; b++)
        {
            (int first, int count) = renderer.Rows(b);
            Span<double> rows = light.AsSpan(0, count * width);
            for (int i = 0; i < rows.Length; i++)
                rows[i] = diffuse[(first * width) + i];
            renderer.AddBand(b, rows);
            noise.Expose(first, rows, sky, image.AsSpan(first * width, rows.Length), error.AsSpan(first * width, rows.Length));
            if (!withNoise)
            {
                for (int i = 0; i < rows.Length; i++)
                    image[(first * width) + i] = (float)rows[i];
            }
        }

        return new BandMosaic(
            band,
            Geometry.WcsOf(band),
            new MemoryImage(image, width, width, "simulated " + band.FilterId),
            new MemoryImage(error, width, width, "simulated error of " + band.FilterId),
            noise.PixelNanojansky,
            signalToNoise);
    }

    private List<GaussianComponent> Compact(int index, LensedBand band, GaussianMixturePsf psf)
    {
        var components = new List<GaussianComponent>();
        foreach (LocatedClumpImage clump in ClumpImages)
            ClumpRendering.Add(clump.Image, clump.Source.Light.FluxesNanojansky[index], Geometry, band, psf, components);
        foreach (FieldStar star in Stars)
        {
            (double x, double y) = Geometry.ToPixel(star.X, star.Y);
            psf.AddConvolved(FieldGeometry.Binned(new GaussianComponent(x, y, star.FluxesNanojansky[index], 0, 0, 0), band.PixelFactor), components);
        }

        return components;
    }

    private double SignalToNoise(LocatedClumpImage clump, int index, LensedBand band, GaussianMixturePsf psf, MosaicNoise noise, float[] diffuse, int width) =>
        clump.Source.Light.FluxesNanojansky[index] * clump.Image.Magnification * OptimalSignalToNoise.PerUnitFlux(
            ClumpRendering.Whole(clump.Image, Geometry, band, psf),
            (x, y) => diffuse[(Math.Clamp(y, 0, width - 1) * width) + Math.Clamp(x, 0, width - 1)],
            noise.PixelNanojansky,
            band.ElectronsPerNanojansky,
            noise.KernelPerAxis);
}
