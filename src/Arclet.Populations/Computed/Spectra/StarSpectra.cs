using System.Collections.Concurrent;

namespace Arclet.Populations;

/// <summary>
/// Spectra of stars from computed model atmospheres (plane-parallel, hydrogen and helium, local thermodynamic equilibrium), with the repairs of <see cref="StarSpectraOptions"/>. Wavelengths are in vacuum,
/// 91 angstrom to 160 um.
/// </summary>
/// <threadsafety>Safe for use by several threads.</threadsafety>
public sealed class StarSpectra : IStarSpectra
{
    private readonly AtmosphereGrid atmospheres;
    private readonly ConcurrentDictionary<double, Lazy<AtmosphereTable>> tables = new();

    private StarSpectra(AtmosphereGrid atmospheres, StarSpectraOptions options)
    {
        this.atmospheres = atmospheres;
        Options = options;
    }

    /// <summary>The switches.</summary>
    public StarSpectraOptions Options { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> WavelengthsAngstrom => atmospheres.WavelengthsAngstrom;

    /// <summary>Computes the atmospheres: some half a minute of processor time.</summary>
    /// <param name="options">The switches; null for all repairs.</param>
    /// <param name="threads">How many threads compute; 0 for as many as there are processors. The result does not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static StarSpectra Compute(StarSpectraOptions? options = null, int threads = 0)
    {
        options ??= new StarSpectraOptions();
        options.Validate();
        return new StarSpectra(AtmosphereGrid.Compute(threads), options);
    }

    /// <summary>The same atmospheres with other switches.</summary>
    /// <param name="options">The switches.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public StarSpectra With(StarSpectraOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new StarSpectra(atmospheres, options);
    }

    /// <summary>Where the light of a star leaves it, after the repairs.</summary>
    /// <param name="star">The star; it shines.</param>
    /// <param name="metallicity">Absolute metallicity Z.</param>
    public Photosphere PhotosphereOf(in IsochronePoint star, double metallicity)
    {
        var surface = new Photosphere(star.State.EffectiveTemperatureKelvin, star.State.LogGravity);
        if (Options.WolfRayetWinds && star.State.Phase is >= StellarPhase.HeliumMainSequence and <= StellarPhase.HeliumGiantBranch)
            return surface.AtTemperature(surface.TemperatureKelvin / Math.Sqrt(WolfRayetWind.Expansion(star.State, metallicity)));
        if (Options.RedSupergiantTemperatures && RedSupergiantScale.LeastTemperature(star, metallicity) is var least && surface.TemperatureKelvin < least)
            return surface.AtTemperature(least);
        return surface;
    }

    /// <inheritdoc/>
    public void Add(in IsochronePoint star, double metallicity, double number, Span<double> luminosity)
    {
        if (luminosity.Length != WavelengthsAngstrom.Length)
            throw new ArgumentException($"there are {WavelengthsAngstrom.Length} wavelengths, not {luminosity.Length}", nameof(luminosity));
        if (!(star.State.LuminositySolar > 0 && star.State.RadiusSolar > 0) || number == 0 || star.State.Phase >= StellarPhase.NeutronStar)
            return;
        double stripped = number * StrippedStars.Fraction(star, Options.StrippedFraction);
        if (stripped > 0 && StrippedStars.Shines(star.State))
            AddOne(star with { State = StrippedStars.Of(star.State) }, metallicity, stripped, luminosity);
        AddOne(star, metallicity, number - stripped, luminosity);
    }

    private void AddOne(in IsochronePoint star, double metallicity, double number, Span<double> luminosity)
    {
        Photosphere surface = PhotosphereOf(star, metallicity);
        AtmosphereTable table = tables.GetOrAdd(metallicity, z => new Lazy<AtmosphereTable>(() => Table(z))).Value;
        table.Add(surface.TemperatureKelvin, surface.LogGravity, number * star.State.LuminositySolar, luminosity);
    }

    private AtmosphereTable Table(double metallicity)
    {
        AtmosphereTable table = atmospheres.At(metallicity);
        if (Options.LineBlanketing || Options.CoolStars)
        {
            double[] waves = atmospheres.WavelengthsAngstrom;
            table.Change((temperature, spectrum) =>
            {
                if (temperature > LineBlanketing.CoolestHotStar ? Options.LineBlanketing : Options.CoolStars)
                    LineBlanketing.Apply(waves, temperature, metallicity, spectrum);
            });
        }

        return table;
    }
}
