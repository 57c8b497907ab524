using Arclet.Fits;
using Arclet.Imaging.Psf;

namespace Arclet.Study;

/// <summary>Each galaxy's pixels: one unit per galaxy, with <c>cutouts.fits</c>. Tables CUTOUTS and CUTOUT_SEGMENTS.</summary>
public sealed class CutoutsStage : IStage
{
    private const string FileName = "cutouts.fits";

    /// <inheritdoc/>
    public string Name => "cutouts";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "psf"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(CutoutsSettings)];

    /// <summary>A galaxy's cutouts.</summary>
    /// <param name="context">The context of a stage that names this one as upstream.</param>
    /// <param name="galaxyId">The galaxy.</param>
    /// <exception cref="InputException">It has none.</exception>
    public static CutoutSet Read(StudyContext context, string galaxyId)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageResults results = context.Stage("cutouts");
        return results.Find(galaxyId) is { } unit
            ? CutoutFile.Read(unit.PathOf(FileName))
            : throw new InputException($"galaxy {galaxyId} has no cutouts{(results.FailureOf(galaxyId) is { } why ? $" ({why})" : "")}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<string> filters = StudyImages.Filters(context);
        List<UnitInput> shared = [.. filters.SelectMany(f => StudyImages.InputsOf(context, f)), .. filters.Select(f => UnitInput.OfUnit("psf", f, isOptional: true))];
        if (context.Inputs.Segmentation is { } map)
            shared.Add(UnitInput.OfFile(context.Resolve(map)));
        return SelectStage.PerGalaxy(context, _ => shared);
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work : IStageWork
    {
        private readonly List<MosaicBand> mosaics = [];
        private readonly SegmentationMosaic? map;
        private readonly CutoutsSettings settings;
        private readonly IReadOnlyDictionary<string, GaussianMixturePsf> psfs;

        public Work(StudyContext context)
        {
            settings = context.Settings.Get<CutoutsSettings>();
            psfs = PsfStage.Read(context);
            try
            {
                foreach (string filter in StudyImages.Filters(context))
                    mosaics.Add(MosaicBand.Open(StudyImages.FilesOf(context, filter)));
                map = context.Inputs.Segmentation is { } file ? SegmentationMosaic.Open(context.Resolve(file)) : null;
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            var galaxy = (Galaxy)unit.Item!;
            CutoutSet set = CutoutCutter.Cut(galaxy, mosaics, map, settings, psfs);
            if (set.Bands.Count == 0)
                throw new InputException($"no filter covers galaxy {galaxy.Id} at {galaxy.RaDegrees:F6} {galaxy.DecDegrees:F6}");
            cancellation.ThrowIfCancellationRequested();
            CutoutFile.Write(output.PathOf(FileName), set);
            output.Write(CutoutTables.Bands(set), CutoutTables.Segments(set));
        }

        public void Dispose()
        {
            foreach (MosaicBand mosaic in mosaics)
                mosaic.Dispose();
            map?.Dispose();
        }
    }
}
