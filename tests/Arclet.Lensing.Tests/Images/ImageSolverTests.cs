using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Images;

public class ImageSolverTests
{
    /// <summary>Redshifts for which D_LS/D_S is some number; strengths below are divided by it.</summary>
    private const double LensRedshift = 0.3, SourceRedshift = 2;

    private static double Efficiency => Arclet.Sky.FlatLambdaCdm.Default.LensingEfficiency(LensRedshift, SourceRedshift);

    [Fact]
    public void Solve_SingularIsothermalSphere_GivesTheTwoImagesOfTheFormula()
    {
        // b = 1 arcsec: images at beta + b and beta - b, mu = 1 / (1 - b/|theta|); the centre is singular and holds no image.
        ImageSet set = new ImageSolver(Model(Isothermal(0, 0, 1)), SourceRedshift).Solve(0.5, 0);

        Assert.True(set.IsComplete);
        Assert.Equal(2, set.Images.Count);
        Assert.Equal(1.5, set.Images[0].X, 1e-10);
        Assert.Equal(3, set.Images[0].Mu, 1e-8);
        Assert.Equal(ImageParity.Minimum, set.Images[0].Parity);
        Assert.Equal(-0.5, set.Images[1].X, 1e-10);
        Assert.Equal(-1, set.Images[1].Mu, 1e-8);
        Assert.Equal(ImageParity.Saddle, set.Images[1].Parity);
        UnresolvedTile core = Assert.Single(set.Unresolved);
        Assert.Equal(1, core.Index);
    }

    [Fact]
    public void Solve_SingularIsothermalSphereFarBehind_GivesOneImage()
    {
        ImageSet set = new ImageSolver(Model(Isothermal(0, 0, 1)), SourceRedshift).Solve(1.2, 0.3);

        LensedImage image = Assert.Single(set.Images);
        Assert.True(set.IsComplete);
        Assert.Equal(1, set.EdgeIndex);
        double r = Math.Sqrt((1.2 * 1.2) + (0.3 * 0.3));
        Assert.Equal(1.2 * (1 + (1 / r)), image.X, 1e-10);
    }

    [Fact]
    public void Solve_PointMass_GivesTheTwoImagesOfTheFormula()
    {
        // theta = (beta +- sqrt(beta^2 + 4 theta_E^2)) / 2; the mass that makes theta_E is taken from the field itself.
        var trial = new Potential { Profile = MassProfile.PointMass, Redshift = LensRedshift, MassSolar = 1e12 };
        double squared = Model(trial).FieldFor(SourceRedshift).DeflectionAt(1, 0).AlphaX;
        ImageSet set = new ImageSolver(Model(trial), SourceRedshift).Solve(0.7, 0);

        Assert.Equal(2, set.Images.Count);
        Assert.True(set.IsComplete);
        double root = Math.Sqrt(0.49 + (4 * squared));
        Assert.Equal((0.7 + root) / 2, set.Images.Max(i => i.X), 1e-10);
        Assert.Equal((0.7 - root) / 2, set.Images.Min(i => i.X), 1e-10);
    }

    [Fact]
    public void Solve_WithoutAnyLensInFront_GivesTheSourceItself()
    {
        LensedImage image = Assert.Single(new ImageSolver(Model(Isothermal(0, 0, 1)), 0.2).Solve(3, -4).Images);

        Assert.Equal((3, -4, 1), (image.X, image.Y, image.Mu));
    }

    [Fact]
    public void Solve_AcrossACaustic_HasTwoImagesMore()
    {
        // The elliptical lens with a core has a diamond caustic; along x the number of images changes by two at its cusp and at the radial caustic. Where it
        // changes is found by halving to 1e-9 arcsec: at every step the count must agree with the edge's index.
        var solver = new ImageSolver(Model(Halo(0, 0, 20, 1.5, 0.4)), SourceRedshift);
        double inside = 0, outside = 60;
        int central = solver.Solve(inside, 0.01).Images.Count;
        Assert.True(central >= 3);
        for (int step = 0; step < 36; step++)
        {
            double middle = (inside + outside) / 2;
            ImageSet set = solver.Solve(middle, 0.01);
            Assert.True(set.CountAgrees, $"at {middle}");
            if (set.Images.Count == central)
                inside = middle;
            else
                outside = middle;
        }

        int beyond = solver.Solve(outside + 1e-6, 0.01).Images.Count;
        Assert.Equal(2, Math.Abs(central - beyond));
    }

    [Fact]
    public void Solve_HaloWithMembers_SatisfiesTheLensEquationAndTheIndex()
    {
        LensModel model = Cluster();
        LensField field = model.FieldFor(SourceRedshift);
        var solver = new ImageSolver(model, SourceRedshift);
        var random = new Random(7);
        int several = 0;
        for (int k = 0; k < 60; k++)
        {
            (double x, double y) = ((random.NextDouble() * 24) - 12, (random.NextDouble() * 24) - 12);
            ImageSet set = solver.Solve(x, y);
            Assert.True(set.IsComplete, $"source {x}, {y}");
            Assert.Equal(1, set.EdgeIndex);
            several += set.Images.Count > 1 ? 1 : 0;
            foreach (LensedImage image in set.Images)
            {
                (double bx, double by) = field.SourceOf(image.X, image.Y);
                Assert.True(Math.Abs(bx - x) + Math.Abs(by - y) < 1e-10);
            }
        }

        Assert.InRange(several, 10, 60);
    }

