using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Tests;

public class BoundedLeastSquaresTests
{
    private static readonly LeastSquaresOptions Exact = new() { RelativeCostTolerance = 1e-15, StepTolerance = 1e-13, MaximumEvaluations = 2000 };

    public static TheoryData<string, int> NistRuns
    {
        get
        {
            var runs = new TheoryData<string, int>();
            foreach (NistProblem problem in NistProblem.All)
            {
                // From the first start of BoxBOD the full step leads onto a plateau (b2 too large to leave a trace): the reference
                // solution is no descent away, and a multi-start is what such a problem needs.
                for (int start = problem.Name == "BoxBOD" ? 1 : 0; start < problem.Starts.Length; start++)
                    runs.Add(problem.Name, start);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(NistRuns))]
    public void Minimize_NistProblem_FindsTheCertifiedValuesAndErrors(string name, int start)
    {
        NistProblem problem = NistProblem.Get(name);
        int n = problem.ParameterCount;
        double[] b = [.. problem.Starts[start]];
        var workspace = new LeastSquaresWorkspace(n);
        LeastSquaresResult result = BoundedLeastSquares.Minimize(problem, b, [], [], workspace, Exact);
        Assert.True(result.Converged, $"{result}");

        // The normal equations square the condition number (1e5 to 1e6 for Lanczos3): seven digits are left of sixteen for it, and more elsewhere.
        double tolerance = name is "Lanczos3" ? 1e-5 : 1e-7;
        Assert.Equal(1, result.Cost / problem.SumOfSquares, 8);
        var covariance = new double[n * n];
        Assert.True(workspace.Covariance(covariance, result.Cost / (problem.ResidualCount - n)));
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(1, b[k] / problem.Certified[k], tolerance);
            Assert.Equal(1, Math.Sqrt(covariance[(k * n) + k]) / problem.CertifiedErrors[k], 10 * tolerance);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Minimize_Lanczos3WithTheAmplitudesSolved_FindsTheCertifiedValues(int start)
    {
        NistProblem nist = NistProblem.Get("Lanczos3");
        var problem = new ThreeDecays(nist.X, nist.Y);
        double[] rates = [nist.Starts[start][1], nist.Starts[start][3], nist.Starts[start][5]];
        var workspace = new LeastSquaresWorkspace(3);
        LeastSquaresResult result = BoundedLeastSquares.Minimize(problem, rates, [], [], workspace, Exact);
        Assert.True(result.Converged, $"{result}");
        Assert.Equal(1, result.Cost / nist.SumOfSquares, 6);
        var covariance = new double[9];
        Assert.True(workspace.Covariance(covariance, result.Cost / (24 - 6)));
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(1, rates[k] / nist.Certified[(2 * k) + 1], 1e-4);
            Assert.Equal(1, problem.Coefficients[k] / nist.Certified[2 * k], 1e-4);

            // The projected curvature gives the errors of the full problem.
            Assert.Equal(1, Math.Sqrt(covariance[(k * 3) + k]) / nist.CertifiedErrors[(2 * k) + 1], 1e-3);
        }
    }

    [Fact]
    public void Minimize_BoundThatHolds_EndsOnItExactlyWithTheOthersRefitted()
    {
        // scipy 1.10.1: least_squares of b2 alone with b1 = 200 (xtol = ftol = gtol = 1e-15).
        NistProblem problem = NistProblem.Get("Misra1a");
        double[] b = [150, 5e-4];
        var workspace = new LeastSquaresWorkspace(2);
        LeastSquaresResult result = BoundedLeastSquares.Minimize(problem, b, [0, 0], [200, double.PositiveInfinity], workspace, Exact);
        Assert.True(result.Converged);
        Assert.Equal(200, b[0]);
        Assert.Equal(1, b[1] / 6.790593778093e-04, 1e-7);
        Assert.Equal(1, result.Cost / 3.334445882192e+00, 1e-9);
        Assert.Equal([1, 0], workspace.ActiveBounds.ToArray());
        var covariance = new double[4];
        Assert.True(workspace.Covariance(covariance));
        Assert.Equal([double.NaN, double.NaN, double.NaN], covariance[..3]);
        Assert.Equal(1, covariance[3] * workspace.Curvature[3], 1e-12);
    }

    [Fact]
    public void Minimize_StartOnABoundThatDoesNotHold_LeavesIt()
    {
        NistProblem problem = NistProblem.Get("Misra1a");
        double[] b = [400, 5e-4];
        var workspace = new LeastSquaresWorkspace(2);
        BoundedLeastSquares.Minimize(problem, b, [0, 0], [400, 1], workspace, Exact);
        Assert.Equal(1, b[0] / problem.Certified[0], 1e-7);
        Assert.Equal([0, 0], workspace.ActiveBounds.ToArray());
    }

    [Fact]
    public void Minimize_CapOnEvaluations_IsKeptAndSaid()
    {
        NistProblem problem = NistProblem.Get("MGH09");
        double[] b = [.. problem.Starts[0]];
        LeastSquaresResult result = BoundedLeastSquares.Minimize(problem, b, [], [], new LeastSquaresWorkspace(4), Exact with { MaximumEvaluations = 7 });
        Assert.Equal(LeastSquaresStatus.EvaluationCap, result.Status);
        Assert.Equal(7, result.Evaluations);
    }

    [Fact]
    public void Minimize_UndefinedStart_SaysSo()
    {
        double[] b = [double.NaN, 1];
        Assert.Equal(LeastSquaresStatus.NotFinite, BoundedLeastSquares.Minimize(NistProblem.Get("Misra1a"), b, [], [], new LeastSquaresWorkspace(2), Exact).Status);
    }

    [Fact]
    public void Minimize_SecondTimeInTheSameMemory_AllocatesNothing()
    {
        NistProblem problem = NistProblem.Get("Misra1a");
        var workspace = new LeastSquaresWorkspace(5);
        double[] b = [500, 1e-4];
        BoundedLeastSquares.Minimize(problem, b, [], [], workspace, Exact);
        (b[0], b[1]) = (250, 5e-4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        BoundedLeastSquares.Minimize(problem, b, [], [], workspace, Exact);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void BoxQuadratic_RandomBoxes_SatisfiesTheConditionsOfTheMinimum()
    {
        var random = new Random(20240517);
        for (int trial = 0; trial < 500; trial++)
        {
            int n = random.Next(1, 9);
            double[] a = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)];
            var b = new double[n * n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    b[(i * n) + j] = Enumerable.Range(0, n).Sum(k => a[(i * n) + k] * a[(j * n) + k]) + (i == j ? 0.01 : 0);
            }

            double[] gradient = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
            double[] lower = [.. Enumerable.Range(0, n).Select(_ => -random.NextDouble() * (random.Next(3) == 0 ? 0 : 3))];
            double[] upper = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * (random.Next(3) == 0 ? 0 : 3))];
            var step = new double[n];
            var held = new sbyte[n];
            Assert.True(BoxQuadratic.Minimize(b, gradient, lower, upper, step, held, new double[n * n], new double[n], new int[n]));
            for (int i = 0; i < n; i++)
            {
                double slope = gradient[i] + Enumerable.Range(0, n).Sum(j => b[(i * n) + j] * step[j]);
                Assert.InRange(step[i], lower[i], upper[i]);
                if (step[i] > lower[i] && step[i] < upper[i])
                    Assert.Equal(0, slope, 9);
                else if (lower[i] < upper[i])
                    Assert.True(step[i] == lower[i] ? slope > -1e-9 : slope < 1e-9, $"trial {trial}: {slope} at {step[i]}");
            }
        }
    }

    private sealed class ThreeDecays(double[] x, double[] y) : SeparableProblem(x.Length, 3, 3)
    {
        protected override ReadOnlySpan<double> Data => y;

        protected override void Basis(ReadOnlySpan<double> parameters, Span<double> basis)
        {
            for (int k = 0; k < 3; k++)
            {
                for (int i = 0; i < x.Length; i++)
                    basis[(k * x.Length) + i] = Math.Exp(-parameters[k] * x[i]);
            }
        }

        protected override void Derivatives(ReadOnlySpan<double> parameters, ReadOnlySpan<double> coefficients, Span<double> derivatives)
        {
            for (int k = 0; k < 3; k++)
            {
                for (int i = 0; i < x.Length; i++)
                    derivatives[(k * x.Length) + i] = -coefficients[k] * x[i] * Math.Exp(-parameters[k] * x[i]);
            }
        }
    }
}
