using System.Numerics.Tensors;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Grids of stars, gas and dust made ready for the default mode: stars at the nodes of age, stars and gas on the wavelengths of both, nothing
/// resampled onto others. Prepared once and shared by all redshifts, filters and objects.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class PopulationBasis
{
    private readonly double[] stars;
    private readonly double[] surviving;
    private readonly double[]? gas;

    /// <summary>Prepares grids.</summary>
    /// <param name="grids">The grids.</param>
    /// <param name="nodesYears">The nodes of age in years, ascending from 0; null for <see cref="AgeNodes.Default"/>.</param>
    /// <exception cref="InputException">The library's ages do not reach from at most 1 Myr to at least 1 Gyr, or the gas is for other stars' metallicities.</exception>
    public PopulationBasis(PopulationGrids grids, double[]? nodesYears = null)
    {
        ArgumentNullException.ThrowIfNull(grids);
        Grids = grids;
        StellarGrid library = grids.Stars;
        if (library.AgesYears[0] > 5e6 || library.AgesYears[^1] < 1e9)
            throw new InputException($"the grid {library.Name} has the ages {library.AgesYears[0] * 1e-6:G4} to {library.AgesYears[^1] * 1e-6:G4} Myr, expected at least 5 to 1000 Myr");
        NodesYears = GridAxis.Ascending(nodesYears ?? AgeNodes.Default(library), "age (years)", 0);
        if (NodesYears.Length < 2 || NodesYears[0] != 0)
            throw new ArgumentException("the nodes of age are two or more, the first at 0");
        Nebular = grids.Nebular is not { } gasGrid ? null
            : gasGrid.Normalization == NebularNormalization.SolarMassFormed ? gasGrid
            : gasGrid.ForStars(library, [.. NodesYears.Where(a => a is > 0 and < OldestGasYears)]);
        double[] starWaves = library.WavelengthsAngstrom, gasWaves = Nebular?.WavelengthsAngstrom ?? [];
        WavelengthsAngstrom = gasWaves.Length == 0 || gasWaves.SequenceEqual(starWaves) ? starWaves : [.. starWaves.Concat(gasWaves).Order().Distinct()];
        int n = WavelengthsAngstrom.Length, zs = library.Metallicities.Length;
        double[][] weights = AgeNodes.Weights(NodesYears, library.AgesYears);
        stars = new double[zs * NodesYears.Length * n];
        surviving = new double[zs * NodesYears.Length];
        double[] mean = new double[starWaves.Length];
        for (int z = 0; z < zs; z++)
        {
            for (int node = 0; node < NodesYears.Length; node++)
            {
                Array.Clear(mean);
                for (int a = 0; a < library.AgesYears.Length; a++)
                {
                    double weight = weights[node][a];
                    if (weight == 0)
                        continue;
                    TensorPrimitives.MultiplyAdd(library.Spectrum(z, a), weight, mean, mean);
                    surviving[(z * NodesYears.Length) + node] += weight * library.SurvivingFraction[(z * library.AgesYears.Length) + a];
                }

                Resample(starWaves, mean, stars.AsSpan(((z * NodesYears.Length) + node) * n, n));
            }
        }

        if (Nebular is not null && gasWaves.Length > 0 && !gasWaves.SequenceEqual(WavelengthsAngstrom))
        {
            int models = Nebular.Continuum.Length / gasWaves.Length;
            gas = new double[models * n];
            for (int m = 0; m < models; m++)
                Resample(gasWaves, Nebular.Continuum.AsSpan(m * gasWaves.Length, gasWaves.Length), gas.AsSpan(m * n, n));
        }
        else
        {
            gas = Nebular?.Continuum;
        }
    }

    /// <summary>The grids.</summary>
    public PopulationGrids Grids { get; }

    /// <summary>The nodes of age in years, ascending from 0.</summary>
    public double[] NodesYears { get; }

    /// <summary>The wavelengths of stars and gas in angstrom, ascending.</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>The gas per Msun formed, or null.</summary>
    internal NebularGrid? Nebular { get; }

    /// <summary>The number of wavelengths below 912 A, where gas takes all that does not escape.</summary>
    internal int IonisingCount => Array.FindIndex(WavelengthsAngstrom, w => w >= IonisingAngstrom) is var i and >= 0 ? i : WavelengthsAngstrom.Length;

    /// <summary>Gas that is kept per ionising photon is tied to stars younger than this, in years.</summary>
    private const double OldestGasYears = 4e7;

    /// <summary>Below this gas takes the light of young stars, in angstrom.</summary>
    internal const double IonisingAngstrom = 912;

    /// <summary>Stars at a node in Lsun/A per Msun formed.</summary>
    internal ReadOnlySpan<double> Stars(int metallicity, int node) =>
        stars.AsSpan(((metallicity * NodesYears.Length) + node) * WavelengthsAngstrom.Length, WavelengthsAngstrom.Length);

    /// <summary>The surviving part of the mass at a node; NaN where it is not known.</summary>
    internal double Surviving(int metallicity, int node) => surviving[(metallicity * NodesYears.Length) + node];

    /// <summary>The gas' continuum in Lsun/A per Msun formed; empty where the grid has none.</summary>
    internal ReadOnlySpan<double> Continuum(int metallicity, int ionisation, int age) => gas is null || gas.Length == 0
        ? []
        : gas.AsSpan(((((metallicity * Nebular!.LogIonisation.Length) + ionisation) * Nebular.AgesYears.Length) + age) * WavelengthsAngstrom.Length, WavelengthsAngstrom.Length);

    private void Resample(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> to)
    {
        if (x.SequenceEqual(WavelengthsAngstrom))
            y.CopyTo(to);
        else
            BagpipesWavelengths.Resample(WavelengthsAngstrom, x, y).CopyTo(to);
    }
}
