namespace Arclet.Populations;

/// <summary>What is prepared at one redshift for one list of filters: photometry, and rest-frame quantities. Shared by all objects and histories there.</summary>
internal sealed class PreparedSet
{
    private readonly Lazy<PreparedPopulation> rest;

    public PreparedSet(PopulationBasis basis, FilterCurve[] filters, double redshift, PreparedOptions options, SedFitSettings settings)
    {
        Bands = new PreparedPopulation(basis, filters, redshift, options, settings.Cosmology);

        // The polynomials of the tables cost nothing here: no posterior is as narrow as 1e-6.
        rest = new(() => new PreparedPopulation(basis, RestFrameBands.Filters(redshift), redshift, options with { Path = LikelihoodPath.Tables, DustEmission = false }, settings.Cosmology));
    }

    /// <summary>Photometry.</summary>
    public PreparedPopulation Bands { get; }

    /// <summary>Rest-frame quantities.</summary>
    public PreparedPopulation Rest => rest.Value;
}
