using Arclet.Inference;

namespace Arclet.Lensing.Tests.Inference;

/// <summary>Small lenses with images made by the exact solver.</summary>
internal static class FitScene
{
    /// <summary>A halo, members, and systems of at least three images with Gaussian noise; the halo's dispersion, ellipticity and angle and the members' dispersion are free.</summary>
    public static LensProblem Small(double noise, ulong seed = 1, int systems = 5)
    {
        LensModel model = Model();
        var random = new SeededRandom(seed, "scene");
        var list = new List<ImageSystem>();
        for (int attempt = 0; list.Count < systems; attempt++)
        {
            double z = 1.5 + (0.4 * list.Count);
            ImageSet set = new ImageSolver(model, z).Solve(random.Uniform(-4, 4), random.Uniform(-4, 4));
            LensedImage[] bright = [.. set.Images.Where(i => Math.Abs(i.Mu) is > 0.5 and < 15)];
            if (bright.Length < 3)
                continue;
            string id = $"{list.Count + 1}";
            list.Add(new ImageSystem
            {
                Id = id,
                Redshift = z,
                Images = [.. bright.Select((b, k) => new ObservedImage { Id = $"{id}.{k + 1}", X = b.X + (noise * random.Gaussian()), Y = b.Y + (noise * random.Gaussian()), Redshift = z })],
            });
        }

        return new LensProblem
        {
            Model = model,
            Images = new ImageConstraints { Systems = list, SigmaArcsec = Math.Max(noise, 0.1) },
            Priors =
            [
                new(new(LensParameterOwner.Potential, 0, LensParameterKind.VelocityDispersion), ParameterPrior.Uniform(500, 900)),
                new(new(LensParameterOwner.Potential, 0, LensParameterKind.Ellipticity), ParameterPrior.Uniform(0, 0.6)),
                new(new(LensParameterOwner.Potential, 0, LensParameterKind.Angle), ParameterPrior.Gaussian(30, 30)),
                new(new(LensParameterOwner.Family, 0, LensParameterKind.VelocityDispersion), ParameterPrior.Uniform(50, 250)),
            ],
        };
    }

    /// <summary>The small scene with systems that have two images beside a critical line, moved by noise that is as large as their distance from it.</summary>
    public static LensProblem BesideCriticalLines(double noise, ulong seed)
    {
        LensModel model = Model();
        var random = new SeededRandom(seed, "critical scene");
        var list = new List<ImageSystem>();
        while (list.Count < 4)
        {
            double z = 1.5 + (0.7 * list.Count), x = random.Uniform(-25, 25), y = random.Uniform(-25, 25);
            LensField field = model.FieldFor(z);
            if (Math.Abs(field.DeflectionAndHessianAt(x, y).Mu) is < 15 or > 40)
                continue;
            (double sx, double sy) = field.SourceOf(x, y);
            LensedImage[] images = [.. new ImageSolver(model, z).Solve(sx, sy).Images.Where(i => Math.Abs(i.Mu) is > 0.5 and < 60)];
            if (images.Length < 4)
                continue;
            string id = $"{list.Count + 1}";
            list.Add(new ImageSystem { Id = id, Redshift = z, Images = [.. images.Select((b, k) => new ObservedImage { Id = $"{id}.{k + 1}", X = b.X + (noise * random.Gaussian()), Y = b.Y + (noise * random.Gaussian()), Redshift = z })] });
        }

        return Small(noise) with { Images = new ImageConstraints { Systems = list, SigmaArcsec = noise } };
    }

