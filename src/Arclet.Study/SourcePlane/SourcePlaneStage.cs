using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Galaxies in the source plane. Units are galaxies. Tables SOURCE_GALAXIES and SOURCE_CLUMPS; beside them the reconstructed image, <c>source.fits</c>.</summary>
public sealed class SourcePlaneStage : IStage
{
    /// <inheritdoc/>
    public string Name => "source_plane";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["lens", "select", "cutouts", "photometry"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(SourcePlaneSettings), typeof(LensSettings), typeof(CosmologySettings), typeof(DetectSettings)];

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyDictionary<string, IReadOnlyList<ClumpPhotometry>> measured = UpstreamResults.MeasuredGalaxies(context);
        UnitInput[] lens = [.. StudyLens.InputsOf(context)];
        return [.. SelectStage.PerGalaxy(context, galaxy => [.. lens, UnitInput.OfUnit("cutouts", galaxy.Id), UnitInput.OfUnit("photometry", galaxy.Id)]).Where(u => measured.ContainsKey(u.Id))];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work(StudyContext context) : IStageWork
    {
        private readonly LensPosterior lens = StudyLens.Load(context);

        private readonly SourcePlaneSettings settings = context.Settings.Get<SourcePlaneSettings>();

        private readonly FlatLambdaCdm cosmology = context.Settings.Get<CosmologySettings>().ToCosmology();

        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            var galaxy = (Galaxy)unit.Item!;
            string filter = context.Settings.Get<DetectSettings>().ReferenceFilterOf(galaxy);
            CutoutBand band = CutoutsStage.Read(context, galaxy.Id).Find(filter) ?? throw new InputException($"galaxy {galaxy.Id} has no cutout in its reference filter {filter}");
            GalaxyPixels pixels = GalaxyPixels.Above(band.Science.Pixels, band.Error.Pixels, UpstreamResults.IsGalaxy(band, galaxy), band.Width, band.Wcs, settings.ThresholdSigma);
            LensReference reference = lens.Best.Reference;
            (string, double, double)[] clumps = [.. UpstreamResults.Photometry(context, galaxy.Id).Select(p =>
            {
                (double x, double y) = reference.ToFrame(p.RaDegrees, p.DecDegrees);
                return (p.ClumpId, x, y);
            })];
            double kiloparsec = cosmology.KiloparsecPerArcsec(galaxy.Redshift);
            var source = SourceGalaxy.Of(galaxy.Id, pixels, clumps, lens.FieldsFor(galaxy.Redshift), reference, kiloparsec, settings);
            WriteImage(output.PathOf("source.fits"), source, kiloparsec);
            output.Write(SourcePlaneTables.Galaxy(source, kiloparsec, filter), SourcePlaneTables.Clumps(source));
        }

        public void Dispose()
        {
            // The lens is in memory only.
        }

        private void WriteImage(string path, SourceGalaxy galaxy, double kiloparsec)
        {
            SourceGrid grid = galaxy.Reconstruction.Grid;
            var header = new FitsHeader(path);
            header.Set("EXTNAME", "SOURCE");
            header.Set("BUNIT", "nJy arcsec-2");
            header.Set("KPCASEC", kiloparsec, "kpc per arcsec");
            header.Set("XCENTRE", galaxy.BarycentreX, "[arcsec] barycentre of the light, model frame");
            header.Set("YCENTRE", galaxy.BarycentreY, "[arcsec] barycentre of the light, model frame");
            grid.WcsFor(lens.Best.Reference).WriteTo(header);
            using FitsWriter writer = FitsWriter.Create(path);
            writer.BeginImage(header, FitsPixelType.Float32, grid.Width, grid.Height);
            writer.WriteRows(galaxy.Reconstruction.SurfaceBrightness.Select(v => (float)v).ToArray().AsSpan());
            writer.Complete();
        }
    }
}
