using Arclet.Fits;

namespace Arclet.Lensing.Tests.Files;

public class PublishedMapsTests
{
    private const int Size = 81;

    private const double Scale = 0.5;

    [Theory]
    [InlineData("x-pixels-deflect", "y-pixels-deflect", false, true)]
    [InlineData("deflx_arcsec", "defly_arcsec", false, false)]
    [InlineData("alpha_x", "alpha_y", true, true)]
    public void Read_MapsOfAKnownModel_GiveItsDeflectionAndConvergence(string nameX, string nameY, bool eastIsRight, bool inPixels)
    {
        using var folder = new LensFolder();
        LensField truth = Truth();
        Write(folder, truth, nameX, nameY, eastIsRight, inPixels ? Scale : 1, inPixels ? "pixel" : "arcsec");
        LensProblem problem = LensModelFile.Read(folder.Root);
        Assert.Empty(problem.Warnings);
        LensField field = problem.Model.FieldForUnitEfficiency();
        foreach ((double x, double y) in new[] { (3.3, -2.1), (-7.7, 5.2), (0.4, 9.9), (12.1, 12.3) })
        {
            LensTerms a = truth.DeflectionAndHessianAt(x, y), b = field.DeflectionAndHessianAt(x, y);
            // A bicubic spline of a core of 4" on steps of 0.5": (h/rc)^4 of the deflection, (h/rc)^3 of its derivatives.
            Assert.Equal(a.AlphaX, b.AlphaX, 2e-4 * 40);
            Assert.Equal(a.AlphaY, b.AlphaY, 2e-4 * 40);
            Assert.Equal(a.Kappa, b.Kappa, 2e-3);
            Assert.Equal(a.Gamma1, b.Gamma1, 2e-3);
        }
    }

    [Fact]
    public void Read_DeflectionsInTheWrongUnit_AreReportedByTheConvergence()
    {
        using var folder = new LensFolder();
        Write(folder, Truth(), "deflect_x", "deflect_y", false, Scale, "arcsec");
        Assert.Contains(LensModelFile.Read(folder.Root).Warnings, w => w.Sentence.Contains("half the deflections' divergence", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ConvergenceOnly_ComputesTheDeflectionAndSaysSo()
    {
        using var folder = new LensFolder();
        Write(folder, Truth(), "deflect_x", "deflect_y", false, 1, "arcsec");
        File.Delete(folder.At("deflect_x.fits"));
        File.Delete(folder.At("deflect_y.fits"));
        LensProblem problem = LensModelFile.Read(folder.Root);
        Assert.Contains("computed from kappa", Assert.Single(problem.Warnings).Sentence, StringComparison.Ordinal);
        Assert.Equal(Truth().At(3, 2).Kappa, problem.Model.FieldForUnitEfficiency().DeflectionAndHessianAt(3, 2).Kappa, 0.02);
    }

    [Fact]
    public void Read_MapsForASource_AreDividedByItsEfficiency()
    {
        using var folder = new LensFolder();
        Write(folder, Truth(), "ax", "ay", false, 1, "arcsec");
        folder.Write("maps.yaml", "deflection_x: ax.fits\ndeflection_y: ay.fits\nunit: arcsec\nz_lens: 0.308\nz_source: 2\n");
        LensModel model = LensModelFile.Read(folder.Root).Model;
        Assert.Equal(Truth().DeflectionAt(5, 5).AlphaX, model.FieldFor(2).DeflectionAt(5, 5).AlphaX, 0.01);
    }

    [Fact]
    public void Read_FolderWithoutMapsOrRedshift_SaysWhatIsMissing()
    {
        using var folder = new LensFolder();
        Assert.Contains("there are no lens maps", Assert.Throws<InputException>(() => LensModelFile.Read(folder.Root)).Message, StringComparison.Ordinal);
        folder.Write("maps.yaml", "z_lens: 0.3\ndeflection_z: a.fits\n");
        Assert.Contains("line 2: the key 'deflection_z' is not known here", Assert.Throws<InputException>(() => LensModelFile.Read(folder.Root)).Message, StringComparison.Ordinal);
    }

    private static LensField Truth() => new LensModel
    {
        Potentials = [new Potential { Profile = MassProfile.DualPseudoIsothermal, X = 1, Y = -1, Ellipticity = 0.3, AngleDegrees = 30, CoreRadiusArcsec = 4, CutRadiusArcsec = 100, VelocityDispersionKms = 900, Redshift = 0.308 }],
    }.FieldForUnitEfficiency();

    private static void Write(LensFolder folder, LensField truth, string nameX, string nameY, bool eastIsRight, double unit, string unitName)
    {
        double[] x = new double[Size * Size], y = new double[Size * Size], kappa = new double[Size * Size];
        int side = eastIsRight ? -1 : 1;
        for (int j = 0; j < Size; j++)
        {
            for (int i = 0; i < Size; i++)
            {
                LensTerms t = truth.DeflectionAndHessianAt(side * (i - 40) * Scale, (j - 40) * Scale);
                (x[(j * Size) + i], y[(j * Size) + i], kappa[(j * Size) + i]) = (side * t.AlphaX / unit, t.AlphaY / unit, t.Kappa);
            }
        }

        foreach ((string name, double[] values, string bunit) in new[] { (nameX, x, unitName), (nameY, y, unitName), ("kappa", kappa, "") })
        {
            var header = new FitsHeader();
            header.Set("CTYPE1", "RA---TAN");
            header.Set("CTYPE2", "DEC--TAN");
            header.Set("CRVAL1", 3.586259);
            header.Set("CRVAL2", -30.400174);
            header.Set("CRPIX1", 41.0);
            header.Set("CRPIX2", 41.0);
            header.Set("CDELT1", -side * Scale / 3600);
            header.Set("CDELT2", Scale / 3600);
            header.Set("ZLENS", 0.308);
            if (bunit.Length > 0)
                header.Set("BUNIT", bunit);
            using FitsWriter writer = FitsWriter.Create(folder.At(name + ".fits"));
            writer.BeginImage(header, FitsPixelType.Float64, Size, Size);
            writer.WriteRows(values);
            writer.Complete();
        }
    }
}
