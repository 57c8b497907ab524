using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>Draws galaxies and clumps from the settings' distributions; each from its own generator.</summary>
internal static class SourceDraws
{
    private const double LargestDiscAvMag = 1.5;

    /// <summary>A galaxy of all but its place.</summary>
    public static SourceGalaxy Galaxy(LensedFieldSettings settings, FlatLambdaCdm cosmology, int number)
    {
        SourceGalaxySettings s = settings.Galaxies;
        var random = new SeededRandom(settings.Seed, "lensed galaxy", number);
        double z = Redshift(s, number, settings.GalaxyCount, random), universe = cosmology.AgeGyr(z);
        double kpc = cosmology.KiloparsecPerArcsec(z);
        double scale = s.ScaleLengthKpc * Math.Pow((1 + z) / 3, s.ScaleLengthSlope) * Math.Pow(10, s.ScaleLengthScatterDex * random.Gaussian());
        double q = random.Uniform(s.AxisRatio.Least, s.AxisRatio.Largest), theta = random.Uniform(-90, 90);
        double metallicity = random.LogUniform(s.MetallicitySolar.Least, s.MetallicitySolar.Largest);
        double fraction = random.Uniform(s.ClumpMassFraction.Least, s.ClumpMassFraction.Largest);
        double age = universe * random.Uniform(s.RelativeAge.Least, s.RelativeAge.Largest), tau = random.LogUniform(s.TauGyr.Least, s.TauGyr.Largest);
        double dust = Exponential(s.MeanAvMag, LargestDiscAvMag, random);
        int count = 2 + (int)random.Poisson(settings.Clumps.MeanCount - 2);
        SourceClump[] clumps = [.. Enumerable.Range(1, count).Select(i => Clump(settings, number, i, z, universe, kpc, scale / kpc, q, theta, metallicity))];
        double inClumps = clumps.Sum(c => Math.Pow(10, c.Light.LogFormedMass));
        return new SourceGalaxy
        {
            Number = number,
            Redshift = z,
            ScaleLengthKpc = scale,
            ScaleLengthArcsec = scale / kpc,
            AxisRatio = q,
            ThetaDegrees = theta,
            Clumps = clumps,
            Disc = new SourceLight
            {
                LogFormedMass = Math.Log10(inClumps * (1 - fraction) / fraction),
                AgeGyr = age,
                TauGyr = tau,
                MetallicitySolar = metallicity,
                AvMag = dust,
                LogIonisation = (settings.Clumps.LogIonisation.Least + settings.Clumps.LogIonisation.Largest) / 2,
            },
        };
    }

    /// <summary>Stratified: the galaxies' shares of the distribution are equal, so that few of them already cover it.</summary>
    private static double Redshift(SourceGalaxySettings s, int number, int count, SeededRandom random)
    {
        // A step of the golden ratio scatters neighbouring numbers over the strata.
        double stratum = Math.Floor(number * 0.6180339887498949 % 1 * count);
        double left = (stratum + random.NextDouble()) / count * s.Redshifts.Sum(b => b.Weight);
        foreach ((double low, double high, double weight) in s.Redshifts)
        {
            if (left <= weight && weight > 0)
                return Math.Round(low + (left / weight * (high - low)), 4);
            left -= weight;
        }

        return s.Redshifts[^1].High;
    }

    private static SourceClump Clump(
        LensedFieldSettings settings, int galaxy, int number, double z, double universe, double kpc, double scaleArcsec, double q, double theta, double metallicity)
    {
        SourceClumpSettings s = settings.Clumps;
        var random = new SeededRandom(settings.Seed, "lensed clump", ((long)galaxy << 32) + number);

        // The radius of an exponential disc's light is the sum of two exponential deviates; beyond three scale lengths it is drawn again.
        double r;
        do
            r = -Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble()));
        while (r > 3);
        (double sin, double cos) = Math.SinCos(random.Uniform(0, 2 * Math.PI));
        (double ts, double tc) = Math.SinCos(double.DegreesToRadians(theta));
        double u = r * cos * scaleArcsec, v = r * sin * scaleArcsec * q;

        double least = Math.Min(s.LeastLogMass + (s.LeastLogMassPerRedshift * (z - 1)), s.LargestLogMass - 1.5);
        double mass = PowerLaw(s.MassSlope, Math.Pow(10, least), Math.Pow(10, s.LargestLogMass), random);
        double logMass = Math.Log10(mass) + (s.LogMassPerScaleLength * (r - 1.5));
        double radius = s.RadiusParsec * Math.Pow(10, (s.RadiusMassSlope * (logMass - 7)) + (s.RadiusScatterDex * random.Gaussian()));
        radius = Math.Clamp(radius, s.RadiusLimitsParsec.Least, s.RadiusLimitsParsec.Largest);
        double age = random.LogUniform(s.AgeGyr.Least, s.AgeGyr.Largest) * Math.Pow((1 + z) / 3, s.AgeRedshiftSlope);
        return new SourceClump
        {
            Number = number,
            RadiusInScaleLengths = r,
            OffsetX = (u * tc) - (v * ts),
            OffsetY = (u * ts) + (v * tc),
            EffectiveRadiusParsec = radius,
            EffectiveRadiusArcsec = radius / 1000 / kpc,
            AxisRatio = random.Uniform(s.LeastAxisRatio, 1),
            ThetaDegrees = random.Uniform(-90, 90),
            Light = new SourceLight
            {
                LogFormedMass = logMass,
                AgeGyr = Math.Min(age, 0.8 * universe),
                TauGyr = random.LogUniform(s.TauGyr.Least, s.TauGyr.Largest),
                MetallicitySolar = Math.Clamp(metallicity * Math.Pow(10, s.MetallicityScatterDex * random.Gaussian()), 0.02, 2.5),
                AvMag = Exponential(s.MeanAvMag, s.LargestAvMag, random),
                LogIonisation = random.Uniform(s.LogIonisation.Least, s.LogIonisation.Largest),
            },
        };
    }

    /// <summary>A deviate of dN/dx ~ x^slope between two limits.</summary>
    internal static double PowerLaw(double slope, double low, double high, SeededRandom random)
    {
        double u = random.NextDouble(), power = slope + 1;
        return Math.Abs(power) < 1e-9
            ? low * Math.Pow(high / low, u)
            : Math.Pow(Math.Pow(low, power) + (u * (Math.Pow(high, power) - Math.Pow(low, power))), 1 / power);
    }

    private static double Exponential(double mean, double largest, SeededRandom random)
    {
        if (!(mean > 0))
            return 0;
        double inside = 1 - Math.Exp(-largest / mean);
        return -mean * Math.Log(1 - (random.NextDouble() * inside));
    }
}
