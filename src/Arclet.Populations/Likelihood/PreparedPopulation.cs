using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Grids, filters and a redshift made ready for fast photometry: everything but the parameters is computed once. Shared by all histories and objects
/// at this redshift.
/// </summary>
/// <remarks>
/// Fluxes equal those of <see cref="PopulationModel"/> to about 1e-7 (single precision of the stored grids; in the tables also the polynomials of the dust's
/// transmission), at the nodes of age of its <see cref="PopulationBasis"/>.
/// </remarks>
/// <threadsafety>Immutable; each thread needs its own <see cref="PhotometryWorkspace"/>.</threadsafety>
public sealed partial class PreparedPopulation
{
    private readonly BlockTable stars;
    private readonly BlockTable? gas;
    private readonly int ionisingBlocks;
    private readonly int starBlocks;
    private readonly int gasBlocks;
    private readonly int gasAges;
    private readonly (int Low, double Weight)[] gasOfNode;
    private readonly double[] curve;
    private readonly ColumnPiece[][] bands;
    private readonly ColumnPiece[] energy;
    private readonly double[] dustBands;

    /// <summary>Prepares a population.</summary>
    /// <param name="basis">The grids.</param>
    /// <param name="filters">The filters, in the order of the fluxes.</param>
    /// <param name="redshift">The redshift, above 0.</param>
    /// <param name="options">What it is prepared for.</param>
    /// <param name="cosmology">The cosmology; null for <see cref="FlatLambdaCdm.Default"/>.</param>
    /// <exception cref="InputException">The redshift is not above 0.</exception>
    public PreparedPopulation(PopulationBasis basis, IReadOnlyList<FilterCurve> filters, double redshift, PreparedOptions? options = null, FlatLambdaCdm? cosmology = null)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(filters);
        if (!(redshift > 0 && double.IsFinite(redshift)))
            throw new InputException($"the redshift is {redshift}, expected one above 0");
        Basis = basis;
        Filters = filters;
        Redshift = redshift;
        Options = options ?? new PreparedOptions();
        Cosmology = cosmology ?? FlatLambdaCdm.Default;
        HasGas = Options.Nebular && basis.Nebular is not null;
        double distance = Cosmology.LuminosityDistanceMpc(redshift);
        BandWeights[] weights = [.. filters.Select(f => BandWeights.Of(f, basis.WavelengthsAngstrom, redshift, distance, Options.Igm))];
        UniverseAgeYears = Cosmology.AgeGyr(redshift) * 1e9;
        Map = new NodeMap(basis.NodesYears, UniverseAgeYears, Options.BirthCloudAgeGyr * 1e9);
        gasOfNode = HasGas ? [.. basis.NodesYears.Take(Map.YoungNodes).Select(a => GridAxis.Bracket(basis.Nebular!.AgesYears, a))] : [];
        gasAges = gasOfNode.Length == 0 ? 0 : Math.Min(gasOfNode[^1].Low + (gasOfNode[^1].Weight == 0 ? 1 : 2), basis.Nebular!.AgesYears.Length);
        dustBands = new double[filters.Count];
        bool emits = Options.Law is not null && Options.DustEmission && basis.Grids.Dust is not null;
        if (emits)
            FillDustBands(basis.Grids.Dust!, distance);
        var layout = new ColumnLayout(basis, weights, Options, HasGas, emits);
        (bands, energy) = (layout.Bands, layout.Energy);
        (ionisingBlocks, starBlocks, gasBlocks) = (layout.IonisingBlocks, layout.StarBlocks, layout.GasBlocks);
        ColumnCount = layout.Columns.Count(c => c is not null);
        curve = [.. layout.Columns.Select(c => c is null || Options.Law is null ? 0 : -0.4 * Math.Log(10) * Options.Law.At(c.WavelengthAngstrom))];
        stars = StarTable(layout.Columns);
        gas = HasGas ? GasTable(layout.Columns) : null;
    }

    /// <summary>The grids.</summary>
    public PopulationBasis Basis { get; }

    /// <summary>The filters, in the order of the fluxes.</summary>
    public IReadOnlyList<FilterCurve> Filters { get; }

    /// <summary>The redshift.</summary>
    public double Redshift { get; }

    /// <summary>What the population was prepared for.</summary>
    public PreparedOptions Options { get; }

    /// <summary>The cosmology.</summary>
    public FlatLambdaCdm Cosmology { get; }

    /// <summary>The age of the universe in years.</summary>
    public double UniverseAgeYears { get; }

    /// <summary>Whether models have gas.</summary>
    public bool HasGas { get; }

    /// <summary>Numbers kept of each population.</summary>
    public int ColumnCount { get; }

    internal NodeMap Map { get; }

    /// <summary>The memory that its tables take.</summary>
    internal long Bytes => stars.Bytes + (gas?.Bytes ?? 0);

    /// <summary>The memory that one thread needs for models of some components.</summary>
    internal PhotometryWorkspace CreateWorkspace(int components) => new(Map, gasAges, components, curve.Length);

    private void FillDustBands(DustEmissionGrid grid, double distance)
    {
        var dust = new DustModel(Options.Law!, 0) { PahPercent = Options.PahPercent, MinimumField = Options.MinimumField, Gamma = Options.Gamma };
        double[] shape = DustShape.Of(grid, dust);
        for (int b = 0; b < dustBands.Length; b++)
            dustBands[b] = BandWeights.Of(Filters[b], grid.WavelengthsAngstrom, Redshift, distance).Flux(shape);
    }

    private BlockTable StarTable(PreparedColumn?[] columns)
    {
        int zs = Basis.Grids.Stars.Metallicities.Length, nodes = Map.UsedNodes;
        var table = new BlockTable(zs * nodes, starBlocks);
        for (int z = 0; z < zs; z++)
        {
            for (int node = 0; node < nodes; node++)
            {
                ReadOnlySpan<double> spectrum = Basis.Stars(z, node);
                for (int c = 0; c < starBlocks * BlockTable.BlockColumns; c++)
                {
                    if (columns[c] is { } column)
                        table.Set((z * nodes) + node, c, column.Of(spectrum));
                }
            }
        }

        return table;
    }

    private BlockTable GasTable(PreparedColumn?[] columns)
    {
        NebularGrid grid = Basis.Nebular!;
        var table = new BlockTable(grid.Metallicities.Length * grid.LogIonisation.Length * gasAges, gasBlocks);
        int row = 0;
        for (int z = 0; z < grid.Metallicities.Length; z++)
        {
            for (int u = 0; u < grid.LogIonisation.Length; u++)
            {
                for (int age = 0; age < gasAges; age++, row++)
                {
                    ReadOnlySpan<double> continuum = Basis.Continuum(z, u, age), lines = grid.Lines(z, u, age);
                    for (int c = 0; c < columns.Length; c++)
                    {
                        if (columns[c] is { } column)
                            table.Set(row, c, column.Of(continuum) + column.OfLines(lines));
                    }
                }
            }
        }

        return table;
    }
}
