using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Files;

public class LensYamlTests
{
    private const string Sound = """
        arclet_lens_model: 1
        reference: { ra_deg: 3.586259, dec_deg: -30.400174 }
        cosmology: { h0_km_s_mpc: 70, omega_m: 0.3 }
        constants: exact
        planes: multi-plane
        potentials:
          - id: 'cluster'
            profile: dpie
            x_arcsec: -2.0763
            y_arcsec: 1.3885
            core_radius_arcsec: 18.8
            cut_radius_arcsec: 221
            v_disp_km_s: 607
            redshift: 0.308
            priors:
              v_disp_km_s: { gaussian: [600, 20] }
        images:
          sigma_arcsec: 0.5
          form: -1
          systems:
            - id: 1
              redshift: 1.688
              images:
                - { id: 1.1, ra_deg: 3.5975477, dec_deg: -30.403918 }

        """;

    [SharedDataTheory]
    [InlineData("a2744-cats", "best.par")]
    [InlineData("a2744-cats", "A2744_SLspec.par")]
    [InlineData("a2744-cats", "bestopt.par")]
    [InlineData("a370-cats", "A370_multiplane.par")]
    [InlineData("a370-cats", "bestopt.par")]
    [InlineData("macs0416-bergamini22", "Bergamini22_MACS0416.par")]
    [InlineData("macs0416-bergamini22", "bestopt.par")]
    [InlineData("macs1931", "m1931.par")]
    [InlineData("reference", "nfw_12.par")]
    [InlineData("reference", "shear_14.par")]
    public void Parse_OfWrittenModel_GivesTheSameNumbers(string cluster, string file)
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", cluster, file));
        LensProblems.AssertSame(problem, LensYaml.Parse(LensYaml.ToText(problem), "again.yaml"));
    }

    [Fact]
    public void Parse_OfEveryProfile_GivesTheSameNumbers()
    {
        Potential[] potentials =
        [
            .. Enum.GetValues<MassProfile>().Where(p => p != MassProfile.PixelMap).Select((p, i) => new Potential
            {
                Id = $"it's \"{i}\" \u00e9\t",
                Profile = p,
                X = 1.0 / 3,
                Y = -1e-17,
                Ellipticity = 0.1,
                AngleDegrees = 370.25,
                CoreRadiusArcsec = 0.07,
                CutRadiusArcsec = p == MassProfile.DualPseudoIsothermal ? 12.5 : double.PositiveInfinity,
                VelocityDispersionKms = 123.456,
                Redshift = 0.308,
                ScaleRadiusArcsec = 60.1,
                InnerSlope = 1.25,
                MassSolar = 3.3e13,
                SersicIndex = 2.5,
                EffectiveRadiusArcsec = 2.2,
                Convergence = 0.03,
                Shear = -0.02,
                Magnitude = 17.25,
            }),
        ];
        var problem = new LensProblem { Model = new LensModel { Potentials = potentials, Planes = PlaneTreatment.MultiPlane, Constants = new LensConstants(7.2e-6, 299792) } };
        LensProblems.AssertSame(problem, LensYaml.Parse(LensYaml.ToText(problem), "again.yaml"));
    }

    [Fact]
    public void Read_ThroughLensModelFile_IsTheSameFile()
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(folder.Write("m.yaml", Sound));
        Assert.Equal((607.0, LensConstants.Exact, PlaneTreatment.MultiPlane), (problem.Model.Potentials[0].VelocityDispersionKms, problem.Model.Constants, problem.Model.Planes));
        Assert.Equal(ParameterPrior.Gaussian(600, 20), Assert.Single(problem.Priors).Prior);
        Assert.Equal(-(3.5975477 - 3.586259) * Math.Cos(30.400174 * Math.PI / 180) * 3600, problem.Images!.Systems[0].Images[0].X, 9);
    }

    [Theory]
    [InlineData("v_disp_km_s: 607", "v_disp: 607", "line 13: the key 'v_disp' is not known here")]
    [InlineData("v_disp_km_s: 607", "v_disp_km_s: fast", "line 13: the value is 'fast', expected a number")]
    [InlineData("profile: dpie", "profile: dpi", "line 8: the value is 'dpi', expected one of dpie")]
    [InlineData("cosmology: { h0_km_s_mpc: 70, omega_m: 0.3 }\n", "", "the key cosmology is missing")]
    [InlineData("omega_m: 0.3", "omega_m: 1.3", "line 3: H0 is 70 and Om 1.3")]
    [InlineData("planes: multi-plane", "planes: &a multi-plane", "line 5: expected no anchors")]
    [InlineData("planes: multi-plane", "planes: multi-plane\nplanes: multi-plane", "line 6: the key 'planes' stands here twice")]
    [InlineData("gaussian: [600, 20]", "gaussian: [600]", "line 16: the prior has 1 numbers, expected 2")]
    [InlineData("gaussian: [600, 20]", "uniform: [600, 20]", "line 16: the bounds are 600 and 20")]
    [InlineData("planes: multi-plane", "planes: [[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]", "line 5: the nesting is deeper")]
    [InlineData("planes: multi-plane", "planes: {multi-plane", "this is no YAML")]
    public void Parse_WrongText_IsAnErrorWithItsLine(string old, string changed, string message)
    {
        InputException error = Assert.Throws<InputException>(() => LensYaml.Parse(Sound.Replace(old, changed, StringComparison.Ordinal), "m.yaml"));
        Assert.StartsWith("m.yaml: line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
