using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Files;

public class LenstoolWriterTests
{
    public static TheoryData<string, string, LenstoolDialect> Models => new()
    {
        { "a2744-cats", "A2744_SLspec.par", LenstoolDialect.French },
        { "a370-cats", "A370_multiplane.par", LenstoolDialect.English },
        { "macs0416-bergamini22", "bestopt.par", LenstoolDialect.English },
        { "macs1931", "m1931.par", LenstoolDialect.French },
    };

    [SharedDataTheory]
    [MemberData(nameof(Models))]
    public void Best_ReadAgain_HasTheSameLenses(string cluster, string file, LenstoolDialect dialect)
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", cluster, file));
        LenstoolDocument document = LenstoolWriter.Best(problem, dialect);
        LensProblem again = LensModelFile.FromDocument(LenstoolDocument.Parse(document.ToString(), "best.par"));
        Assert.DoesNotContain(again.Warnings, w => !w.Sentence.Contains("the lenses lie at the redshifts", StringComparison.Ordinal));
        AssertSameLenses(problem.Model.AllPotentials, again.Model.AllPotentials);
    }

    [SharedDataTheory]
    [MemberData(nameof(Models))]
    public void SaveBestOpt_ReadAgain_HasTheSameLensesPriorsAndImages(string cluster, string file, LenstoolDialect dialect)
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", cluster, file));
        LenstoolWriter.SaveBestOpt(folder.At("bestopt.par"), problem, dialect);
        LensProblem again = LensModelFile.Read(folder.At("bestopt.par"), new LensFileOptions { RequireImages = true });
        AssertSameLenses(problem.Model.AllPotentials, again.Model.AllPotentials);
        Assert.Equal(problem.Priors.Select(p => p.Parameter), again.Priors.Select(p => p.Parameter));
        Assert.Equal(problem.Priors.Select(p => (p.Prior.Kind, p.Prior.First, p.Prior.Second)), again.Priors.Select(p => (p.Prior.Kind, p.Prior.First, p.Prior.Second)));
        Assert.Equal((problem.Images!.SigmaArcsec, problem.Images.Form), (again.Images!.SigmaArcsec, again.Images.Form));
        Assert.Equal(problem.Images.Images.Select(i => (i.Id, i.RightAscensionDegrees, i.DeclinationDegrees, i.Redshift)), again.Images.Images.Select(i => (i.Id, i.RightAscensionDegrees, i.DeclinationDegrees, i.Redshift)));
        Assert.Equal(problem.Images.Systems.Select(s => (s.Id, s.Redshift, s.RedshiftPrior)), again.Images.Systems.Select(s => (s.Id, s.Redshift, s.RedshiftPrior)));
    }

    [Fact]
    public void Best_OfAMassSheet_SaysThatLenstoolCannotHoldIt()
    {
        var problem = new LensProblem { Model = new LensModel { Potentials = [new Potential { Id = "s", Profile = MassProfile.Sersic, Redshift = 0.3, EffectiveRadiusArcsec = 1 }] } };
        Assert.Contains("which Lenstool's files cannot say", Assert.Throws<InputException>(() => LenstoolWriter.Best(problem)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Best_ShearAndNfw_ReadAgainTheSame()
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SmallLensFiles.WriteTo(folder));
        LensProblem again = LensModelFile.FromDocument(LenstoolDocument.Parse(LenstoolWriter.Best(problem, LenstoolDialect.English).ToString(), "best.par"));
        AssertSameLenses(problem.Model.AllPotentials, again.Model.AllPotentials);
    }

    /// <summary>kpc are written and read again, which may cost a last digit; a catalogue's ellipticity goes through its axes.</summary>
    private static void AssertSameLenses(IReadOnlyList<Potential> expected, IReadOnlyList<Potential> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Potential a = expected[i], b = actual[i];
            Assert.Equal((a.Id, a.Profile, a.X, a.Y, a.AngleDegrees, a.Redshift, a.Shear), (b.Id, b.Profile, b.X, b.Y, b.AngleDegrees, b.Redshift, b.Shear));
            Assert.Equal(a.Ellipticity, b.Ellipticity, 1e-15);
            foreach ((double x, double y) in new[] { (a.CoreRadiusArcsec, b.CoreRadiusArcsec), (a.CutRadiusArcsec, b.CutRadiusArcsec), (a.VelocityDispersionKms, b.VelocityDispersionKms), (a.ScaleRadiusArcsec, b.ScaleRadiusArcsec) })
                Assert.True(x == y || Math.Abs(x - y) <= 1e-14 * Math.Abs(x), $"{a.Id}: {x} and {y}");
        }
    }
}
