using Arclet.Inference;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>
/// What a lens fit of the field starts from: multiple images of sources behind the true model, found by <see cref="ImageSolver"/> and moved by
/// their errors, priors, and starting values that are not the truth.
/// </summary>
public static class LensConstraints
{
    private const int MostAttempts = 20000, DirectionsOfMargin = 8;

    private const double SourceRadiusArcsec = 22;

    /// <summary>Makes the problem that <c>lens/model.par</c> holds.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">Which images are seen.</param>
    /// <param name="seed">The field's seed.</param>
    /// <exception cref="InvalidOperationException">The model makes no multiple images.</exception>
    public static LensProblem Create(ClusterLens cluster, LensConstraintSettings settings, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(settings);
        LensModel model = cluster.Model;
        var systems = new List<ImageSystem>();
        for (int number = 1; number <= settings.SystemCount; number++)
            systems.Add(System(cluster, settings, seed, number));
        LensPrior[] priors = [.. Priors(cluster)];
        var truth = new LensProblem
        {
            Model = model,
            Priors = priors,
            Images = new ImageConstraints { Systems = systems, SigmaArcsec = settings.PositionErrorArcsec, Form = -1 },
        };
        var random = new SeededRandom(seed, "lens start");
        double[] start = [.. priors.Select(p => Start(truth.ValueOf(p.Parameter), p.Prior, settings.StartOffset, random))];
        return truth.With([.. priors.Select(p => p.Parameter)], start);
    }

    /// <summary>The priors of the first two halos (place, shape, core, dispersion), of the others' dispersions, and of the members' relation.</summary>
    private static IEnumerable<LensPrior> Priors(ClusterLens cluster)
    {
        for (int h = 0; h < cluster.Settings.Halos.Count; h++)
        {
            ClusterHalo halo = cluster.Settings.Halos[h];
            if (h < 2)
            {
                yield return Of(h, LensParameterKind.X, Math.Round(halo.X) - 6, Math.Round(halo.X) + 6);
                yield return Of(h, LensParameterKind.Y, Math.Round(halo.Y) - 6, Math.Round(halo.Y) + 6);
                yield return Of(h, LensParameterKind.Ellipticity, 0, 0.7);
                yield return Of(h, LensParameterKind.Angle, 0, 180);
                yield return Of(h, LensParameterKind.CoreRadius, 1, 20);
            }

            yield return Of(h, LensParameterKind.VelocityDispersion, 300, 1000);
        }

        yield return new LensPrior(new LensParameter(LensParameterOwner.Family, 0, LensParameterKind.VelocityDispersion), ParameterPrior.Uniform(80, 220));
        yield return new LensPrior(new LensParameter(LensParameterOwner.Family, 0, LensParameterKind.CutRadius), ParameterPrior.Uniform(1, 12));

        static LensPrior Of(int potential, LensParameterKind quantity, double low, double high) =>
            new(new LensParameter(LensParameterOwner.Potential, potential, quantity), ParameterPrior.Uniform(low, high));
    }

    private static double Start(double truth, ParameterPrior prior, double offset, SeededRandom random)
    {
        double width = prior.Second - prior.First;
        return Math.Clamp(truth + (0.1 * offset * width * random.Gaussian()), prior.First + (0.01 * width), prior.Second - (0.01 * width));
    }

    private static ImageSystem System(ClusterLens cluster, LensConstraintSettings settings, ulong seed, int number)
    {
        LensModel model = cluster.Model;
        var random = new SeededRandom(seed, "lens system", number);

        // Uniform in the age of the Universe: not all of them far away.
        FlatLambdaCdm cosmology = model.Cosmology;
        double oldest = cosmology.AgeGyr(settings.Redshift.Least), youngest = cosmology.AgeGyr(settings.Redshift.Largest);
        double z = Math.Round(cosmology.RedshiftAtAgeGyr(random.Uniform(youngest, oldest)), 4);
        LensField field = model.FieldFor(z);
        var solver = new ImageSolver(model, z, new ImageSolverOptions { FaintestMagnification = 1e-3 });
        var traces = new SaddleTraces(field, settings.FaintestMagnification, settings.LargestRadiusArcsec);
        LensedImage[] Seen(double sx, double sy) => [.. solver.Solve(sx, sy).Images.Where(i => Math.Abs(i.Mu) >= settings.FaintestMagnification
            && Math.Abs(i.Mu) < 40 && double.Hypot(i.X, i.Y) <= settings.LargestRadiusArcsec)];

        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            // Uniform in the source plane: where images are would follow the magnification. Nearly all of what is multiply imaged is within this radius.
            double radius = SourceRadiusArcsec * Math.Sqrt(random.NextDouble()), angle = random.Uniform(0, 2 * Math.PI);
            double sx = radius * Math.Cos(angle), sy = radius * Math.Sin(angle);
            if (!traces.MayBeMultiple(sx, sy))
                continue;
            LensedImage[] seen = Seen(sx, sy);

            // Two images nearer than this to each other, or one this near to a member, would not be used.
            bool usable = seen.Length >= 2
                && seen.All(a => seen.All(b => a == b || a.DistanceArcsec(b.X, b.Y) > 6 * settings.PositionErrorArcsec))
                && seen.All(a => cluster.Galaxies.All(g => a.DistanceArcsec(g.X, g.Y) > 1.5));

            // Not beside a caustic: a source that models near the truth do not show twice would tell more than the fit's likelihood knows.
            for (int k = 0; usable && k < DirectionsOfMargin; k++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * k / DirectionsOfMargin);
                usable = Seen(sx + (settings.CausticMarginArcsec * cos), sy + (settings.CausticMarginArcsec * sin)).Length >= 2;
            }

            if (usable)
                return new ImageSystem { Id = $"{number}", Redshift = z, Images = [.. seen.Select((image, i) => Observed(model, settings, random, $"{number}.{i + 1}", image, z))] };
        }

        throw new InvalidOperationException($"no multiply imaged source was found at z = {z} within {settings.LargestRadiusArcsec} arcsec");
    }

    private static ObservedImage Observed(LensModel model, LensConstraintSettings settings, SeededRandom random, string id, LensedImage image, double z)
    {
        double x = image.X + (settings.PositionErrorArcsec * random.Gaussian()), y = image.Y + (settings.PositionErrorArcsec * random.Gaussian());
        (double ra, double dec) = model.Reference.ToSky(x, y);
        return new ObservedImage
        {
            Id = id,
            X = x,
            Y = y,
            RightAscensionDegrees = ra,
            DeclinationDegrees = dec,
            SemiMajorArcsec = settings.PositionErrorArcsec,
            SemiMinorArcsec = settings.PositionErrorArcsec,
            Redshift = z,
            Magnitude = Math.Round(27 - (2.5 * Math.Log10(Math.Abs(image.Mu))), 2),
        };
    }
}
