namespace Arclet.Populations;

/// <summary>The phases of stars without hydrogen envelope (section 6.1).</summary>
internal sealed partial class TrackIntegrator
{
    /// <summary>A helium star of the present mass that has burnt the fraction <paramref name="done"/> of its core's helium.</summary>
    private (StellarPhase Phase, double Mass)? LiveAsHeliumStar(double done)
    {
        initial = mass;
        core = 0;
        Follow(
            Even(done, 1, steps / 3),
            tau => new StarShape(StellarPhase.HeliumMainSequence, 0, mass, HeliumStarFormulae.Luminosity(mass, tau), HeliumStarFormulae.Radius(mass, tau), 0, 0),
            () => HeliumStarFormulae.Lifetime(mass),
            _ => initial = mass);
        return stopped ? null : LiveAsEvolvedHeliumStar(0);
    }

    /// <summary>A helium star past its main sequence, whose carbon-oxygen core has at least the mass <paramref name="carbonCore"/>.</summary>
    private (StellarPhase Phase, double Mass)? LiveAsEvolvedHeliumStar(double carbonCore)
    {
        initial = mass;
        CoreGrowth growth = HeliumStarFormulae.Growth(initial);
        double endLuminosity = HeliumStarFormulae.Luminosity(initial, 1);
        double startCore = Math.Max(carbonCore, growth.CoreOf(endLuminosity));
        double collapse = Math.Max(RemnantFormulae.ChandrasekharMass, (0.773 * initial) - 0.35);
        double limit = Math.Min(HeliumStarFormulae.LargestCore(mass), collapse);
        core = startCore;
        if (limit > startCore)
        {
            Follow(
                LuminositySteps(growth, startCore, limit, steps / 3),
                time =>
                {
                    double oxygenCore = growth.CoreAt(time);
                    double luminosity = growth.Luminosity(oxygenCore);
                    (double radius, bool giant) = HeliumStarFormulae.EvolvedRadius(mass, luminosity, endLuminosity);
                    (double coreLuminosity, double coreRadius) = RemnantFormulae.At(StellarPhase.CarbonOxygenWhiteDwarf, oxygenCore, metallicity, 0);
                    return new StarShape(
                        giant ? StellarPhase.HeliumGiantBranch : StellarPhase.HeliumHertzsprungGap,
                        oxygenCore,
                        HeliumStarFormulae.LargestCore(mass),
                        luminosity,
                        radius,
                        coreLuminosity,
                        coreRadius);
                },
                () => 1,
                null);
            if (stopped)
                return null;
            TakeEnvelopeLost();
        }
        else
        {
            core = Math.Min(startCore, mass);
        }

        if (core >= RemnantFormulae.ChandrasekharMass * (1 - 1e-9))
            return initial < 1.6 ? (StellarPhase.NoRemnant, 0) : RemnantFormulae.Collapsed(core);

        // A helium star that ends without explosion keeps the helium that its core could not take up (equation 89).
        return initial < 1.6
            ? (StellarPhase.CarbonOxygenWhiteDwarf, Math.Min(mass, Math.Max(core, (core + 0.31) / 1.45)))
            : (StellarPhase.OxygenNeonWhiteDwarf, core);
    }
}
