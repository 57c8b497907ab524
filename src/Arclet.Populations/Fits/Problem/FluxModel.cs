namespace Arclet.Populations;

/// <summary>The models of one history at a known or free redshift, with the memory of one thread.</summary>
internal abstract class FluxModel
{
    /// <summary>The prepared model at a redshift, or near it.</summary>
    public abstract PreparedModel At(double redshift);

    /// <summary>The age of the universe at a redshift, in Gyr.</summary>
    public abstract double UniverseAgeGyr(double redshift);

    /// <summary>Fluxes in nJy, one for each band.</summary>
    /// <param name="redshift">The redshift, where it is free.</param>
    /// <param name="row">The fit's row, its times as they are sampled.</param>
    /// <param name="layout">The row's layout.</param>
    /// <param name="flux">The fluxes.</param>
    /// <returns>False for an unphysical model.</returns>
    public abstract bool Photometry(double redshift, ReadOnlySpan<double> row, FitLayout layout, Span<double> flux);
}