    /// <summary>Every kind of parameter free that a fit knows, on lenses of many profiles; images are the small scene's, moved.</summary>
    public static LensProblem EveryParameter()
    {
        LensProblem small = Small(0.3);
        Potential[] potentials =
        [
            small.Model.Potentials[0],
            new() { Id = "swapped", Profile = MassProfile.DualPseudoIsothermal, X = 7, Y = -3, Ellipticity = 0.2, AngleDegrees = 10, CoreRadiusArcsec = 2, CutRadiusArcsec = 1.2, VelocityDispersionKms = 90, Redshift = 0.3 },
            new() { Id = "nfw", Profile = MassProfile.NavarroFrenkWhite, X = -12, Y = 9, Ellipticity = 0.1, AngleDegrees = 50, ScaleRadiusArcsec = 15, VelocityDispersionKms = 200, Redshift = 0.3 },
            new() { Id = "gnfw", Profile = MassProfile.GeneralizedNfw, X = 20, Y = -15, Ellipticity = 0.1, AngleDegrees = 50, ScaleRadiusArcsec = 12, InnerSlope = 1.2, VelocityDispersionKms = 150, Redshift = 0.3 },
            new() { Id = "sersic", Profile = MassProfile.Sersic, X = 3, Y = 14, Ellipticity = 0.2, AngleDegrees = 70, EffectiveRadiusArcsec = 3, SersicIndex = 3, Convergence = 0.1, Redshift = 0.3 },
            new() { Id = "shear", Profile = MassProfile.ExternalShear, Shear = 0.03, AngleDegrees = 20, Redshift = 0.3 },
            new() { Id = "sheet", Profile = MassProfile.MassSheet, Convergence = 0.02, Redshift = 0.3 },
            new() { Id = "sie", Profile = MassProfile.SingularIsothermalEllipsoid, X = -8, Y = -9, Ellipticity = 0.15, AngleDegrees = 33, VelocityDispersionKms = 80, Redshift = 0.3 },
            new() { Id = "hernquist", Profile = MassProfile.Hernquist, X = 15, Y = 12, ScaleRadiusArcsec = 3, MassSolar = 3e11, Redshift = 0.3 },
        ];
        (int, LensParameterKind[])[] free =
        [
            (0, [LensParameterKind.X, LensParameterKind.Y, LensParameterKind.Ellipticity, LensParameterKind.Angle, LensParameterKind.CoreRadius, LensParameterKind.CutRadius, LensParameterKind.VelocityDispersion]),
            (1, [LensParameterKind.CoreRadius, LensParameterKind.CutRadius, LensParameterKind.VelocityDispersion]),
            (2, [LensParameterKind.X, LensParameterKind.ScaleRadius, LensParameterKind.VelocityDispersion]),
            (3, [LensParameterKind.InnerSlope]),
            (4, [LensParameterKind.SersicIndex, LensParameterKind.EffectiveRadius, LensParameterKind.Convergence]),
            (5, [LensParameterKind.Shear, LensParameterKind.Angle]),
            (6, [LensParameterKind.Convergence]),
            (7, [LensParameterKind.VelocityDispersion, LensParameterKind.Ellipticity]),
            (8, [LensParameterKind.Mass]),
        ];
        LensParameterKind[] shared = [LensParameterKind.VelocityDispersion, LensParameterKind.CutRadius, LensParameterKind.CoreRadius, LensParameterKind.DispersionSlope, LensParameterKind.CutSlope];
        var problem = new LensProblem
        {
            Model = LensProblem.Copy(small.Model, potentials, small.Model.Families),
            Images = small.Images! with
            {
                Systems = [.. small.Images.Systems.Select((s, i) => i == 1 ? s with { RedshiftPrior = ParameterPrior.Uniform(1, 4) } : i == 2 ? s with { SharesRedshiftWith = "2", Redshift = small.Images.Systems[1].Redshift } : s)],
            },
        };
        var priors = new List<LensPrior>();
        foreach ((int lens, LensParameterKind[] kinds) in free)
            priors.AddRange(kinds.Select(k => Wide(problem, new(LensParameterOwner.Potential, lens, k))));
        priors.AddRange(shared.Select(k => Wide(problem, new(LensParameterOwner.Family, 0, k))));
        return problem with { Priors = priors };
    }

    private static LensPrior Wide(LensProblem problem, LensParameter p)
    {
        double value = problem.ValueOf(p), width = Math.Max(Math.Abs(value) * 0.5, 0.01);
        return new(p, ParameterPrior.Uniform(value - width, value + width));
    }

    private static LensModel Model() => new()
    {
        Potentials = [new() { Id = "halo", Profile = MassProfile.DualPseudoIsothermal, X = 0.4, Y = -0.3, Ellipticity = 0.3, AngleDegrees = 25, CoreRadiusArcsec = 5, CutRadiusArcsec = 150, VelocityDispersionKms = 700, Redshift = 0.3 }],
        Families =
        [
            new()
            {
                Redshift = 0.3,
                Relation = new() { ReferenceMagnitude = 18, VelocityDispersionKms = 150, CutRadiusArcsec = 8, CoreRadiusArcsec = 0.05 },
                Members =
                [
                    new() { Id = "a", X = 9, Y = 4, Ellipticity = 0.2, AngleDegrees = 40, Magnitude = 18.5 },
                    new() { Id = "b", X = -6, Y = 11, Magnitude = 19.2 },
                    new() { Id = "c", X = -13, Y = -5, Ellipticity = 0.3, AngleDegrees = -20, Magnitude = 19.9 },
                    new() { Id = "d", X = 4, Y = -14, Magnitude = 20.5 },
                ],
            },
        ],
    };
}
