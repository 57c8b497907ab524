using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Benchmarks.Lensing;

/// <summary>
/// Simulated clusters of two halos and members for the coverage of the fits' errors: the truth is drawn from the priors, so that intervals of every probability
/// cover it that often if, and only if, the posteriors are right.
/// </summary>
internal static class CoverageField
{
    private const double LensRedshift = 0.4, NoiseArcsec = 0.3, FaintestMu = 0.7;

    /// <summary>Images nearer to each other than five of their errors are seen as one arc, not as two positions: nobody lists them.</summary>
    private const double NearestImagesArcsec = 5 * NoiseArcsec;

    private const int Systems = 15, Members = 40;

    /// <summary>The free parameters with their priors: ten.</summary>
    public static IReadOnlyList<LensPrior> Priors { get; } =
    [
        Of(LensParameterOwner.Potential, 0, LensParameterKind.X, -3, 3),
        Of(LensParameterOwner.Potential, 0, LensParameterKind.Y, -3, 3),
        Of(LensParameterOwner.Potential, 0, LensParameterKind.Ellipticity, 0.1, 0.6),
        Of(LensParameterOwner.Potential, 0, LensParameterKind.Angle, 0, 60),
        Of(LensParameterOwner.Potential, 0, LensParameterKind.CoreRadius, 4, 12),
        Of(LensParameterOwner.Potential, 0, LensParameterKind.VelocityDispersion, 700, 1000),
        Of(LensParameterOwner.Potential, 1, LensParameterKind.X, 20, 30),
        Of(LensParameterOwner.Potential, 1, LensParameterKind.Y, 15, 25),
        Of(LensParameterOwner.Potential, 1, LensParameterKind.VelocityDispersion, 350, 600),
        Of(LensParameterOwner.Family, 0, LensParameterKind.VelocityDispersion, 100, 220),
    ];

    /// <summary>The parameters' names in the order of <see cref="Priors"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["x1", "y1", "e1", "theta1", "core1", "sigma1", "x2", "y2", "sigma2", "sigma*"];

    /// <summary>A data set: the truth, and the problem of its noisy images with the middle of the priors as the start.</summary>
    public static (double[] Truth, LensProblem Problem) Make(ulong seed, int number)
    {
        var random = new SeededRandom(seed, "lens-coverage", number);
        double[] truth = [.. Priors.Select(p => random.Uniform(p.Prior.First, p.Prior.Second))];
        LensParameter[] parameters = [.. Priors.Select(p => p.Parameter)];
        LensProblem start = new LensProblem { Model = Cluster(), Priors = Priors }.With(parameters, [.. Priors.Select(p => p.Prior.Centre)]);
        LensModel model = start.With(parameters, truth).Model;
        var systems = new List<ImageSystem>();
        while (systems.Count < Systems)
        {
            double z = random.Uniform(1, 6), x = random.Uniform(-15, 15), y = random.Uniform(-15, 15);
            LensedImage[] images = [.. new ImageSolver(model, z).Solve(x, y).Images.Where(i => Math.Abs(i.Mu) >= FaintestMu)];
            if (images.Length < 2 || HasBlend(images))
                continue;
            string id = $"{systems.Count + 1}";
            systems.Add(new ImageSystem
            {
                Id = id,
                Redshift = z,
                Images = [.. images.Select((image, k) => new ObservedImage { Id = $"{id}.{k + 1}", X = image.X + (NoiseArcsec * random.Gaussian()), Y = image.Y + (NoiseArcsec * random.Gaussian()), Redshift = z })],
            });
        }

        return (truth, start with { Images = new ImageConstraints { Systems = systems, SigmaArcsec = NoiseArcsec } });
    }

    private static bool HasBlend(LensedImage[] images)
    {
        for (int i = 0; i < images.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (double.Hypot(images[i].X - images[j].X, images[i].Y - images[j].Y) < NearestImagesArcsec)
                    return true;
            }
        }

        return false;
    }

    private static LensModel Cluster()
    {
        // The same members for all data sets: only their scale is free.
        var random = new SeededRandom(1, "lens-coverage members");
        FamilyMember[] members =
        [
            .. Enumerable.Range(0, Members).Select(i => new FamilyMember
            {
                Id = $"{i + 1}",
                X = 25 * random.Gaussian(),
                Y = 25 * random.Gaussian(),
                Ellipticity = random.Uniform(0, 0.4),
                AngleDegrees = random.Uniform(0, 180),
                Magnitude = random.Uniform(18.5, 22.5),
            }),
        ];
        var relation = new ScalingRelation { ReferenceMagnitude = 19, VelocityDispersionKms = 160, CutRadiusArcsec = 8, CoreRadiusArcsec = 0.03 };
        Potential Halo(string id, double core) => new() { Id = id, Profile = MassProfile.DualPseudoIsothermal, CoreRadiusArcsec = core, CutRadiusArcsec = 200, VelocityDispersionKms = 500, Redshift = LensRedshift, Ellipticity = 0.1 };
        return new LensModel { Reference = new LensReference(150, 2), Potentials = [Halo("O1", 8), Halo("O2", 5)], Families = [new PotentialFamily { Redshift = LensRedshift, Relation = relation, Members = members }] };
    }

    private static LensPrior Of(LensParameterOwner owner, int index, LensParameterKind quantity, double low, double high) => new(new(owner, index, quantity), ParameterPrior.Uniform(low, high));
}
