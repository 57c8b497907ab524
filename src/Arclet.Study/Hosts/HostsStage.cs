using System.Globalization;
using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// SED fits of whole galaxies: the catalogue's fluxes or sums over images, without HST where HST does not detect them. Masses and rates stay magnified; <c>intrinsic</c> divides by the
/// magnification that it states. Tables SED and SED_BANDS; samples beside them.
/// </summary>
/// <param name="readGrid">Reads the grid that the study names.</param>
public sealed class HostsStage(Func<string, PopulationGrids> readGrid) : IStage
{
    /// <inheritdoc/>
    public string Name => "hosts";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "cutouts", "psf"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(HostsSettings), typeof(CosmologySettings)];

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Table table = context.Stage("select").Table("GALAXIES");
        IReadOnlyList<Galaxy> galaxies = GalaxyTable.FromTable(table);
        HostsSettings settings = context.Settings.Get<HostsSettings>();
        double excess = context.Settings.Get<IntrinsicSettings>().ColorExcess;
        UnitInput[] common = [.. SedEngine.Inputs(context), UnitInput.OfText("intrinsic.color_excess", excess.ToString("R", CultureInfo.InvariantCulture))];
        CatalogueHosts? catalogue = settings.Fluxes == HostFluxSource.Catalogue ? Catalogue(context) : null;
        UnitInput[] psfs = catalogue is null ? [.. StudyImages.Filters(context).Select(f => UnitInput.OfUnit("psf", f, isOptional: true))] : [];
        return [.. galaxies.Select((galaxy, i) =>
        {
            IReadOnlyList<SedBand>? fluxes = catalogue?.Of(galaxy);
            return new StageUnit(galaxy.Id)
            {
                Galaxy = galaxy.Id,
                Inputs =
                [
                    UnitInput.OfText("galaxy", $"{galaxy.Redshift:R} {galaxy.RedshiftLow68:R} {galaxy.RedshiftHigh68:R} {galaxy.Kind} {string.Join(' ', galaxy.Segments)}"),
                    .. common,
                    .. fluxes is null ? [UnitInput.OfUnit("cutouts", galaxy.Id), .. psfs] : new[] { UnitInput.OfText("catalogue fluxes", string.Join(' ', fluxes.Select(b => $"{b.Filter} {b.FluxNanojansky:R} {b.ErrorNanojansky:R}"))) },
                ],
                Item = (galaxy, fluxes),
            };
        })];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HostsSettings settings = context.Settings.Get<HostsSettings>();
        return new Work(context, settings, SedEngine.Create(context, settings.Fit, readGrid), settings.Fluxes == HostFluxSource.Images ? PsfStage.Read(context) : null);
    }

    private static CatalogueHosts Catalogue(StudyContext context)
    {
        InputsSettings inputs = context.Inputs;
        string path = inputs.Catalogue is { } catalogue ? context.Resolve(catalogue) : throw InputException.InFile(context.Settings.File, "inputs has no catalogue, expected a photometric catalogue, or fluxes: images in hosts");
        return new CatalogueHosts(Table.Read(path), inputs.Columns, inputs.Fluxes);
    }

    private sealed class Work(StudyContext context, HostsSettings settings, SedFitter fitter, IReadOnlyDictionary<string, GaussianMixturePsf>? psfs) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            (Galaxy galaxy, IReadOnlyList<SedBand>? fluxes) = ((Galaxy, IReadOnlyList<SedBand>?))unit.Item!;
            fluxes ??= ImageHosts.Measure(CutoutsStage.Read(context, unit.Id), galaxy, psfs!, settings.CorrectsToTotal, cancellation);
            FilterCurveSet curves = SedEngine.Curves(context);
            var extinction = new GalacticExtinction(context.Settings.Get<IntrinsicSettings>().ColorExcess);
            bool isObserved = psfs is not null || !settings.CatalogueIsDereddened;
            SedObject target = HostFluxes.ObjectOf(galaxy, [.. fluxes.Where(b => curves.Find(b.Filter) is not null)], isObserved ? extinction : null, settings);
            if (target.Problem is { } problem)
                throw new InputException(problem);
            SedResultFile.Write(output, fitter.Fit(target), galaxy.Id);
        }

        public void Dispose()
        {
            // Grids and filters are memory only.
        }
    }
}
