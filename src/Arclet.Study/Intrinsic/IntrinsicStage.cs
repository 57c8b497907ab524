using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// From observed to intrinsic. Units are galaxies. Tables INTRINSIC (a row for each clump and history), INTRINSIC_FLUXES, MAGNIFICATIONS and HOSTS.
/// </summary>
public sealed class IntrinsicStage : IStage
{
    /// <inheritdoc/>
    public string Name => "intrinsic";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["lens", "select", "hosts", "cutouts", "psf", "photometry", "sed"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(IntrinsicSettings), typeof(LensSettings), typeof(CosmologySettings)];

    /// <inheritdoc/>
    public bool IsRandom => true;

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. UpstreamResults.Galaxies(context).Where(g => UpstreamResults.Photometry(context, g.Id).Count > 0).Select(galaxy => new StageUnit(galaxy.Id)
        {
            Galaxy = galaxy.Id,
            Item = galaxy,
            Inputs =
            [
                UpstreamResults.RowOf(galaxy),
                .. StudyLens.InputsOf(context),
                UnitInput.OfUnit("cutouts", galaxy.Id),
                UnitInput.OfUnit("photometry", galaxy.Id),
                .. UpstreamResults.Photometry(context, galaxy.Id).Select(p => p.ReferenceFilter).Distinct().Select(f => UnitInput.OfUnit("psf", f)),
                .. UpstreamResults.Photometry(context, galaxy.Id).Select(p => UnitInput.OfUnit("sed", p.ClumpId, isOptional: true)),
                UnitInput.OfUnit("hosts", galaxy.Id, isOptional: true),
            ],
        })];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work(StudyContext context) : IStageWork
    {
        private readonly LensPosterior lens = StudyLens.Load(context);

        private readonly IntrinsicSettings settings = context.Settings.Get<IntrinsicSettings>();

        private readonly LensSettings lensSettings = context.Settings.Get<LensSettings>();

        private readonly FlatLambdaCdm cosmology = context.Settings.Get<CosmologySettings>().ToCosmology();

        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            var galaxy = (Galaxy)unit.Item!;
            IReadOnlyList<ClumpPhotometry> photometry = [.. UpstreamResults.Photometry(context, galaxy.Id).Where(p => double.IsFinite(p.SigmaMinorPixels) && double.IsFinite(p.AxisRatio))];
            LensFields fields = lens.FieldsFor(galaxy.Redshift);
            ClumpShape[] shapes = [.. photometry.Select(p => ClumpFrame.ShapeOf(p, lens.Best.Reference, ClumpSize.Of(p, settings, FwhmArcsec(p.ReferenceFilter)).ResolvedAboveArcsec))];
            IReadOnlyList<ClumpMagnification> magnifications = ClumpMagnification.Measure(lens, fields, galaxy.Redshift, shapes, lensSettings);
            var clumps = new List<(string, IntrinsicClump)>();
            var firsts = new List<IntrinsicClump>();
            for (int i = 0; i < photometry.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                ClumpPhotometry clump = photometry[i];
                IReadOnlyList<SedPosterior?> fits = context.Stage("sed").Find(clump.ClumpId) is { } sed ? SedPosteriorFile.Read(sed.PathOf(SedPosteriorFile.Name)) : [null];
                foreach (SedPosterior? fit in fits)
                {
                    // One generator for all histories of a clump: they differ by their fits alone.
                    clumps.Add((galaxy.Id, IntrinsicClumpFit.Of(clump, fit, magnifications[i], galaxy.Redshift, cosmology, settings, context.Random("intrinsic", galaxy.Id, clump.ClumpId), FwhmArcsec(clump.ReferenceFilter))));
                }

                firsts.Add(clumps[^1].Item2);
            }

            string[] filters = [.. photometry.SelectMany(p => p.Bands.Keys).Distinct()];
            output.Write(
                IntrinsicTables.Clumps(clumps, context.Settings.Get<SedSettings>().ReferenceHistory),
                IntrinsicTables.Fluxes(firsts, filters),
                IntrinsicTables.Magnifications([.. photometry.Select((p, i) => (p.ClumpId, magnifications[i]))]),
                IntrinsicTables.Hosts(Hosts(galaxy, fields), context.Settings.Get<HostsSettings>().ReferenceHistory, settings.HostMagnification));
        }

        public void Dispose()
        {
            // The lens is in memory only.
        }

        private List<IntrinsicHost> Hosts(Galaxy galaxy, LensFields fields)
        {
            if (context.Stage("hosts").Find(galaxy.Id) is not { } host || !File.Exists(host.PathOf(SedPosteriorFile.Name)))
                return [];
            HostMagnification magnification = MagnificationOf(galaxy, fields);
            return [.. SedPosteriorFile.Read(host.PathOf(SedPosteriorFile.Name)).Select(p => IntrinsicHost.Of(p, magnification, settings.DrawCount, context.Random("intrinsic", galaxy.Id, "host")))];
        }

        private HostMagnification MagnificationOf(Galaxy galaxy, LensFields fields)
        {
            if (settings.HostMagnification == HostMagnificationKind.Catalogue)
                return HostMagnification.FromCatalogue(galaxy);
            CutoutSet cutouts = UpstreamResults.Cutouts(context, galaxy.Id);
            string filter = context.Settings.Get<DetectSettings>().ReferenceFilterOf(galaxy);
            CutoutBand band = cutouts.Find(filter) ?? throw new InputException($"galaxy {galaxy.Id} has no cutout in its reference filter {filter}");
            GalaxyPixels pixels = GalaxyPixels.Above(band.Science.Pixels, band.Error.Pixels, UpstreamResults.IsGalaxy(band, galaxy), band.Width, band.Wcs, 0);
            (double[] x, double[] y, double[] flux, _) = pixels.InFrame(lens.Best.Reference);
            return HostMagnification.Over(fields, x, y, flux, settings.HostMagnification);
        }

        private double? FwhmArcsec(string filter) => context.Stage("psf").Find(filter)?.Table("PSF").Doubles("fwhm_arcsec")[0];
    }
}
