using System.Text;
using Arclet.Lensing.Maps;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Clumps;

public class ClumpMagnificationsTests
{
    private static readonly ClumpShape[] Clumps = [new(6, 2, 0.1, 0.05, 30), new(-4, 5, 0.05, 0.05, 0), new(1, -9, 0.2, 0.1, 120)];

    private static readonly double[] Redshifts = [2, 1.2, 2];

    [Fact]
    public void Measure_EveryDraw_IsTheClumpMeasuredInThatDrawsModel()
    {
        LensDraws draws = Draws(PlaneTreatment.Lenstool68SinglePlane, memberRedshift: 0.4);
        ClumpMagnifications measured = ClumpMagnifications.Measure(draws, Clumps, Redshifts);
        RequireAsMeasuredOneByOne(draws, measured);
    }

    [Theory]
    [InlineData(PlaneTreatment.MultiPlane)]
    [InlineData(PlaneTreatment.Lenstool68SinglePlane)]
    public void Measure_LensesAtTwoRedshifts_IsTheClumpMeasuredInThatDrawsModel(PlaneTreatment planes)
    {
        LensDraws draws = Draws(planes, memberRedshift: 0.7);
        ClumpMagnifications measured = ClumpMagnifications.Measure(draws, Clumps, Redshifts);
        RequireAsMeasuredOneByOne(draws, measured);
    }

    [Fact]
    public void Measure_OnTwoThreads_HasTheSameBits()
    {
        LensDraws draws = Draws(PlaneTreatment.Lenstool68SinglePlane, memberRedshift: 0.4);
        ClumpMagnifications one = ClumpMagnifications.Measure(draws, Clumps, Redshifts), two = ClumpMagnifications.Measure(draws, Clumps, Redshifts, threads: 2);
        Assert.Equal(one.Mu.Values.ToArray(), two.Mu.Values.ToArray());
        Assert.Equal(one.Tangential.Values.ToArray(), two.Tangential.Values.ToArray());
        Assert.Equal(one.Radial.Values.ToArray(), two.Radial.Values.ToArray());
    }

    [Fact]
    public void Measure_InFrontOfTheLens_SaysSo()
    {
        LensDraws draws = Draws(PlaneTreatment.Lenstool68SinglePlane, memberRedshift: 0.4);
        ArgumentException error = Assert.Throws<ArgumentException>(() => ClumpMagnifications.Measure(draws, Clumps, [2, 0.3, 2], threads: 2));
        Assert.Contains("redshift 0.3 do not lie behind the lens at 0.4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_OfSkewedDraws_IsNumpysQuantilesAndTheQuadratureSum()
    {
        // numpy.quantile(v, [0.1586..., 0.5, 0.8413...], method="hazen") of these numbers, here not in order.
        double[] values = [40, 1, 14.696938456699069, 2.8284271247461903, 5.196152422706632, 41, 8, 11.180339887498949, 18.520259177452136];
        var draws = new MagnificationDraws(9, values);
        MagnificationError error = draws.Error(0, 3);
        Assert.Equal(11.180339887498949, draws.Median(0), 1e-12);
        Assert.Equal(11.180339887498949 - 2.6965925655728418, error.LowerOverDraws, 1e-12);
        Assert.Equal(40.07210271461689 - 11.180339887498949, error.UpperOverDraws, 1e-12);
        Assert.Equal(Math.Sqrt(9 + Math.Pow(11.180339887498949 - 2.6965925655728418, 2)), error.Lower, 1e-12);
        Assert.Equal(Math.Sqrt(9 + Math.Pow(40.07210271461689 - 11.180339887498949, 2)), error.Upper, 1e-12);
        Assert.Equal((1, 41), (draws.Quantile(0, 0.01), draws.Quantile(0, 0.99)));
    }

    [Fact]
    public void FromChain_FewerDraws_AreTheFirstOfMoreAndNoneIsTwice()
    {
        LensChainDraws chain = Chain(PlaneTreatment.Lenstool68SinglePlane, 0.4);
        LensDraws all = LensDraws.FromChain(chain, chain.Count, 3), few = LensDraws.FromChain(chain, 4, 3);
        Assert.Equal(Enumerable.Range(0, chain.Count), all.Samples.Order());
        Assert.Equal(all.Samples.Take(4), few.Samples);
        Assert.NotEqual(all.Samples, LensDraws.FromChain(chain, chain.Count, 4).Samples);
        Assert.Equal(few[2].Potentials[0].VelocityDispersionKms, few.Values(2)[2]);
    }

    [Fact]
    public void FromChain_MoreDrawsThanSamples_SaysSo() =>
        Assert.Throws<ArgumentException>(() => LensDraws.FromChain(Chain(PlaneTreatment.Lenstool68SinglePlane, 0.4), 99, 1));

    [Fact]
    public void MostLikely_IsTheSampleOfTheHighestLikelihood() => Assert.Equal(2, Chain(PlaneTreatment.Lenstool68SinglePlane, 0.4).MostLikely());

    [Fact]
    public void File_WrittenAndRead_HasTheSameNumbers()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".fits");
        try
        {
            LensDraws draws = Draws(PlaneTreatment.Lenstool68SinglePlane, memberRedshift: 0.4);
            ClumpMagnifications measured = ClumpMagnifications.Measure(draws, Clumps, Redshifts);
            ClumpMagnificationFile.Write(path, ["a-1", "a-2", "b-1"], Redshifts, measured, draws, [new("seed", "3")]);
            (IReadOnlyList<string> ids, IReadOnlyList<double> redshifts, ClumpMagnifications read) = ClumpMagnificationFile.Read(path);
            Assert.Equal(["a-1", "a-2", "b-1"], ids);
            Assert.Equal(Redshifts, redshifts);
            Assert.Equal(measured.Mu.Values.ToArray(), read.Mu.Values.ToArray());
            Assert.Equal(measured.Tangential.Values.ToArray(), read.Tangential.Values.ToArray());
            Assert.Equal(measured.Radial[2].ToArray(), read.Radial[2].ToArray());
            var models = Arclet.Fits.Table.Read($"{path}[{ClumpMagnificationFile.ModelTable}]");
            Assert.Equal(draws.Samples.Select(s => (long)s), models.Integers("sample").Values.ToArray());
            Assert.Equal(draws.Values(1)[2], models.Doubles("O1 : sigma (km/s)")[1]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Percentiles_OfAMap_AreThoseOfThePixelInEveryDraw()
    {
        LensDraws draws = Draws(PlaneTreatment.Lenstool68SinglePlane, memberRedshift: 0.4);
        var grid = MapGrid.Square(9, 8);
        IReadOnlyList<double[]> maps = MagnificationPercentiles.OnGrid(draws, 2, LensQuantity.Mu, grid, [0, 50, 100], threads: 2);
        double[] pixel = [.. Enumerable.Range(0, draws.Count).Select(k => Math.Abs(draws[k].FieldFor(2).DeflectionAndHessianAt(grid.X(7), grid.Y(3)).Mu)).Order()];

        // The kernel's sums over eight lenses and over eight points differ in their order: 1e-12.
        Assert.Equal(pixel[0], maps[0][(3 * 9) + 7], 1e-12 * pixel[0]);
        Assert.Equal((pixel[2] + pixel[3]) / 2, maps[1][(3 * 9) + 7], 1e-12 * pixel[3]);
        Assert.Equal(pixel[^1], maps[2][(3 * 9) + 7], 1e-12 * pixel[^1]);
    }

    [SharedDataFact]
    public void Measure_Abell2744Chain_ScattersAboutThePublishedModel()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "a2744-cats", "bestopt.par"));
        LensChainDraws chain = LensChainDraws.Bind(problem, LensChain.Read(SharedData.File("lens", "a2744-cats", "bayestot.dat")));
        LensDraws draws = LensDraws.FromChain(chain, 40, 1);
        ClumpShape clump = new(10, 30, 0.05, 0.03, 20);
        ClumpMagnifications measured = ClumpMagnifications.Measure(draws, [clump], [2.5]);
        MagnificationError error = measured.Mu.Error(0, 0);
        var published = ClumpLensing.Measure(LensModelFile.Read(SharedData.File("lens", "a2744-cats", "best.par")).Model.FieldFor(2.5), clump);

        // The best model lies within the chain: 4 sigma is no tighter than that.
        Assert.InRange(published.Mu, measured.Mu.Median(0) - (4 * error.LowerOverDraws), measured.Mu.Median(0) + (4 * error.UpperOverDraws));
        Assert.InRange(error.UpperOverDraws / measured.Mu.Median(0), 1e-3, 0.2);
    }

