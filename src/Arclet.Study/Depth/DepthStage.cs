using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Psf;
using Arclet.Sky;
using EngineSettings = Arclet.Imaging.Depth.DepthSettings;

namespace Arclet.Study;

/// <summary>How deep every filter is, by empty apertures of its PSF's size. Table DEPTH.</summary>
public sealed class DepthStage : IStage
{
    /// <inheritdoc/>
    public string Name => "depth";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["psf"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(DepthSettings)];

    /// <inheritdoc/>
    public bool IsRandom => true;

    /// <summary>The depth of each filter that has one.</summary>
    /// <param name="context">The context of a stage that names this one as upstream.</param>
    public static IReadOnlyDictionary<string, FilterDepth> Read(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Stage("depth").FindTable("DEPTH") is not { } table)
            return new Dictionary<string, FilterDepth>();
        Column<string> filter = table.Strings("filter");
        Column<double> limit = table.Doubles("limit_njy"), scale = table.Doubles("noise_scale");
        return Enumerable.Range(0, table.RowCount).ToDictionary(i => filter[i], i => new FilterDepth(limit[i], scale[i]), StringComparer.Ordinal);
    }

    /// <summary>Measures a filter.</summary>
    /// <param name="band">The images.</param>
    /// <param name="psf">The PSF on their pixels.</param>
    /// <param name="avoid">Where not to measure.</param>
    /// <param name="settings">How.</param>
    /// <param name="seed">The seed of the positions.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">There are no errors, or there is too little empty sky.</exception>
    public static FilterLimit Measure(MosaicBand band, GaussianMixturePsf psf, IReadOnlyList<Region> avoid, DepthSettings settings, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(band);
        ArgumentNullException.ThrowIfNull(psf);
        ArgumentNullException.ThrowIfNull(avoid);
        ArgumentNullException.ThrowIfNull(settings);
        if (!band.HasErrors)
            throw InputException.InFile(band.Science.Name, "the filter has no error map, expected error or weight beside science in inputs.images");
        double scale = band.Wcs.PixelScaleArcsec, radius = settings.RadiusFwhm * PsfWidth.FwhmArcsec(psf) / scale;
        var planes = new MosaicPlanes(band);
        Region[] regions = [.. avoid.Select(r => r.Frame == RegionFrame.Image ? r : r.ToImage(band.Wcs))];
        DetectionResult detection = Detector.Detect(
            planes.Science,
            planes.Error,
            planes.Mask,
            new DetectionSettings { Threshold = settings.Threshold, DeblendLevels = 1, Threads = 1, Background = new BackgroundSettings { MeshWidth = settings.MeshPixels, MeshHeight = settings.MeshPixels } },
            null,
            cancellation);
        var engine = new EngineSettings { RadiusPixels = radius, Count = settings.Count, Multiple = settings.Multiple, MarginPixels = settings.MarginPixels, Seed = seed };
        DepthResult depth = DepthMeasurement.Measure(planes.Science, planes.Error, planes.Mask, detection, empty => Exclude(empty, regions), engine, null, cancellation);
        double energy = psf.EnclosedFlux(radius);
        return new()
        {
            LimitNanojansky = settings.Multiple * depth.AtRadius.Scatter / (settings.CorrectsAperture ? energy : 1),
            RadiusArcsec = radius * scale,
            Count = depth.AtRadius.Count,
            ScatterNanojansky = depth.AtRadius.Scatter,
            MedianNanojansky = depth.AtRadius.Median,

            // The engine's expectation is sep's, which counts a cut pixel's variance by its part and not by the part's square: clump fits take whole pixels.
            NoiseScale = depth.AtRadius.ScatterOverExpected / Math.Sqrt(PixelCoverage.MeanSquare(radius)),
            EncircledEnergy = energy,
            EmptyFraction = depth.EmptyFraction,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? avoid = context.Settings.Get<DepthSettings>().Avoid;
        return [.. StudyImages.Filters(context).Select(filter => new StageUnit(filter)
        {
            Inputs = [.. StudyImages.InputsOf(context, filter), UnitInput.OfUnit("psf", filter), .. avoid is null ? [] : new[] { UnitInput.OfFile(context.Resolve(avoid)) }],
        })];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Work(context, PsfStage.Read(context), context.Settings.Get<DepthSettings>().Avoid is { } avoid ? [.. RegionFile.Load(context.Resolve(avoid))] : []);
    }

    private static void Exclude(EmptyPixels empty, IReadOnlyList<Region> regions)
    {
        foreach (Region region in regions)
        {
            for (int y = 0; y < empty.Height; y++)
            {
                for (int x = 0; x < empty.Width; x++)
                {
                    if (region.Contains(x, y))
                        empty.Exclude(y, x, x);
                }
            }
        }
    }

    private sealed class Work(StudyContext context, IReadOnlyDictionary<string, GaussianMixturePsf> psfs, IReadOnlyList<Region> avoid) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            using var band = MosaicBand.Open(StudyImages.FilesOf(context, unit.Id));
            FilterLimit limit = Measure(band, psfs[unit.Id], avoid, context.Settings.Get<DepthSettings>(), context.Random("depth", unit.Id).NextBits(), cancellation);
            var table = new Table("depth") { Name = "DEPTH", Description = "Limits of the filters, from empty apertures" };
            table.Add("filter", [unit.Id], "The filter");
            Real("limit_njy", limit.LimitNanojansky, "nJy", "The limit");
            Real("limit_mag", AbMagnitude.FromNanojansky(limit.LimitNanojansky), "mag", "The limit as an AB magnitude");
            Real("radius_arcsec", limit.RadiusArcsec, "arcsec", "The apertures' radius");
            table.Add("n", [(long)limit.Count], null, "How many there were");
            Real("scatter_njy", limit.ScatterNanojansky, "nJy", "1.4826 times the median absolute deviation of their fluxes");
            Real("median_njy", limit.MedianNanojansky, "nJy", "The median of their signed fluxes: near 0 where the background is right");
            Real("noise_scale", limit.NoiseScale, null, "The scatter over what the error map gives for independent pixels: above 1 where pixels are correlated; near 1 or just below where the map states the noise of large areas");
            Real("encircled_energy", limit.EncircledEnergy, null, "Part of a point source's flux in an aperture");
            Real("empty_fraction", limit.EmptyFraction, null, "Part of the pixels that is empty sky");
            output.Write(table);

            void Real(string name, double value, string? unitName, string description) => table.Add(name, [value], unitName, description);
        }

        public void Dispose()
        {
            // Nothing is kept open between units.
        }
    }
}
