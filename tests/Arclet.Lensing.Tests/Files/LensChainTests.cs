using System.Text;
using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Files;

public class LensChainTests
{
    [SharedDataFact]
    public void Draw_Abell2744Chain_ChangesExactlyTheFreeParameters()
    {
        LensChain chain = LensChain.Read(SharedData.File("lens", "a2744-cats", "bayestot.dat"));
        Assert.Equal((10010, 24), (chain.Count, chain.Columns.Count));
        // The first and last rows as awk prints them.
        Assert.Equal([1, -123.252680, -2.233186, 0.760461], chain[0][..4].ToArray());
        Assert.Equal(171.542630, chain[0][^1]);
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "a2744-cats", "A2744_SLspec.par"));
        LensChainDraws draws = LensChainDraws.Bind(problem, chain);
        Assert.Empty(draws.Warnings);
        Assert.Equal(21, draws.Parameters.Count);
        LensModel drawn = draws.Draw(0);
        Assert.Equal((-2.233186, 0.760461, 0.860362, 90.407771, 20.527624, 601.593908), (drawn.Potentials[0].X, drawn.Potentials[0].Y, drawn.Potentials[0].Ellipticity, drawn.Potentials[0].AngleDegrees, drawn.Potentials[0].CoreRadiusArcsec, drawn.Potentials[0].VelocityDispersionKms));
        Assert.Equal((6.211040, 339.177562), (drawn.Potentials[5].CutRadiusArcsec, drawn.Potentials[4].VelocityDispersionKms));
        Assert.Equal((199.304399, 164.231916, 82.561142), (drawn.Families[0].Relation.VelocityDispersionKms, drawn.Families[1].Relation.VelocityDispersionKms, drawn.Families[2].Relation.VelocityDispersionKms));
        Assert.Equal(2.989996, drawn.Families[1].Relation.CutRadiusArcsec);
        // What the chain does not change stays.
        Assert.Equal(problem.Model.Potentials[0].CutRadiusArcsec, drawn.Potentials[0].CutRadiusArcsec);
        Assert.Equal(problem.Model.Families[1].Relation.CoreRadiusArcsec, drawn.Families[1].Relation.CoreRadiusArcsec);
        Assert.Equal(258, drawn.AllPotentials.Count);
    }

    [SharedDataFact]
    public void Bind_ChainOfAnotherCluster_IsRefused()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "a2744-cats", "A2744_SLspec.par"));
        LensChain chain = LensChain.Read(SharedData.File("lens", "macs0416-bergamini22", "bayes.dat"));
        InputException error = Assert.Throws<InputException>(() => LensChainDraws.Bind(problem, chain));
        Assert.Contains("the chain belongs to another file", error.Message, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void Bind_Macs0416_FitsItsInputFile()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "macs0416-bergamini22", "Bergamini22_MACS0416.par"));
        LensChainDraws draws = LensChainDraws.Bind(problem, LensChain.Read(SharedData.File("lens", "macs0416-bergamini22", "bayes.dat")));
        Assert.Equal((1010, 30), (draws.Count, draws.Parameters.Count));
        Assert.Equal(114.959890, draws.Draw(0).Families[0].Relation.VelocityDispersionKms);
    }

    [Fact]
    public void DrawProblem_WithAFreeRedshift_MovesTheSystem()
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SmallLensFiles.WriteTo(folder));
        LensChain chain = LensChain.Parse(Encoding.ASCII.GetBytes(SmallLensFiles.Chain), "bayes.dat");
        LensProblem drawn = LensChainDraws.Bind(problem, chain).DrawProblem(1);
        Assert.Equal((2.5, 1.688), (drawn.Images!.Systems[1].Redshift, drawn.Images.Systems[0].Redshift));
        Assert.Equal((-2.2, 18.75, 0.05), (drawn.Model.Potentials[0].X, drawn.Model.Potentials[0].CoreRadiusArcsec, drawn.Model.Potentials[1].Shear));
        LensChain again = LensChain.Parse(Encoding.UTF8.GetBytes(chain.ToString()), "again.dat");
        Assert.Equal(chain.Columns, again.Columns);
        for (int i = 0; i < chain.Count; i++)
            Assert.Equal(chain[i].ToArray(), again[i].ToArray());
    }

    [Theory]
    [InlineData("606.5", "60x", "line 12: value 5 is '60x', expected a number for 'O1 : sigma (km/s)'")]
    [InlineData("606.5", "", "line 12: the row has 9 numbers, expected 10")]
    [InlineData("606.5", "1 2", "line 12: the row has more numbers, expected 10")]
    [InlineData("#O2 : gamma", "#O9 : gamma", "line 6: column 'O9 : gamma': the model has 3 potentials")]
    [InlineData("#O2 : gamma", "#O2 : x (arcsec)", "line 6: column 'O2 : x (arcsec)': the model's file does not free this parameter")]
    [InlineData("#O2 : gamma", "#omegaM", "line 6: column 'omegaM': a chain of free cosmologies")]
    public void Bind_WrongChain_IsAnErrorWithItsLine(string old, string changed, string message)
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SmallLensFiles.WriteTo(folder));
        InputException error = Assert.Throws<InputException>(() => LensChainDraws.Bind(problem, LensChain.Parse(Encoding.ASCII.GetBytes(SmallLensFiles.Chain.Replace(old, changed, StringComparison.Ordinal)), "bayes.dat")));
        Assert.Contains("bayes.dat: " + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_InterruptedRun_LeavesTheHalfRowOutWithAWarning()
    {
        LensChain chain = LensChain.Parse(Encoding.ASCII.GetBytes(SmallLensFiles.Chain[..^9]), "bayes.dat");
        Assert.Equal(2, chain.Count);
        Assert.Contains("the run was interrupted", Assert.Single(chain.Warnings).ToString(), StringComparison.Ordinal);
    }
}
