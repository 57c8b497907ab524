using System.Globalization;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// SED fits of clumps with every history of the settings: the galaxy's redshift (free where it is photometric and the settings say so), each clump's own filters, errors that filters do not share, fluxes corrected for the Milky Way. Tables SED and
/// SED_BANDS; samples beside them.
/// </summary>
/// <param name="readGrid">Reads the grid that the study names.</param>
public sealed class SedStage(Func<string, PopulationGrids> readGrid) : IStage
{
    /// <inheritdoc/>
    public string Name => "sed";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "photometry"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(SedSettings), typeof(CosmologySettings)];

    /// <summary>What of a clump is fitted: its fluxes corrected for the Milky Way, with the errors that filters do not share (<see cref="CorrectedFluxes.ErrorBesideShared"/>).</summary>
    /// <param name="photometry">As it was observed.</param>
    /// <param name="galaxy">Its galaxy, which gives the redshift.</param>
    /// <param name="extinction">The Milky Way's extinction.</param>
    /// <param name="settings">Which filters.</param>
    public static SedObject ObjectOf(ClumpPhotometry photometry, Galaxy galaxy, GalacticExtinction extinction, SedSettings settings)
    {
        ArgumentNullException.ThrowIfNull(photometry);
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(settings);
        const int None = (int)(BandFlags.NotCovered | BandFlags.NotFitted);
        CorrectedFluxes corrected = CorrectedFluxes.Of(photometry, extinction);
        SedBand[] bands = [.. corrected.Bands
            .Where(b => (b.Value.Flags & None) == 0 && double.IsFinite(b.Value.FluxNanojansky) && b.Value.IndependentErrorNanojansky > 0 && (settings.Filters.Count == 0 || settings.Filters.Contains(b.Key)))
            .Select(b => new SedBand(b.Key, b.Value.FluxNanojansky, corrected.ErrorBesideShared(b.Key), b.Value.LimitNanojansky))];
        return new SedObject(photometry.ClumpId, galaxy.Redshift, bands)
        {
            RedshiftPrior = SedEngine.RedshiftPrior(galaxy, settings.FreePhotometricRedshifts),
            Problem = bands.Length >= settings.LeastFilters ? null : $"it has {bands.Length} filters with a flux and its error, expected {settings.LeastFilters} or more (sed.least_filters)",
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Stage("photometry").FindTable("PHOTOMETRY") is not { } table)
            return [];
        var galaxies = GalaxyTable.FromTable(context.Stage("select").Table("GALAXIES")).ToDictionary(g => g.Id, StringComparer.Ordinal);
        double excess = context.Settings.Get<IntrinsicSettings>().ColorExcess;
        UnitInput[] common = [.. SedEngine.Inputs(context), UnitInput.OfText("intrinsic.color_excess", excess.ToString("R", CultureInfo.InvariantCulture))];
        var extinction = new GalacticExtinction(excess);
        SedSettings settings = context.Settings.Get<SedSettings>();
        IReadOnlyList<ClumpPhotometry> clumps = PhotometryTable.FromTable(table);
        return [.. clumps.Select((clump, i) =>
        {
            string id = clump.ClumpId[..clump.ClumpId.LastIndexOf('-')];
            Galaxy galaxy = galaxies.TryGetValue(id, out Galaxy? found) ? found : throw new InputException($"the clump {clump.ClumpId} belongs to the galaxy {id}, which is not among the selected ones");
            return new StageUnit(clump.ClumpId)
            {
                Galaxy = id,
                Inputs = [SedEngine.RedshiftInput(galaxy), UnitInput.OfRows("photometry", table, [i]), .. common],
                Item = ObjectOf(clump, galaxy, extinction, settings),
            };
        })];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SedWork(SedEngine.Create(context, context.Settings.Get<SedSettings>().Fit, readGrid));
    }
}
