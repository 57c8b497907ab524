using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Inference;

public class LensPosteriorLikelihoodTests
{
    public static TheoryData<ConstraintPlane, SourceTreatment, OffsetDistribution> Kinds()
    {
        var data = new TheoryData<ConstraintPlane, SourceTreatment, OffsetDistribution>();
        foreach (ConstraintPlane plane in Enum.GetValues<ConstraintPlane>())
        {
            foreach (SourceTreatment source in Enum.GetValues<SourceTreatment>())
            {
                if (source == SourceTreatment.Barycentre && plane == ConstraintPlane.Source)
                    continue;
                foreach (OffsetDistribution offsets in Enum.GetValues<OffsetDistribution>())
                    data.Add(plane, source, offsets);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Evaluate_EveryKindOfParameter_HasTheGradientOfDifferences(ConstraintPlane plane, SourceTreatment source, OffsetDistribution offsets)
    {
        LensProblem problem = FitScene.EveryParameter();
        var likelihood = new LensPosteriorLikelihood(problem, new LensFitOptions { Plane = plane, Source = source, Offsets = offsets, SettlementArcsec = 1e-10 });
        double[] theta = [.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))], gradient = new double[theta.Length];

        double value = likelihood.Evaluate(theta, gradient);

        Assert.True(double.IsFinite(value));
        Assert.Equal(0, likelihood.UnsettledSystems);

        // Between the mixture's two parts ln L turns within a shorter range: a smaller step, for truncation.
        double step = offsets == OffsetDistribution.Mixture ? 1e-4 : 2e-4;
        for (int i = 0; i < theta.Length; i++)
        {
            double h = step * Math.Abs(theta[i]), difference = Difference(likelihood, theta, i, h);

            // Differences of the sixth order: their rounding is 1e-15 |ln L| / (h/theta) = 1e-9 of ln L's scale, their truncation less.
            double scale = Math.Max(Math.Abs(gradient[i]), 0.01 * Math.Abs(value / theta[i]));
            Assert.True(Math.Abs(gradient[i] - difference) < 1e-7 * scale, $"{likelihood.Parameters[i].Parameter}: {gradient[i]} against {difference}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Evaluate_ImagesBesideCriticalLines_SettlesAndIsSmooth(ulong seed)
    {
        LensProblem problem = FitScene.BesideCriticalLines(0.3, seed);
        var likelihood = new LensPosteriorLikelihood(problem);
        double[] theta = [.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))], at = new double[theta.Length];
        double[] gradient = new double[theta.Length], values = new double[301], slopes = new double[301];
        int unsettled = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // A line of 4 % through the truth, some standard deviations.
            for (int p = 0; p < theta.Length; p++)
                at[p] = theta[p] * (1 + (0.04 * (i - 150) / 300.0));
            values[i] = likelihood.Evaluate(at, gradient);
            unsettled += likelihood.UnsettledSystems;
            slopes[i] = theta.Zip(gradient, (t, g) => t * g * 0.04 / 300).Sum();
        }

        // Where a minimum ends ln L has a step, and where another becomes the better one an edge; else the trapezium of the gradients is the difference, to its own error of the third order.
        int steps = Enumerable.Range(1, 300).Count(i => Math.Abs(values[i] - values[i - 1] - (0.5 * (slopes[i] + slopes[i - 1]))) > 0.01);
        Assert.True(unsettled == 0, $"{unsettled} unsettled systems");
        // Seed 3 has one such edge; without the curvature of the lens map seed 3 leaves 21 systems unsettled, each of which may be a step.
        Assert.True(steps <= 1, $"{steps} steps");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_TrueModel_FindsAMinimumNotAboveTheTrueImages(bool besideCriticalLines)
    {
        var worse = new List<string>();
        for (ulong seed = 1; seed <= 40; seed++)
        {
            LensProblem problem = Scene(0.3, seed);
            var likelihood = new LensPosteriorLikelihood(problem);
            likelihood.Evaluate([.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))]);
            Assert.Equal((0, 0), (likelihood.MissingImages, likelihood.UnsettledSystems));
            (double X, double Y)[] predicted = [.. likelihood.PredictedImages()];
            int at = 0;
            foreach ((ImageSystem system, ImageSystem exact) in problem.Images!.Systems.Zip(Scene(0, seed).Images!.Systems))
            {
                double found = 0, real = 0;
                for (int k = 0; k < system.Images.Count; k++, at++)
                {
                    ObservedImage o = system.Images[k], t = exact.Images[k];
                    found += (Math.Pow(o.X - predicted[at].X, 2) + Math.Pow(o.Y - predicted[at].Y, 2)) / 0.09;
                    real += (Math.Pow(o.X - t.X, 2) + Math.Pow(o.Y - t.Y, 2)) / 0.09;
                }

                // The true source and its images are one of the places over which the sum is minimised. A quarter, an eighth in ln L, is missed in one of 160 systems beside critical lines.
                if (found > real + 0.3)
                    worse.Add($"seed {seed}, system {system.Id}: {found:F2} above {real:F2}");
            }
        }

        Assert.Empty(worse);

        LensProblem Scene(double noise, ulong seed) => besideCriticalLines ? FitScene.BesideCriticalLines(noise, seed) : FitScene.Small(noise, seed, 8);
    }