    private static void RequireAsMeasuredOneByOne(LensDraws draws, ClumpMagnifications measured)
    {
        for (int k = 0; k < draws.Count; k++)
        {
            for (int c = 0; c < Clumps.Length; c++)
            {
                // A field for the redshift and the field of unit efficiency, scaled, round differently: 1e-11 of mu near 10.
                ClumpLensing expected = ClumpLensing.Measure(draws[k].FieldFor(Redshifts[c]), Clumps[c]);
                Assert.Equal(expected.Mu, measured.Mu[c][k], 1e-11 * expected.Mu);
                Assert.Equal(expected.MuTangential, measured.Tangential[c][k], 1e-11 * expected.MuTangential);
                Assert.Equal(expected.MuRadial, measured.Radial[c][k], 1e-11 * expected.MuRadial);
            }
        }
    }

    private static LensDraws Draws(PlaneTreatment planes, double memberRedshift) => LensDraws.FromChain(Chain(planes, memberRedshift), 6, 1);

    private static LensChainDraws Chain(PlaneTreatment planes, double memberRedshift)
    {
        var halo = new Potential { Id = "O1", Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.3, AngleDegrees = 20, CoreRadiusArcsec = 5, CutRadiusArcsec = 200, VelocityDispersionKms = 700, Redshift = 0.4 };
        var member = new FamilyMember { Id = "1", X = 4, Y = -3, Ellipticity = 0.2, Magnitude = 19 };
        var family = new PotentialFamily { Redshift = memberRedshift, Members = [member], Relation = new ScalingRelation { ReferenceMagnitude = 19, VelocityDispersionKms = 150, CutRadiusArcsec = 10, CoreRadiusArcsec = 0.1 } };
        var problem = new LensProblem { Model = new LensModel { Potentials = [halo], Families = [family], Planes = planes } };
        var text = new StringBuilder("#Nsample\n#ln(Lhood)\n#O1 : x (arcsec)\n#O1 : y (arcsec)\n#O1 : sigma (km/s)\n#Pot0 sigma (km/s)\n");
        for (int i = 0; i < 8; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} {-10 - Math.Abs(i - 2)} {0.1 * i} {-0.05 * i * i} {690 + (3 * i)} {140 + i}\n");
        return LensChainDraws.Bind(problem, LensChain.Parse(Encoding.ASCII.GetBytes(text.ToString()), "bayes.dat"));
    }
}
