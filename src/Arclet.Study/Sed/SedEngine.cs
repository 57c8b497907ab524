using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>What SED fits of a study need: the populations, the filters' curves, and how both come into fingerprints.</summary>
internal static class SedEngine
{
    /// <summary>Free redshifts end here: nothing that a lens magnifies is nearer.</summary>
    private const double LeastFreeRedshift = 0.01;

    /// <summary>A fitter with the study's grid, filters, cosmology and seed.</summary>
    public static SedFitter Create(StudyContext context, SedFitSettings fit, Func<string, PopulationGrids> readGrid)
    {
        string grid = GridPath(context);
        PopulationGrids grids = readGrid(grid);
        if (fit.Nebular && grids.Nebular is null)
            throw InputException.InFile(grid, "the grid has no nebular emission, which the settings ask for; expected a grid imported with --nebular, or 'nebular: false' in the fit's settings");
        return new SedFitter(new PopulationBasis(grids), Curves(context), WithStudy(context, fit));
    }

    /// <summary>The curves of the study's filters.</summary>
    public static FilterCurveSet Curves(StudyContext context) => context.Inputs.Filters is { } filters ? FilterFiles.Read(context.Resolve(filters)) : BuiltInFilters.All;

    /// <summary>What every fit depends on besides its object and its settings.</summary>
    public static IEnumerable<UnitInput> Inputs(StudyContext context)
    {
        string grid = GridPath(context);

        // Without a file it is the computed grid: another version of the computation is another input.
        yield return File.Exists(grid) || Directory.Exists(grid) ? UnitInput.OfFile(grid) : UnitInput.OfText("grid", $"{grid} {ComputedPopulationGrid.Fingerprint(new())}");
        yield return context.Inputs.Filters is { } filters ? UnitInput.OfFile(context.Resolve(filters)) : UnitInput.OfText("filters", "built in");
        yield return UnitInput.OfText("seed", $"{context.Settings.Seed}");
    }

    /// <summary>What a fit may know of a galaxy's redshift where it is photometric: a Gaussian of its 68 % interval's half-width, cut at four of them. Null where it is known.</summary>
    public static PriorSpecification? RedshiftPrior(Galaxy galaxy, bool isFree)
    {
        double sigma = (galaxy.RedshiftHigh68 - galaxy.RedshiftLow68) / 2, reach = 4 * sigma;
        return isFree && galaxy.Kind == RedshiftKind.Photometric && sigma > 0
            ? PriorSpecification.Gaussian(galaxy.Redshift, sigma, Math.Max(galaxy.Redshift - reach, LeastFreeRedshift), galaxy.Redshift + reach)
            : null;
    }

    /// <summary>What a fit takes from a galaxy's redshift.</summary>
    public static UnitInput RedshiftInput(Galaxy galaxy) => UnitInput.OfText("redshift", FormattableString.Invariant($"{galaxy.Redshift:R} {galaxy.RedshiftLow68:R} {galaxy.RedshiftHigh68:R} {galaxy.Kind}"));

    /// <summary>The grid's path, or the word that stands for one.</summary>
    public static string GridPath(StudyContext context)
    {
        string path = context.Resolve(context.Inputs.Grid);
        return File.Exists(path) || Directory.Exists(path) ? path : context.Inputs.Grid;
    }

    private static SedFitSettings WithStudy(StudyContext context, SedFitSettings fit) => fit with { Cosmology = context.Settings.Get<CosmologySettings>().ToCosmology(), Seed = context.Settings.Seed };
}
