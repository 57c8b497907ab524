namespace Arclet.Populations;

/// <summary>The phases with a hydrogen envelope: main sequence to the asymptotic giant branch.</summary>
internal sealed partial class TrackIntegrator
{
    /// <summary>Mass below which the main sequence is called that of a low-mass star, Msun.</summary>
    private const double LowMass = 0.7;

    private void FollowMainSequence()
    {
        // Even steps, three times as dense in the last fifth, and the hook's own width resolved.
        var readings = new SortedSet<double>();
        int coarse = steps / 2;
        for (int i = 0; i <= coarse; i++)
            readings.Add(0.8 * i / coarse);
        int fine = steps - coarse;
        for (int i = 1; i <= fine; i++)
            readings.Add(i == fine ? 1 : 0.8 + (0.2 * i / fine));
        double hook = mainSequence.HookFraction(initial);
        if (initial > evolution.Coefficients.HookMass)
        {
            for (int i = 0; i <= 8; i++)
                readings.Add(Math.Min(1, hook * (0.99 + (0.01 * i / 8))));
        }

        Follow(
            [.. readings],
            tau =>
            {
                (double luminosity, double radius) = mainSequence.At(initial, tau);
                StellarPhase phase = initial < LowMass ? StellarPhase.LowMassMainSequence : StellarPhase.MainSequence;
                return new StarShape(phase, 0, mass, luminosity, radius, 0, 0);
            },
            () => mainSequence.Lifetime(initial),
            _ => initial = mass);
    }

    /// <summary>The Hertzsprung gap (section 5.1.1); false if the envelope is lost.</summary>
    private bool FollowGap()
    {
        Follow(
            Even(0, 1, steps / 3),
            tau => Gap(initial, tau),
            () => mainSequence.GiantBranchBaseTime(initial) - mainSequence.Lifetime(initial),
            tau =>
            {
                // As in the authors' code: the core of a star that loses mass in the gap does not shrink with it.
                if (initial <= ignitionMass && GapCore(mass, tau) >= core)
                    initial = mass;
            });
        return !TakeEnvelopeLost();
    }

    /// <summary>Core mass in the gap, equations 29 and 30.</summary>
    private double GapCore(double m, double tau)
    {
        double end = m < ignitionMass ? giants.BaseCore(m) : giants.IgnitionCore(m);
        double power = Math.Pow(m, 5.25);
        double rho = (1.586 + power) / (2.434 + (1.02 * power));
        return (((1 - tau) * rho) + tau) * end;
    }

    private StarShape Gap(double m, double tau)
    {
        double endLuminosity;
        double endRadius;
        if (m < ignitionMass)
        {
            endLuminosity = giants.BaseLuminosity(m);
            endRadius = giants.Radius(mass, endLuminosity);
        }
        else
        {
            endLuminosity = giants.IgnitionLuminosity(m);
            endRadius = giants.IgnitionRadius(m, mass);
        }

        double startLuminosity = mainSequence.TerminalLuminosity(m);
        double startRadius = mainSequence.At(m, 1).Radius;
        double gapCore = Math.Max(core, GapCore(m, tau));
        (double coreLuminosity, double coreRadius) = UnburntCore(gapCore);
        return new StarShape(
            StellarPhase.HertzsprungGap,
            gapCore,
            mass,
            startLuminosity * Math.Pow(endLuminosity / startLuminosity, tau),
            startRadius * Math.Pow(endRadius / startRadius, tau),
            coreLuminosity,
            coreRadius);
    }

    /// <summary>A bare helium core before ignition: a white dwarf if degenerate, else a helium star (section 6.3).</summary>
    private (double Luminosity, double Radius) UnburntCore(double coreMass) =>
        initial < flashMass
            ? RemnantFormulae.At(StellarPhase.HeliumWhiteDwarf, coreMass, metallicity, 0)
            : (HeliumStarFormulae.ZeroAgeLuminosity(coreMass), HeliumStarFormulae.ZeroAgeRadius(coreMass));

    /// <summary>The first giant branch (section 5.2); false if the envelope is lost.</summary>
    private bool FollowFirstGiantBranch()
    {
        double start = mainSequence.GiantBranchBaseTime(initial);
        CoreGrowth growth = giants.Growth(initial, GiantFormulae.HydrogenRate(initial), start, giants.BaseLuminosity(initial));
        double startCore = growth.CoreOf(giants.BaseLuminosity(initial));
        double endCore = growth.CoreOf(giants.IgnitionLuminosity(initial));
        if (endCore <= startCore)
            return true;
        double end = growth.TimeOf(endCore);
        bool degenerate = initial < flashMass;
        double realStart = giants.BaseCore(initial);
        double realEnd = giants.IgnitionCore(initial);
        Follow(
            LuminositySteps(growth, startCore, endCore, steps / 2),
            time =>
            {
                double clockCore = growth.CoreAt(time);
                double luminosity = growth.Luminosity(clockCore);
                double heliumCore = degenerate ? clockCore : realStart + ((realEnd - realStart) * (time - start) / (end - start));
                (double coreLuminosity, double coreRadius) = UnburntCore(heliumCore);
                return new StarShape(StellarPhase.FirstGiantBranch, heliumCore, mass, luminosity, giants.Radius(mass, luminosity), coreLuminosity, coreRadius);
            },
            () => 1,
            null);
        return !TakeEnvelopeLost();
    }

