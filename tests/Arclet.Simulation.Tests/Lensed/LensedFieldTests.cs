using Arclet.Fits;
using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Simulation.Tests;

public class LensedFieldTests
{
    [Fact]
    public void Generate_OnAnyNumberOfThreads_GivesTheSameTruthAndTheSameImages()
    {
        LensedField one = LensedFields.Small, three = LensedFields.Generate(LensedFields.Settings, threads: 3);
        Assert.Equal(Rows(LensedTruth.Clumps(one, "t")), Rows(LensedTruth.Clumps(three, "t")));
        Assert.Equal(Rows(LensedCatalogue.Photometric(one, "t")), Rows(LensedCatalogue.Photometric(three, "t")));
        Assert.Equal(one.Segmentation, three.Segmentation);
        Assert.True(one.Observe(LensedFields.Bands[0]).Image.Pixels.SequenceEqual(three.Observe(LensedFields.Bands[0]).Image.Pixels));
    }

    [Fact]
    public void Generate_WithAnotherSeed_GivesAnotherField()
    {
        LensedField other = LensedFields.Generate(LensedFields.Settings with { Seed = 6 });
        Assert.NotEqual(LensedFields.Small.Galaxies[0].Source.X, other.Galaxies[0].Source.X);
    }

    [Fact]
    public void Clumps_InSmoothRegions_AreMagnifiedByTheModelsMuAtTheirCentre()
    {
        LocatedClumpImage[] smooth = [.. LensedFields.Small.ClumpImages.Where(c => !c.Image.IsDistorted)];
        Assert.NotEmpty(smooth);
        LensModel model = LensedFields.Small.Cluster.Model;
        foreach (LocatedClumpImage c in smooth)
        {
            LensField field = model.FieldFor(c.Galaxy.Source.Redshift);
            LensTerms terms = field.DeflectionAndHessianAt(c.Image.X, c.Image.Y);
            Assert.Equal(Math.Abs(terms.Mu), c.Image.Magnification, 1e-6 * c.Image.Magnification);

            // The image's place goes back to the clump's.
            (double x, double y) = field.SourceOf(c.Image.X, c.Image.Y);
            Assert.Equal(c.Galaxy.Source.X + c.Source.OffsetX, x, 1e-6);
            Assert.Equal(c.Galaxy.Source.Y + c.Source.OffsetY, y, 1e-6);
        }
    }

    [Fact]
    public void Discs_OfGalaxies_AreMagnifiedAsARayTracingOfTheirPointsSays()
    {
        LensedField field = LensedFields.Small;
        foreach (LensedGalaxy galaxy in field.Galaxies)
        {
            SourceGalaxy s = galaxy.Source;
            LensField lens = field.Cluster.Model.FieldFor(s.Redshift);
            (double sin, double cos) = Math.SinCos(double.DegreesToRadians(s.ThetaDegrees));
            double sum = 0;
            const double step = 0.023;
            int n = (int)(field.Geometry.FinePixels * LensedBand.FinePixelArcsec / step);
            double[] x = new double[n], y = new double[n], ax = new double[n], ay = new double[n];
            for (int row = 0; row < n; row++)
            {
                for (int i = 0; i < n; i++)
                    (x[i], y[i]) = field.Geometry.ToFrame(((i + 0.5) * step / LensedBand.FinePixelArcsec) - 0.5, ((row + 0.5) * step / LensedBand.FinePixelArcsec) - 0.5);
                lens.Deflections(x, y, ax, ay);
                for (int i = 0; i < n; i++)
                {
                    double dx = x[i] - ax[i] - s.X, dy = y[i] - ay[i] - s.Y;
                    sum += Math.Exp(-double.Hypot((dx * cos) + (dy * sin), ((dy * cos) - (dx * sin)) / s.AxisRatio) / s.ScaleLengthArcsec);
                }
            }

            // 0.3 % of the disc's light is beyond its end at 8 scale lengths; the coarse rays of this sum err by less than 1 %.
            double expected = sum * step * step / (2 * Math.PI * s.ScaleLengthArcsec * s.ScaleLengthArcsec * s.AxisRatio);
            Assert.Equal(expected, galaxy.DiscMagnification, 0.015 * expected);
        }
    }

