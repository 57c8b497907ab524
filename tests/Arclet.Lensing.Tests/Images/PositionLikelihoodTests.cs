using System.Globalization;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Images;

public class PositionLikelihoodTests
{
    [SharedDataFact]
    public void Evaluate_Abell2744SourcePlane_IsLenstools()
    {
        LensProblem problem = Abell2744();

        PositionChi2 result = new PositionLikelihood(problem.Images!).Evaluate(problem.Model);

        // Lenstool 6.8 for run_chi_src.par (science page); its distances are integrated to about 1e-9.
        Assert.Equal(134.336874818, result.Chi2, 1e-6);
        Assert.Equal(60.1667842549, result.LogLikelihood, 1e-6);
        Assert.Equal(83, result.ImageCount);
        Assert.Equal(29, result.Systems.Count);
    }

    [SharedDataFact]
    public void Evaluate_Abell2744_EveryImageIsThatOfChires()
    {
        // Columns: number, id, z, arcs, chip, chix, chiy, chia, rmss, rmsi, dx, dy, nwarn, in two or three digits.
        LensProblem problem = Abell2744();
        PositionChi2 source = new PositionLikelihood(problem.Images!).Evaluate(problem.Model);
        PositionChi2 image = new PositionLikelihood(problem.Images!, PositionChi2Options.FromForm(-1)).Evaluate(problem.Model);
        string[][] rows = [.. File.ReadLines(SharedData.File("lens/reference/chires_src_forme0.dat"))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(w => w.Length == 13 && w[3] == "1")];

        Assert.Equal(83, rows.Length);
        foreach (string[] row in rows)
        {
            ImageChi2 own = source.Systems.SelectMany(s => s.Images).Single(i => i.Image.Id == row[1]);
            ImageChi2 seen = image.Systems.SelectMany(s => s.Images).Single(i => i.Image.Id == row[1]);
            Assert.Equal(Number(row[4]), own.Chi2, 0.0051);
            Assert.Equal(Number(row[8]), own.SourceOffsetArcsec, 0.00051);
            if (row[12] == "0")
            {
                // Lenstool stops at triangles of 1e-4 arcsec.
                Assert.Equal(Number(row[9]), seen.ImageOffsetArcsec, 0.0061);
            }
            else
            {
                Assert.NotNull(seen.NotFound);
            }
        }
    }

    [SharedDataFact]
    public void Evaluate_Abell2744ImagePlane_GivesLenstools189AndNamesTheTwoImagesNotFound()
    {
        LensProblem problem = Abell2744();

        PositionChi2 plain = new PositionLikelihood(problem.Images!, PositionChi2Options.FromForm(-1)).Evaluate(problem.Model);
        PositionChi2 weighted = new PositionLikelihood(problem.Images!, PositionChi2Options.FromForm(-2)).Evaluate(problem.Model);
        PositionChi2 among = new PositionLikelihood(problem.Images!, PositionChi2Options.FromForm(-2) with { Method = ImagePlaneMethod.AllImages }).Evaluate(problem.Model);

        // Lenstool 6.8: 189.37 and two images not found, with the plain mean as the source. With the mean weighted by |mu| all are found, and chi2 is
        // 0.3 per cent below the 150.08 of the published header.
        Assert.Equal(189.37, plain.Chi2, 0.005);
        Assert.Equal(["33.1", "33.2"], plain.NotFound.Select(i => i.Image.Id));
        Assert.Empty(weighted.NotFound);
        Assert.Equal(150.08, weighted.Chi2, 0.6);
        Assert.Equal(weighted.Chi2, among.Chi2, 1e-6);
    }

    [SharedDataFact]
    public void Evaluate_Macs0416SourcePlane_IsLenstools()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens/reference/m0416_src.par"), new() { DataFolder = SharedData.File("lens/macs0416-bergamini22"), RequireImages = true });

        PositionChi2 result = new PositionLikelihood(problem.Images!).Evaluate(problem.Model);