    /// <summary>Core helium burning (section 5.3). Returns the fraction done when the envelope was lost, or 1.</summary>
    private double FollowHeliumBurning()
    {
        var burning = new HeliumBurning(evolution, initial);
        double done = Follow(
            burning.Readings(2 * steps / 3),
            tau =>
            {
                double heliumCore = burning.Core(tau);
                (double luminosity, double radius) = burning.At(mass, tau);
                return new StarShape(
                    StellarPhase.CoreHeliumBurning,
                    heliumCore,
                    mass,
                    luminosity,
                    radius,
                    HeliumStarFormulae.Luminosity(heliumCore, tau),
                    HeliumStarFormulae.Radius(heliumCore, tau));
            },
            () => burning.Lifetime,
            null);
        return TakeEnvelopeLost() ? Math.Min(done, 1 - 1e-12) : 1;
    }

    /// <summary>The asymptotic giant branch (section 5.4), for massive stars the rest of their life.</summary>
    private (StellarPhase Phase, double Mass)? LiveOnAsymptoticGiantBranch()
    {
        double heliumCore = giants.AsymptoticBaseCore(initial);
        CoreGrowth growth = giants.Growth(initial, HeliumStarFormulae.HeliumRate, 0, giants.AsymptoticBaseLuminosity(initial));
        double startCore = growth.CoreOf(giants.AsymptoticBaseLuminosity(initial));
        double dredgeUp = heliumCore is > 0.8 and < 2.25 ? (0.44 * heliumCore) + 0.448 : heliumCore;
        double collapse = Math.Max(Math.Max(RemnantFormulae.ChandrasekharMass, (0.773 * heliumCore) - 0.35), 1.05 * startCore);
        double coreLuminosity = Math.Max(HeliumStarFormulae.Luminosity(heliumCore, 1), HeliumStarFormulae.Growth(heliumCore).Luminosity(startCore));
        double carbonCore = startCore;
        double end = Math.Min(dredgeUp, collapse);
        if (end > startCore)
        {
            Follow(
                LuminositySteps(growth, startCore, end, steps / 2),
                time =>
                {
                    carbonCore = growth.CoreAt(time);
                    double luminosity = growth.Luminosity(carbonCore);
                    (double bareRadius, _) = HeliumStarFormulae.EvolvedRadius(heliumCore, coreLuminosity, HeliumStarFormulae.Luminosity(heliumCore, 1));
                    return new StarShape(
                        StellarPhase.EarlyAsymptoticGiantBranch, heliumCore, mass, luminosity, giants.AsymptoticRadius(mass, luminosity), coreLuminosity, bareRadius);
                },
                () => 1,
                null);
        }

        if (stopped)
            return null;
        if (TakeEnvelopeLost())
            return LiveAsEvolvedHeliumStar(carbonCore);
        return dredgeUp > collapse ? RemnantFormulae.Collapsed(collapse) : LiveOnPulsingBranch(Math.Max(dredgeUp, startCore), collapse, heliumCore);
    }

    /// <summary>The thermally pulsing branch, with third dredge-up slowing the core's growth (equation 73).</summary>
    private (StellarPhase Phase, double Mass)? LiveOnPulsingBranch(double startCore, double collapse, double heliumCore)
    {
        // Rate of combined hydrogen and helium shell burning, Msun / Lsun / Myr (equation 71).
        const double bothShells = 1.27e-5;
        double startLuminosity = giants.Growth(initial, bothShells, 0, 1).Luminosity(startCore);
        CoreGrowth growth = giants.Growth(initial, bothShells, 0, startLuminosity);
        double lambda = Math.Min(0.9, 0.3 + (0.001 * Math.Pow(initial, 5)));
        double limit = Math.Min(mass, collapse);
        if (limit > startCore)
        {
            double clockEnd = startCore + ((limit - startCore) / (1 - lambda));
            Follow(
                LuminositySteps(growth, startCore, clockEnd, steps),
                time =>
                {
                    double clockCore = growth.CoreAt(time);
                    double luminosity = growth.Luminosity(clockCore);
                    double carbonCore = startCore + ((1 - lambda) * (clockCore - startCore));
                    (double coreLuminosity, double coreRadius) = RemnantFormulae.At(StellarPhase.CarbonOxygenWhiteDwarf, carbonCore, metallicity, 0);
                    return new StarShape(
                        StellarPhase.ThermallyPulsingAsymptoticGiantBranch, carbonCore, mass, luminosity, giants.AsymptoticRadius(mass, luminosity), coreLuminosity, coreRadius);
                },
                () => 1,
                null);
        }

        if (stopped)
            return null;
        TakeEnvelopeLost();
        bool heavy = heliumCore >= 1.6;
        if (core >= collapse * (1 - 1e-9))
            return heavy ? RemnantFormulae.Collapsed(collapse) : (StellarPhase.NoRemnant, 0);
        return (heavy ? StellarPhase.OxygenNeonWhiteDwarf : StellarPhase.CarbonOxygenWhiteDwarf, Math.Max(core, startCore));
    }
}