    [Fact]
    public void Evaluate_SourcePlaneWithoutTolerance_HasTheChi2OfTheFullMatrix()
    {
        LensProblem problem = FitScene.Small(0.3);
        PositionChi2 other = new PositionLikelihood(problem.Images!, PositionChi2Options.FromForm(8)).Evaluate(problem.Model);
        var likelihood = new LensPosteriorLikelihood(problem, new LensFitOptions { Plane = ConstraintPlane.Source, SourceToleranceArcsec = 1e-6 });

        likelihood.Evaluate([.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))]);

        // The tolerance is 1e-5 of the smallest trace of an error: 1e-9 of chi2 after squaring.
        Assert.Equal(other.Chi2, likelihood.Chi2, 1e-7 * other.Chi2);
    }

    [Fact]
    public void Evaluate_ImagePlaneWithoutNoise_FindsTheImagesOfTheExactSolver()
    {
        LensProblem problem = FitScene.Small(0);
        LensProblem moved = problem with { Images = problem.Images! with { Systems = [.. problem.Images.Systems.Select(s => s with { Images = [.. s.Images.Select((i, k) => i with { X = i.X + (k == 0 ? 0.2 : 0) })] })] } };
        var exact = new LensPosteriorLikelihood(problem);
        var likelihood = new LensPosteriorLikelihood(moved, new LensFitOptions { SourceToleranceArcsec = 1e-5, SettlementArcsec = 1e-9 });
        double[] theta = [.. exact.Parameters.Select(p => problem.ValueOf(p.Parameter))];

        exact.Evaluate(theta);
        likelihood.Evaluate(theta);
        (double X, double Y)[] predicted = [.. likelihood.PredictedImages()];

        // The solver's images solve the lens equation to 1e-9 arcsec.
        Assert.InRange(exact.Chi2, 0, 1e-9);
        int at = 0;
        foreach (ImageSystem system in moved.Images!.Systems)
        {
            LensField field = moved.Model.FieldFor(system.Redshift);
            (double X, double Y)[] own = predicted[at..(at + system.Images.Count)];
            at += own.Length;
            (double bx, double by) = field.SourceOf(own[0].X, own[0].Y);
            ImageSet all = new ImageSolver(moved.Model, system.Redshift).Solve(bx, by);
            foreach ((double x, double y) in own)
            {
                // The traces may differ by the tolerance times the pull of an image that is 2 sigma off: some 1e-8 arcsec.
                Assert.Contains(all.Images, i => i.DistanceArcsec(x, y) < 1e-5);
            }
        }
    }

    [Fact]
    public void Evaluate_RejectedMissingImage_HasNoLikelihood()
    {
        LensProblem problem = FitScene.Small(0.1);
        LensFitOptions reject = new() { MissingImages = MissingImageRule.Reject };
        var tolerant = new LensPosteriorLikelihood(problem);
        var strict = new LensPosteriorLikelihood(problem, reject);
        double[] theta = [.. tolerant.Parameters.Select(p => problem.ValueOf(p.Parameter))];

        Assert.True(double.IsFinite(strict.Evaluate(theta)));
        theta[0] = 505;
        theta[3] = 55;

        Assert.True(double.IsFinite(tolerant.Evaluate(theta)));
        Assert.True(tolerant.MissingImages > 0);
        Assert.Equal(double.NegativeInfinity, strict.Evaluate(theta));
    }

    [Fact]
    public void Evaluate_OneImageFarOff_CostsAStudentLessThanAGaussian()
    {
        LensProblem problem = FitScene.Small(0.1);
        LensProblem wrong = problem with { Images = problem.Images! with { Systems = [.. problem.Images.Systems.Select((s, n) => n > 0 ? s : s with { Images = [s.Images[0] with { X = s.Images[0].X + 2 }, .. s.Images.Skip(1)] })] } };

        double Loss(OffsetDistribution offsets)
        {
            LensFitOptions options = new() { Offsets = offsets };
            LensPosteriorLikelihood right = new(problem, options), other = new(wrong, options);
            double[] theta = [.. right.Parameters.Select(p => problem.ValueOf(p.Parameter))];
            return right.Evaluate(theta) - other.Evaluate(theta);
        }

        double gaussian = Loss(OffsetDistribution.Gaussian);
        Assert.True(gaussian > 30);
        Assert.InRange(Loss(OffsetDistribution.Student), 1, 20);
        Assert.InRange(Loss(OffsetDistribution.Mixture), 1, 0.5 * gaussian);
    }

    [Fact]
    public void Constructor_NothingFree_SaysSo()
    {
        LensProblem problem = FitScene.Small(0.1) with { Priors = [] };

        InputException error = Assert.Throws<InputException>(() => new LensPosteriorLikelihood(problem));

        Assert.Contains("no free parameter", error.Message);
    }

    [SharedDataFact]
    public void Evaluate_Abell2744AtThePublishedBest_IsNotAboveItsChi2()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens/a2744-cats/bestopt.par"));
        var likelihood = new LensPosteriorLikelihood(problem);

        likelihood.Evaluate([.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))]);

        // The header's 150.08 is for the weighted barycentre; the best source of every system can only lower it.
        Assert.Equal(21, likelihood.Parameters.Count);
        Assert.Equal(83, likelihood.ImageCount);
        Assert.InRange(likelihood.Chi2, 90, 150.084);
    }

    [SharedDataFact]
    public void Evaluate_Abell2744ByBarycentres_IsTheChi2OfWeightedMeans()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens/a2744-cats/bestopt.par"));
        var likelihood = new LensPosteriorLikelihood(problem, new LensFitOptions { Source = SourceTreatment.Barycentre, SourceToleranceArcsec = 1e-6, SettlementArcsec = 1e-9 });

        likelihood.Evaluate([.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))]);

        // The other likelihood's Newton solution of the same definition; the header of the file has 150.08.
        PositionChi2 other = new PositionLikelihood(problem.Images!, PositionChi2Options.FromForm(-2)).Evaluate(problem.Model);
        Assert.Equal(0, likelihood.MissingImages);
        Assert.Equal(other.Chi2, likelihood.Chi2, 1e-4 * other.Chi2);
    }

    private static double Difference(LensPosteriorLikelihood likelihood, double[] theta, int i, double h)
    {
        double at = theta[i], sum = 0;
        ReadOnlySpan<double> weights = [45.0 / 60, -9.0 / 60, 1.0 / 60];
        for (int k = 1; k <= 3; k++)
        {
            theta[i] = at + (k * h);
            double up = likelihood.Evaluate(theta);
            theta[i] = at - (k * h);
            sum += weights[k - 1] * (up - likelihood.Evaluate(theta));
        }

        theta[i] = at;
        return sum / h;
    }
}