        Assert.Equal(2162.25, result.Chi2, 0.006);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-10)]
    public void Evaluate_ImagesThatTheModelMakes_FitPerfectly(int form)
    {
        (LensModel model, ImageConstraints images) = Made(displacement: 0);

        PositionChi2 result = new PositionLikelihood(images, PositionChi2Options.FromForm(form)).Evaluate(model);

        Assert.Equal(0, result.Chi2, 1e-12);
        Assert.Empty(result.NotFound);
    }

    [Fact]
    public void Evaluate_SmallDisplacements_SourcePlaneWithTheFullMatrixIsTheImagePlane()
    {
        // To first order |A^-1 d beta|^2 = |d theta|^2 if both use the same source.
        (LensModel model, ImageConstraints images) = Made(displacement: 1e-5);
        PositionChi2Options plane = PositionChi2Options.FromForm(-1) with { Barycentre = SourceBarycentre.CovarianceWeighted };

        double source = new PositionLikelihood(images, PositionChi2Options.FromForm(8)).Evaluate(model).Chi2;
        double image = new PositionLikelihood(images, plane).Evaluate(model).Chi2;

        // The second order is 1e-5 arcsec times a gradient of A of about 0.1 per arcsec, times mu.
        Assert.InRange(source / image, 0.9995, 1.0005);
    }

    [Fact]
    public void Evaluate_ThreeMethodsOfTheImagePlane_Agree()
    {
        (LensModel model, ImageConstraints images) = Made(displacement: 0.05);
        double[] chi2 = [.. Enum.GetValues<ImagePlaneMethod>().Select(m => new PositionLikelihood(images, PositionChi2Options.FromForm(-1) with { Method = m }).Evaluate(model).Chi2)];

        // Triangles end at 1e-4 arcsec; the offsets are about 0.05 arcsec.
        Assert.Equal(chi2[0], chi2[1], chi2[0] * 0.01);
        Assert.Equal(chi2[0], chi2[2], 1e-8);
    }

    [Fact]
    public void Evaluate_LikelihoodIsChi2AndNormalisation()
    {
        (LensModel model, ImageConstraints images) = Made(displacement: 0.1);

        PositionChi2 result = new PositionLikelihood(images, PositionChi2Options.FromForm(-1)).Evaluate(model);

        double sigma = images.SigmaArcsec;
        Assert.Equal(result.ImageCount * Math.Log(4 * Math.PI * Math.PI * Math.Pow(sigma, 4)), result.LogNormalization, 1e-9);
        Assert.Equal(-(result.Chi2 + result.LogNormalization) / 2, result.LogLikelihood);
        Assert.Equal(result.Chi2 * sigma * sigma, result.ImageCount * Math.Pow(result.ImageRmsArcsec, 2), 1e-9);
    }

    [Fact]
    public void Evaluate_SystemsOfOneImageOrWithoutRedshift_AreNamed()
    {
        (LensModel model, ImageConstraints images) = Made(displacement: 0);
        images = images with { Systems = [.. images.Systems, images.Systems[0] with { Id = "single", Images = [images.Systems[0].Images[0]] }, images.Systems[0] with { Id = "free", Redshift = double.NaN }] };

        PositionChi2 result = new PositionLikelihood(images).Evaluate(model);

        Assert.Equal(["single", "free"], result.LeftOut.Select(l => l.Id));
    }

    [Fact]
    public void FromForm_Unknown_IsRefused() => Assert.Throws<ArgumentException>(() => PositionChi2Options.FromForm(3));

    [Fact]
    public void Predict_SystemOfOneImage_GivesItsCounterImages()
    {
        (LensModel model, ImageConstraints images) = Made(displacement: 0);
        ImageSystem full = images.Systems[0], single = full with { Images = [full.Images[0]] };

        PredictedSystem predicted = CataloguePrediction.Predict(model, single);

        Assert.Empty(predicted.NotPredicted);
        Assert.Single(predicted.Images, i => i.ObservedId is not null);
        foreach (ObservedImage image in full.Images)
            Assert.Contains(predicted.Images, p => p.Image.DistanceArcsec(image.X, image.Y) < 1e-6);
    }

    [Fact]
    public void Groups_OfAMixedCatalogue_AreItsSystems()
    {
        (LensModel model, ImageConstraints images) = Made(displacement: 0.02);
        var entries = images.Systems.SelectMany((s, k) => s.Images.Select(i => (System: k, Entry: new SkyEntry(i.X, i.Y, s.Redshift, 0.001)))).ToList();
        entries.Add((-1, new SkyEntry(3, 3, 5, 0)));

        int[] groups = MultipleImageGroups.Find(model, [.. entries.Select(e => e.Entry)]);

        Assert.Equal(entries.Select(e => e.System), groups);
    }

    private static LensProblem Abell2744() =>
        LensModelFile.Read(SharedData.File("lens/reference/run_chi_src.par"), new() { DataFolder = SharedData.File("lens/a2744-cats"), RequireImages = true });

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Two systems that a small model makes, every image moved by a displacement in a direction of its own.</summary>
    private static (LensModel Model, ImageConstraints Images) Made(double displacement)
    {
        var model = new LensModel
        {
            Potentials =
            [
                new() { Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.4, AngleDegrees = 30, CoreRadiusArcsec = 2, CutRadiusArcsec = 300, VelocityDispersionKms = 800, Redshift = 0.4 },
                new() { Profile = MassProfile.DualPseudoIsothermal, X = 6, Y = -4, CoreRadiusArcsec = 0.05, CutRadiusArcsec = 10, VelocityDispersionKms = 150, Redshift = 0.4 },
            ],
        };
        var systems = new List<ImageSystem>();
        int direction = 0;
        foreach ((double x, double y, double z) in new[] { (1.2, 0.6, 1.5), (-0.8, 1.5, 3.0) })
        {
            List<ObservedImage> made = [];
            foreach (LensedImage image in new ImageSolver(model, z).Solve(x, y).Images.Where(i => Math.Abs(i.Mu) > 0.3))
            {
                (double sin, double cos) = Math.SinCos(1.7 * direction++);
                made.Add(new() { Id = $"{systems.Count + 1}.{made.Count + 1}", X = image.X + (displacement * cos), Y = image.Y + (displacement * sin), SemiMajorArcsec = 0.3, SemiMinorArcsec = 0.2, AngleDegrees = 40, Redshift = z });
            }

            Assert.True(made.Count >= 3);
            systems.Add(new() { Id = $"{systems.Count + 1}", Redshift = z, Images = made });
        }

        return (model, new() { Systems = systems, SigmaArcsec = 0.5, Form = 0 });
    }
}
