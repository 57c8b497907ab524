using Arclet.Fits;
using Arclet.Lensing.Maps;
using Arclet.Sky;

namespace Arclet.Lensing.Tests.Maps;

public class LensMapTests
{
    private static readonly LensModel Model = new()
    {
        Reference = new(3.586259, -30.400174),
        Potentials = [new() { Profile = MassProfile.DualPseudoIsothermal, X = 1, Y = -2, Ellipticity = 0.4, AngleDegrees = 30, CoreRadiusArcsec = 3, CutRadiusArcsec = 100, VelocityDispersionKms = 800, Redshift = 0.308 }],
    };

    [Fact]
    public void OnGrid_IsThePointwiseValue_ForAnyThreads()
    {
        LensField field = Model.FieldFor(2);
        var grid = MapGrid.Square(37, 20);
        foreach (LensQuantity quantity in Enum.GetValues<LensQuantity>())
        {
            double[] one = LensMap.OnGrid(field, quantity, grid), two = LensMap.OnGrid(field, quantity, grid, 2);
            Assert.Equal(one, two);
            LensTerms t = field.At(grid.X(11), grid.Y(29));
            double expected = quantity switch
            {
                LensQuantity.Mu => t.Mu,
                LensQuantity.MuTangential => t.MuTangential,
                LensQuantity.MuRadial => t.MuRadial,
                LensQuantity.Kappa => t.Kappa,
                LensQuantity.Gamma => t.Gamma,
                LensQuantity.Gamma1 => t.Gamma1,
                LensQuantity.Gamma2 => t.Gamma2,
                LensQuantity.AlphaX => t.AlphaX,
                LensQuantity.AlphaY => t.AlphaY,
                LensQuantity.Potential => t.Psi,
                LensQuantity.LambdaTangential => t.LambdaTangential,
                _ => t.LambdaRadial,
            };
            Assert.Equal(expected, one[(29 * 37) + 11], 1e-11 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void MaskedGrid_HasOnlyThePixelsAskedFor()
    {
        LensField field = Model.FieldFor(2);
        var grid = MapGrid.Square(10, 20);
        bool[] mask = new bool[100];
        mask[33] = true;
        double[] masked = LensMap.OnGrid(field, LensQuantity.Mu, grid, mask), whole = LensMap.OnGrid(field, LensQuantity.Mu, grid);
        Assert.Equal(whole[33], masked[33], 1e-12 * Math.Abs(whole[33]));
        Assert.Equal(99, masked.Count(double.IsNaN));
    }

    [Fact]
    public void File_HasAWcsWithRightAscensionDecreasingWithX()
    {
        string path = Path.Combine(Path.GetTempPath(), $"arclet-lens-map-{Environment.ProcessId}.fits");
        try
        {
            var grid = MapGrid.Square(100, 25);
            double[] values = LensMap.OnGrid(Model.FieldFor(2), LensQuantity.Kappa, grid);
            LensMapFile.Write(path, grid, Model.Reference, values, "kappa", "", 2);
            using FitsFile file = FitsFile.Open(path);
            FitsHeader header = file.Hdus[0].Header;
            var wcs = Wcs.FromHeader(header);
            Assert.Equal(2, header.GetDouble("ZSOURCE"));
            Assert.True(wcs.PixelToSky(60, 50).RaDegrees < wcs.PixelToSky(40, 50).RaDegrees);

            // The reference lies between the four middle pixels; a pixel 10" from it is where the frame has it, to the difference of plate carree and gnomonic.
            (double rx, double ry) = wcs.SkyToPixel(new SkyPosition(3.586259, -30.400174));
            Assert.Equal(49.5, rx, 1e-9);
            Assert.Equal(49.5, ry, 1e-9);
            (double ra, double dec) = Model.Reference.ToSky(grid.X(70), grid.Y(70));
            (double x, double y) = wcs.SkyToPixel(new SkyPosition(ra, dec));
            Assert.Equal(70, x, 2e-3);
            Assert.Equal(70, y, 2e-3);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void OnImage_TakesThePixelsSkyPositionsIntoTheFrame()
    {
        var wcs = Wcs.Tangent(new SkyPosition(3.587, -30.401), 20, 20, 0.5, 33);
        LensField field = Model.FieldFor(2);
        double[] map = LensMap.OnImage(field, LensQuantity.Kappa, Model.Reference, wcs, 20, 20, 2);
        SkyPosition sky = wcs.PixelToSky(4, 15);
        (double x, double y) = Model.Reference.ToFrame(sky.RaDegrees, sky.DecDegrees);
        Assert.Equal(field.At(x, y).Kappa, map[(15 * 20) + 4], 1e-13);
    }

    /// <summary>
    /// An SIS: images at theta_E + beta and theta_E - beta on both sides, delay = (1+z) D_l D_s/(c D_ls) 2 theta_E beta. The scale for H0 = 70, Om = 0.3, z = 0.5 and 2
    /// is that of astropy 5.2.1: D_l 1259.0836, D_s 1726.6207, D_ls 1097.0789 Mpc.
    /// </summary>
    [Fact]
    public void TimeDelay_OfASingularSphere_IsTheTextbooks()
    {
        var model = new LensModel { Potentials = [new() { Profile = MassProfile.SingularIsothermalEllipsoid, VelocityDispersionKms = 220, Redshift = 0.5 }] };
        double einstein = model.FieldFor(2).DeflectionAt(3, 0).AlphaX, beta = 0.2;
        double[] t = TimeDelay.At(model, 2, beta, 0, [einstein + beta, beta - einstein], [0, 0]);
        double scale = TimeDelay.DaysPerSquareArcsec(FlatLambdaCdm.Default, 0.5, 2);
        Assert.Equal(scale * 2 * einstein * beta, t[1] - t[0], 1e-9);
        double distanceMpc = 1259.0836 * 1726.6207 / 1097.0789, secondsPerMpc = 3.0856775814913673e19 / 299792.458;
        Assert.Equal(1, scale / (1.5 * distanceMpc * secondsPerMpc / 86400 / Math.Pow(206264.80624709636, 2)), 1e-5);
    }
}
