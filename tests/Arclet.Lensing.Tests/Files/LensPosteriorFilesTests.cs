using Arclet.Inference;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Files;

/// <summary>A posterior's files against those that Lenstool wrote of the same model; the draws are made up.</summary>
public class LensPosteriorFilesTests
{
    [SharedDataTheory]
    [InlineData("a2744-cats", "A2744_SLspec.par", "bayestot.dat")]
    [InlineData("macs0416-bergamini22", "Bergamini22_MACS0416.par", "bayes.dat")]
    public void Chain_HasTheColumnsOfLenstoolsChain(string folder, string model, string chain)
    {
        LensPosterior posterior = Posterior(LensModelFile.Read(SharedData.File("lens", folder, model)));
        Assert.Equal(LensChain.Read(SharedData.File("lens", folder, chain)).Columns, LensPosteriorFiles.Chain(posterior).Columns);
    }

    [SharedDataFact]
    public void Chain_WrittenReadAndBound_GivesTheDrawsModels()
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "macs0416-bergamini22", "Bergamini22_MACS0416.par"));
        LensPosterior posterior = Posterior(problem);
        LensPosteriorFiles.Chain(posterior).Save(folder.At("bayes.dat"));
        LensChainDraws read = LensChainDraws.Bind(problem, LensChain.Read(folder.At("bayes.dat")));

        // Step 2 of chain 1 is the fourth row of two chains: all digits come back.
        Assert.Equal(posterior.Count, read.Count);
        Assert.Equal(posterior.ProblemAt(1, 1).Model.AllPotentials, read.Draw(3).AllPotentials);
        Assert.Equal([1, 1, 2, 2], read.Chain.Column("Nsample")![..4]);
        Assert.Equal(posterior.LogLikelihood[1][1], read.Chain.Column("ln(Lhood)")![3]);
        Assert.Equal(posterior.Chi2[0][2], read.Chain.Column("Chi2")![4]);
    }

    [SharedDataFact]
    public void Best_WrittenAndRead_IsTheBestModel()
    {
        using var folder = new LensFolder();
        LensPosterior posterior = Posterior(LensModelFile.Read(SharedData.File("lens", "a2744-cats", "A2744_SLspec.par")));
        LensPosteriorFiles.Best(posterior, folder.At("best.par")).Save(folder.At("best.par"));
        LensModel read = LensModelFile.Read(folder.At("best.par")).Model;
        Assert.Contains("#Chi2pos: 12.500000", File.ReadAllText(folder.At("best.par")), StringComparison.Ordinal);
        Assert.Contains("NOT CONVERGED: made up", File.ReadAllText(folder.At("best.par")), StringComparison.Ordinal);
        Assert.Equal(258, read.Potentials.Count);
        LensField expected = posterior.BestProblem.Model.FieldFor(2), field = read.FieldFor(2);

        // Radii are read from kpc, which rounds once: 1e-12 of the deflection.
        Assert.Equal(expected.DeflectionAt(10, 20).AlphaX, field.DeflectionAt(10, 20).AlphaX, 1e-11);
        Assert.Equal(expected.DeflectionAt(-30, 5).AlphaY, field.DeflectionAt(-30, 5).AlphaY, 1e-11);
    }

    [SharedDataFact]
    public void BestOpt_WrittenAndRead_HasTheFreeParametersWithTheirMeansAndDeviations()
    {
        using var folder = new LensFolder();
        LensPosterior posterior = Posterior(LensModelFile.Read(SharedData.File("lens", "a2744-cats", "A2744_SLspec.par")));
        LensPosteriorFiles.SaveBestOpt(folder.At("bestopt.par"), posterior);
        LensProblem read = LensModelFile.Read(folder.At("bestopt.par"));
        LensProblem lenstool = LensModelFile.Read(SharedData.File("lens", "a2744-cats", "bestopt.par"));
        Assert.Equal(lenstool.Priors.Select(p => p.Parameter).ToHashSet(), read.Priors.Select(p => p.Parameter).ToHashSet());
        Assert.Equal(lenstool.Images!.Systems.Count, read.Images!.Systems.Count);
        for (int p = 0; p < posterior.Parameters.Count; p++)
        {
            double[] values = [.. posterior.Values(p).SelectMany(v => v)];
            ParameterPrior prior = read.Priors.Single(r => r.Parameter == posterior.Parameters[p].Parameter).Prior;
            Assert.Equal(PriorKind.Gaussian, prior.Kind);
            Assert.Equal(values.Average(), prior.First, 1e-9 * Math.Abs(values.Average()));
            Assert.Equal(Math.Sqrt(values.Average(v => Math.Pow(v - values.Average(), 2))), prior.Second, 1e-9 * prior.Second);
        }

        // A chain of the fit binds to it as to the input file.
        Assert.Equal(posterior.Count, LensChainDraws.Bind(read, LensPosteriorFiles.Chain(posterior)).Count);
    }

    [Fact]
    public void ColumnOf_AFreeRedshift_NamesTheSystemsFirstImage()
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SmallLensFiles.WriteTo(folder));
        Assert.Equal("Redshift of 2.1", LensPosteriorFiles.ColumnOf(problem, new(LensParameterOwner.ImageSystem, 1, LensParameterKind.Redshift)));
    }

    private static LensPosterior Posterior(LensProblem problem)
    {
        const int Chains = 2, Length = 5;
        var random = new SeededRandom(1, "made-up posterior");
        int n = problem.Priors.Count;
        double[] centre = [.. problem.Priors.Select(p => p.Prior.Kind == PriorKind.Uniform ? p.Prior.First + (0.4 * (p.Prior.Second - p.Prior.First)) : p.Prior.First)];
        double[][] draws = [.. Enumerable.Range(0, Chains).Select(_ => Enumerable.Range(0, Length * n).Select(i => centre[i % n] * (1 + (0.01 * random.Gaussian()))).ToArray())];
        double[][] Numbers(double from) => [.. Enumerable.Range(0, Chains).Select(c => Enumerable.Range(0, Length).Select(i => from + c + (0.1 * i)).ToArray())];
        return new(problem, LensFitOptions.Default, problem.Priors, draws, Numbers(-100), Numbers(90), [new int[Length], new int[Length]])
        {
            RHat = [.. Enumerable.Repeat(1.5, n)],
            EffectiveSamples = [.. Enumerable.Repeat(5.0, n)],
            Divergences = 0,
            MeanAcceptance = 0.8,
            Calls = 1,
            Best = centre,
            BestLogLikelihood = -50,
            BestChi2 = 12.5,
            Reasons = ["made up"],
        };
    }
}