    [Fact]
    public void CentreImages_OfAGalaxy_AreThoseOfTheImageSolver()
    {
        foreach (LensedGalaxy galaxy in LensedFields.Small.Galaxies)
        {
            ImageSet all = new ImageSolver(LensedFields.Small.Cluster.Model, galaxy.Source.Redshift).Solve(galaxy.Source.X, galaxy.Source.Y);
            LensedImage[] bright = [.. all.Images.Where(i => Math.Abs(i.Mu) > 0.01)];
            Assert.Equal(bright.Length, galaxy.Centres.Count(c => Math.Abs(c.Mu) > 0.01));
            Assert.All(bright, i => Assert.Contains(galaxy.Centres, c => double.Hypot(c.X - i.X, c.Y - i.Y) < 1e-6));
        }
    }

    [Fact]
    public void Objects_OnTheSegmentationMap_HaveTheirPixelsAndTheirGalaxysLight()
    {
        LensedField field = LensedFields.Small;
        foreach (FieldObject o in field.Objects)
            Assert.Equal(o.PixelCount, field.Segmentation.Count(p => p == o.Id));
        foreach (LensedGalaxy galaxy in field.Galaxies)
        {
            FieldObject[] mine = [.. field.Objects.Where(o => o.Source == galaxy.Source.Number)];
            Assert.NotEmpty(mine);

            // All of the galaxy's light goes to its objects, less images of their own that are too faint to be one.
            double seen = mine.Sum(o => o.DiscMagnification);
            Assert.InRange(seen, 0.8 * galaxy.DiscMagnification, 1.0001 * galaxy.DiscMagnification);
            Assert.Equal(galaxy.Clumps.Sum(c => c.Images.Count), mine.Sum(o => o.ClumpImages.Count));
        }
    }

    [Fact]
    public void Photometric_Catalogue_HasTheErrorsThatItStates()
    {
        LensedField field = LensedFields.Generate(LensedFields.Settings with { GalaxyCount = 16, SideArcsec = 30, Catalogue = new() { OutlierFraction = 0 } });
        Table table = LensedCatalogue.Photometric(field, "catalogue");
        double[] pulls = [.. field.Objects.Select((o, i) => (o, i)).Where(p => p.o.Kind == FieldObjectKind.Galaxy)
            .Select(p => (table.Doubles("z_phot").Values[p.i] - p.o.Redshift) / ((table.Doubles("z840").Values[p.i] - table.Doubles("z160").Values[p.i]) / 2))];
        double[] flux = [.. field.Objects.Select((o, i) => ((10 * table.Doubles("f_f150w").Values[i]) - o.FluxesNanojansky[field.IndexOf("F150W")]) / (10 * table.Doubles("e_f150w").Values[i]))];

        // Standard deviations of 16 or more and of 20 or more unit deviates: within a factor of about 1.6.
        Assert.InRange(Math.Sqrt(pulls.Average(p => p * p)), 0.55, 1.6);
        Assert.InRange(Math.Sqrt(flux.Average(p => p * p)), 0.55, 1.6);
    }

    [Fact]
    public void PowerLaw_OfSlopeMinusTwo_GivesMassesWithThatSlope()
    {
        var random = new SeededRandom(1, "masses");
        double[] masses = [.. Enumerable.Range(0, 20_000).Select(_ => SourceDraws.PowerLaw(-2, 1e6, 1e12, random))];

        // The maximum-likelihood slope -1 - N / sum ln(M/Mmin) of a power law without end; its error is 1/sqrt(N), the end at 1e6 times the least changes it by 1e-5.
        double slope = -1 - (masses.Length / masses.Sum(m => Math.Log(m / 1e6)));
        Assert.Equal(-2, slope, 0.03);
    }

    private static string[] Rows(Table table) => [.. Enumerable.Range(0, table.RowCount).Select(r => string.Join(' ', table.Columns.Select(c => c.GetValue(r))))];
}
