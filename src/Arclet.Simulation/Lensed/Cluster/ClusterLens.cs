using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>A simulated cluster: its true mass model and the members' light.</summary>
public sealed class ClusterLens
{
    private ClusterLens(ClusterSettings settings, LensModel model, IReadOnlyList<ClusterGalaxy> galaxies) => (Settings, Model, Galaxies) = (settings, model, galaxies);

    /// <summary>What it was made with.</summary>
    public ClusterSettings Settings { get; }

    /// <summary>The true mass model: the halos, the brightest galaxies, and the members as a family.</summary>
    public LensModel Model { get; }

    /// <summary>The members' light, the brightest galaxies first.</summary>
    public IReadOnlyList<ClusterGalaxy> Galaxies { get; }

    /// <summary>Draws a cluster.</summary>
    /// <param name="settings">What it is made of.</param>
    /// <param name="seed">The field's seed.</param>
    public static ClusterLens Create(ClusterSettings settings, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var galaxies = new List<ClusterGalaxy>();
        var potentials = new List<Potential>();
        for (int h = 0; h < settings.Halos.Count; h++)
        {
            ClusterHalo halo = settings.Halos[h];
            potentials.Add(new Potential
            {
                Id = $"O{h + 1}",
                Profile = MassProfile.DualPseudoIsothermal,
                X = halo.X,
                Y = halo.Y,
                Ellipticity = halo.Ellipticity,
                AngleDegrees = halo.AngleDegrees,
                CoreRadiusArcsec = halo.CoreRadiusArcsec,
                CutRadiusArcsec = halo.CutRadiusArcsec,
                VelocityDispersionKms = halo.VelocityDispersionKms,
                Redshift = settings.Redshift,
            });
            if (h < 2)
                galaxies.Add(Galaxy(settings, $"BCG{h + 1}", halo.X + 0.3, halo.Y - 0.2, settings.BrightestGalaxyMagnitude + (0.3 * h), 0.18, halo.AngleDegrees, isBrightest: true));
        }

        var relation = new ScalingRelation
        {
            ReferenceMagnitude = settings.ReferenceMagnitude,
            VelocityDispersionKms = settings.ReferenceDispersionKms,
            CutRadiusArcsec = settings.ReferenceCutArcsec,
            CoreRadiusArcsec = settings.ReferenceCoreArcsec,
        };
        for (int i = 0; i < settings.MemberCount; i++)
            galaxies.Add(Member(settings, seed, i));
        FamilyMember[] members = [.. galaxies.Select(g => new FamilyMember
        {
            Id = g.Id,
            X = g.X,
            Y = g.Y,
            Ellipticity = g.Ellipticity,
            AngleDegrees = g.ThetaDegrees,
            Magnitude = g.Magnitude,
        })];
        var model = new LensModel
        {
            Reference = new LensReference(settings.RightAscensionDegrees, settings.DeclinationDegrees),

            // A Lenstool file is read with Lenstool's constants: so the file says exactly this model.
            Constants = LensConstants.Lenstool,
            Potentials = potentials,
            Families = [new PotentialFamily { Redshift = settings.Redshift, Relation = relation, Members = members }],
        };
        return new ClusterLens(settings, model, galaxies);
    }

    private static ClusterGalaxy Member(ClusterSettings s, ulong seed, int number)
    {
        var random = new SeededRandom(seed, "cluster member", number);

        // Around the first two halos by turns; N(<r) ~ r2/(r2 + a2), whose half lies within a.
        ClusterHalo halo = s.Halos[number % 3 == 2 && s.Halos.Count > 1 ? 1 : 0];
        double x, y, u;
        do
        {
            u = random.NextDouble();
            double r = s.MemberHalfRadiusArcsec * Math.Sqrt(u / (1 - u));
            (double sin, double cos) = Math.SinCos(random.Uniform(0, 2 * Math.PI));
            (x, y) = (halo.X + (r * cos), halo.Y + (r * sin));
        }
        while (u > 0.9 || s.Halos.Take(2).Any(h => double.Hypot(x - h.X, y - h.Y) < 4));

        // log N grows by 0.25 per magnitude.
        double span = s.MemberMagnitude.Faintest - s.MemberMagnitude.Brightest, most = Math.Pow(10, 0.25 * span);
        double magnitude = s.MemberMagnitude.Brightest + (4 * Math.Log10(1 + (random.NextDouble() * (most - 1))));
        return Galaxy(s, $"M{number + 1}", x, y, magnitude, random.Uniform(0, 0.35), random.Uniform(-90, 90), isBrightest: false);
    }

    private static ClusterGalaxy Galaxy(ClusterSettings s, string id, double x, double y, double magnitude, double ellipticity, double theta, bool isBrightest) => new()
    {
        Id = id,
        X = x,
        Y = y,
        Magnitude = magnitude,
        Ellipticity = ellipticity,
        ThetaDegrees = theta,
        HalfLightRadiusArcsec = s.ReferenceHalfLightArcsec * Math.Pow(10, 0.2 * (s.ReferenceMagnitude - magnitude)),
        IsBrightest = isBrightest,
    };
}
