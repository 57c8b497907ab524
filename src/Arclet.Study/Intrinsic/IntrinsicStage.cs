using Arclet.Fits;
using Arclet.Inference;
using Arclet.Lensing;
using Arclet.Populations;
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
    public int Version => 5;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["lens", "select", "hosts", "cutouts", "psf", "photometry", "sed"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(IntrinsicSettings), typeof(LensSettings), typeof(CosmologySettings), typeof(DetectSettings), typeof(SedSettings), typeof(HostsSettings)];

    /// <inheritdoc/>
    public bool IsRandom => true;

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyDictionary<string, IReadOnlyList<ClumpPhotometry>> measured = UpstreamResults.MeasuredGalaxies(context);
        UnitInput[] lens = [.. StudyLens.InputsOf(context)];
        return [.. SelectStage.PerGalaxy(context, galaxy => measured.TryGetValue(galaxy.Id, out IReadOnlyList<ClumpPhotometry>? clumps)
            ?
            [
                .. lens,
                UnitInput.OfUnit("cutouts", galaxy.Id),
                UnitInput.OfUnit("photometry", galaxy.Id),
                UnitInput.OfUnit("hosts", galaxy.Id, isOptional: true),
                .. clumps.Select(p => p.ReferenceFilter).Distinct().Select(f => UnitInput.OfUnit("psf", f)),
                .. clumps.Select(p => UnitInput.OfUnit("sed", p.ClumpId, isOptional: true)),
            ]
            : []).Where(u => measured.ContainsKey(u.Id))];
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
            IReadOnlyList<ClumpPhotometry> photometry = UpstreamResults.Photometry(context, galaxy.Id);
            LensFields fields = lens.FieldsFor(galaxy.Redshift);
            ClumpShape[] shapes = [.. photometry.Select(p => ClumpFrame.ShapeOf(p, lens.Best.Reference, ClumpSize.Of(p, settings, FwhmArcsec(p.ReferenceFilter)).ResolvedAboveArcsec))];
            IReadOnlyList<ClumpMagnification> magnifications = ClumpMagnification.Measure(lens, fields, galaxy.Redshift, shapes, lensSettings);
            double[]? redshifts = RedshiftDraws(galaxy);
            var clumps = new List<(string, IntrinsicClump)>();
            var firsts = new List<IntrinsicClump>();
            var draws = new List<(string, double[][])>();
            string reference = ReferenceOf(context.Settings.Get<SedSettings>().Fit);
            for (int i = 0; i < photometry.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                ClumpPhotometry clump = photometry[i];
                SedPosterior?[] fits = context.Stage("sed").Find(clump.ClumpId) is { } sed ? [.. SedResultFile.Read(sed)] : [null];
                foreach (SedPosterior? fit in fits)
                {
                    // One generator for all histories of a clump: they differ by their fits alone.
                    (IntrinsicClump result, ClumpQuantities quantities, ClumpMasses? masses) = IntrinsicClumpFit.WithDraws(
                        clump, fit, magnifications[i], galaxy.Redshift, cosmology, settings, context.Random("intrinsic", galaxy.Id, clump.ClumpId), FwhmArcsec(clump.ReferenceFilter), redshifts);
                    clumps.Add((galaxy.Id, result));
                    if (fit is null || fit.History == reference)
                        draws.Add((clump.ClumpId, IntrinsicDraws.Of(quantities, masses)));
                }

                firsts.Add(clumps[^1].Item2);
            }

            string[] filters = [.. photometry.SelectMany(p => p.Bands.Keys).Distinct()];
            IntrinsicDraws.Table(draws, settings.DrawCount).Write(output.PathOf(IntrinsicDraws.FileName));
            output.Write(
                IntrinsicTables.Clumps(clumps, reference),
                IntrinsicTables.Fluxes(firsts, filters),
                IntrinsicTables.Magnifications([.. photometry.Select((p, i) => (p.ClumpId, magnifications[i]))]),
                IntrinsicTables.Hosts(Hosts(galaxy, fields), ReferenceOf(context.Settings.Get<HostsSettings>().Fit), settings.HostMagnification));
        }

        public void Dispose()
        {
            // The lens is in memory only.
        }

        /// <summary>Redshifts of a galaxy's photometric interval, the same for all of its clumps; null where it is known. Its two halves are half-Gaussians of their own width.</summary>
        private double[]? RedshiftDraws(Galaxy galaxy)
        {
            double below = galaxy.Redshift - galaxy.RedshiftLow68, above = galaxy.RedshiftHigh68 - galaxy.Redshift;
            if (!settings.IncludeRedshiftError || galaxy.Kind != RedshiftKind.Photometric || !(below > 0 || above > 0))
                return null;
            SeededRandom random = context.Random("intrinsic", galaxy.Id, "redshift");

            // A wide interval does not reach the lens.
            double least = galaxy.Redshift / 2;
            return [.. Enumerable.Range(0, settings.DrawCount).Select(_ => random.Gaussian() is var d && d < 0 ? Math.Max(least, galaxy.Redshift + (d * Math.Max(0, below))) : galaxy.Redshift + (d * Math.Max(0, above)))];
        }

        private List<IntrinsicHost> Hosts(Galaxy galaxy, LensFields fields)
        {
            if (context.Stage("hosts").Find(galaxy.Id) is not { } host)
                return [];
            HostMagnification magnification = MagnificationOf(galaxy, fields);
            return [.. SedResultFile.Read(host).Select(p => IntrinsicHost.Of(p, magnification, settings.DrawCount, context.Random("intrinsic", galaxy.Id, "host")))];
        }

        private HostMagnification MagnificationOf(Galaxy galaxy, LensFields fields)
        {
            if (settings.HostMagnification == HostMagnificationKind.Catalogue)
                return HostMagnification.FromCatalogue(galaxy);
            CutoutSet cutouts = CutoutsStage.Read(context, galaxy.Id);
            string filter = context.Settings.Get<DetectSettings>().ReferenceFilterOf(galaxy);
            CutoutBand band = cutouts.Find(filter) ?? throw new InputException($"galaxy {galaxy.Id} has no cutout in its reference filter {filter}");
            GalaxyPixels pixels = GalaxyPixels.Above(band.Science.Pixels, band.Error.Pixels, UpstreamResults.IsGalaxy(band, galaxy), band.Width, band.Wcs, 0);
            (double[] x, double[] y, double[] flux, _) = pixels.InFrame(lens.Best.Reference);
            return HostMagnification.Over(fields, x, y, flux, settings.HostMagnification);
        }

        /// <summary>The first history where the settings name none, as the fits have it.</summary>
        private static string ReferenceOf(SedFitSettings fit) => fit.ReferenceHistory ?? fit.Histories[0].Name;

        private double? FwhmArcsec(string filter) => context.Stage("psf").Find(filter)?.Table("PSF").Doubles("fwhm_arcsec")[0];
    }
}