    [Fact]
    public void Solve_HaloWithMembers_FindsWhatBruteForceFinds()
    {
        LensModel model = Cluster();
        var random = new Random(11);
        (double, double, double)[] sources = [.. Enumerable.Range(0, 20).Select(_ => ((random.NextDouble() * 16) - 8, (random.NextDouble() * 16) - 8, Efficiency))];

        Compare(model, SearchWindow.Square(0, 0, 45), 0.1, sources, _ => SourceRedshift);
    }

    [SharedDataFact]
    public void Solve_Abell2744_FindsWhatBruteForceFinds()
    {
        // The long version is the benchmark verb lens-images-brute-force: 200 sources, 0.02 arcsec. Here the window is smaller and the step larger, so that
        // images in cores of members are left to the former.
        LensModel model = LensModelFile.Read(SharedData.File("lens/reference/run_chi_src.par"), new() { DataFolder = SharedData.File("lens/a2744-cats") }).Model;
        var random = new Random(3);
        double[] redshifts = [.. Enumerable.Range(0, 6).Select(_ => 1 + (6 * random.NextDouble()))];

        // Traced back from random places near the centre: most are multiply imaged.
        (double, double, double)[] sources = [.. redshifts.Select(z =>
        {
            (double x, double y) = model.FieldFor(z).SourceOf((random.NextDouble() * 40) - 25, (random.NextDouble() * 40) - 20);
            return (x, y, model.Cosmology.LensingEfficiency(0.308, z));
        })];

        Compare(model, SearchWindow.Square(0, 0, 50), 0.2, sources, s => redshifts[s], missedByGrid: 0.05);
    }

    [Fact]
    public void Solve_SeveralPlanes_SatisfiesTheRecursiveEquation()
    {
        LensModel model = new()
        {
            Planes = PlaneTreatment.MultiPlane,
            Potentials = [Halo(0, 0, 15, 2, 0.3), Halo(6, 4, 1, 0.05, 0.2) with { Redshift = 0.7 }],
        };
        ImageSet set = new ImageSolver(model, SourceRedshift).Solve(0.8, 0.5);
        LensField field = model.FieldFor(SourceRedshift);

        Assert.True(set.IsComplete);
        Assert.True(set.Images.Count >= 3);
        Assert.All(set.Images, i => Assert.True(Math.Abs(field.SourceOf(i.X, i.Y).X - 0.8) < 1e-10));
    }

    [Fact]
    public void Solve_SheetThatFocuses_AsksForAWindow()
    {
        var sheet = new Potential { Profile = MassProfile.MassSheet, Convergence = 1.1 / Efficiency, Redshift = LensRedshift };
        Assert.Contains("window", Assert.Throws<ArgumentException>(() => new ImageSolver(Model(sheet), SourceRedshift).Solve(0, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_PlaceThatIsNoNumber_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ImageSolver(Model(Isothermal(0, 0, 1)), SourceRedshift).Solve(double.NaN, 0));

    private static void Compare(LensModel model, SearchWindow window, double step, (double X, double Y, double Efficiency)[] sources, Func<int, double> redshift, double missedByGrid = 1e-3)
    {
        List<(double X, double Y)>[] brute = BruteForceImages.Find(model.FieldForUnitEfficiency(), window, step, sources);
        for (int s = 0; s < sources.Length; s++)
        {
            ImageSet set = new ImageSolver(model, redshift(s), new() { Window = window }).Solve(sources[s].X, sources[s].Y);
            Assert.True(set.IsComplete);
            Assert.All(brute[s], b => Assert.Contains(set.Images, i => i.DistanceArcsec(b.X, b.Y) < 1e-6));

            // What the grid can miss: images fainter than the threshold, and pairs closer than its step.
            foreach (LensedImage image in set.Images.Where(i => Math.Abs(i.Mu) > missedByGrid))
            {
                bool pair = set.Images.Any(o => o.ParitySign != image.ParitySign && o.DistanceArcsec(image.X, image.Y) is > 0 and var d && d < 2 * step);
                Assert.True(pair || brute[s].Exists(b => image.DistanceArcsec(b.X, b.Y) < 1e-6), $"source {s}: image {image.X}, {image.Y}, mu {image.Mu}");
            }
        }
    }

    private static LensModel Model(params Potential[] potentials) => new() { Potentials = potentials };

    private static LensModel Cluster() => Model(
        Halo(0, 0, 18, 3, 0.5),
        Halo(-14, 9, 8, 2, 0.2),
        Halo(5, -3, 0.8, 0.02, 0.3),
        Halo(-4, 10, 0.5, 0.01, 0.1),
        Halo(9, 8, 0.3, 0.005, 0),
        new Potential { Profile = MassProfile.ExternalShear, Shear = 0.03 / Efficiency, AngleDegrees = 20, Redshift = LensRedshift });

    /// <summary>A singular isothermal sphere with a deflection of b arcsec.</summary>
    private static Potential Isothermal(double x, double y, double b) => new()
    {
        Profile = MassProfile.SingularIsothermalEllipsoid,
        X = x,
        Y = y,
        Redshift = LensRedshift,
        VelocityDispersionKms = Math.Sqrt(b / Efficiency / (4 * LensConstants.Exact.DispersionArcsec)),
    };

    /// <summary>A dPIE whose b0 times the efficiency is b arcsec.</summary>
    private static Potential Halo(double x, double y, double b, double core, double ellipticity) => new()
    {
        Profile = MassProfile.DualPseudoIsothermal,
        X = x,
        Y = y,
        Redshift = LensRedshift,
        Ellipticity = ellipticity,
        AngleDegrees = 25,
        CoreRadiusArcsec = core,
        CutRadiusArcsec = Math.Max(200 * core, 5),
        VelocityDispersionKms = Math.Sqrt(b / Efficiency / (6 * LensConstants.Exact.DispersionArcsec)),
    };
}
