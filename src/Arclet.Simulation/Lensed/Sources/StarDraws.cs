using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>Draws stars that a PSF can be measured on: apart from each other and from cluster members.</summary>
internal static class StarDraws
{
    private const double MarginArcsec = 2.2;
    private const double ApartArcsec = 2.5;

    /// <summary>h c / k in um K.</summary>
    private const double PlanckMicronKelvin = 14387.76877;

    /// <summary>The filter in which the magnitudes are drawn.</summary>
    private const string MagnitudeFilter = "F150W";

    public static IReadOnlyList<FieldStar> Draw(LensedFieldSettings settings, FieldGeometry geometry, ClusterLens cluster)
    {
        var stars = new List<FieldStar>();
        for (int i = 0; i < settings.StarCount; i++)
        {
            var random = new SeededRandom(settings.Seed, "field star", i);
            double x, y, apart = ApartArcsec;
            do
            {
                // Where a field is too full, nearer ones are taken.
                apart *= 0.999;
                double margin = MarginArcsec / LensedBand.FinePixelArcsec;
                (x, y) = geometry.ToFrame(random.Uniform(margin, geometry.FinePixels - margin), random.Uniform(margin, geometry.FinePixels - margin));
            }
            while (stars.Exists(s => double.Hypot(s.X - x, s.Y - y) < apart)
                || cluster.Galaxies.Any(g => double.Hypot(g.X - x, g.Y - y) < (apart * 0.6) + (3 * g.HalfLightRadiusArcsec)));
            double magnitude = random.Uniform(settings.StarMagnitude.Brightest, settings.StarMagnitude.Faintest), kelvin = random.Uniform(3500, 6000);
            double flux = AbMagnitude.ToNanojansky(magnitude), at = BlackBody(FilterCatalog.Get(MagnitudeFilter).PivotMicron, kelvin);
            stars.Add(new FieldStar(x, y, kelvin, [.. settings.Bands.Select(b => flux * BlackBody(b.Filter.PivotMicron, kelvin) / at)]));
        }

        return stars;
    }

    /// <summary>Planck's law per frequency, up to a factor.</summary>
    private static double BlackBody(double micron, double kelvin) => Math.Pow(micron, -3) / (Math.Exp(PlanckMicronKelvin / (micron * kelvin)) - 1);
}
