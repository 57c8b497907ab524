using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study.Tests.PaperFigures;

public class PictureFigureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(20)]
    public void Figure01_HasOnePictureForEachGalaxyUpToSixteen(int galaxies)
    {
        GalaxyStamp[] stamps = [.. Enumerable.Range(0, galaxies).Select(i => new GalaxyStamp
        {
            GalaxyId = $"1{i:0000}",
            Redshift = 1 + (0.2 * i),
            Picture = new Raster(40 + i, 40 + i, 3),
            PixelScaleArcsec = 0.02,
            Filters = ("F444W", "F200W", "F115W"),
            Clumps = [(10, 10), (20, 25)],
            CriticalLines = [[(0, 0), (20, 20)]],
        })];
        FigureResult result = Figure01ExampleGalaxies.Make(stamps);
        TextBoxCanvas canvas = PaperFigureTests.Canvas(result.Figure!);
        Assert.Equal(Math.Min(16, galaxies), canvas.Images);
        Assert.Empty(canvas.Faults());
        Assert.Equal(Math.Min(16, galaxies), result.Data!.RowCount);
        Assert.Equal(0.8, result.Data.Doubles("side_arcsec")[0], 12);
    }

    [Fact]
    public void Figure05_HasDataModelAndResidualWithTheEllipses()
    {
        var image = new FloatImage(Enumerable.Range(0, 900).Select(i => (float)(i % 7)).ToArray(), 30, 30);
        FitStamp[] stamps = [.. new[] { "15439", "15832" }.Select(id => new FitStamp
        {
            GalaxyId = id,
            Redshift = 1.2,
            Filter = "F150W",
            PixelScaleArcsec = 0.02,
            Data = image,
            Model = new FloatImage(Enumerable.Repeat(2f, 900).ToArray(), 30, 30),
            ErrorNanojansky = 0.5,
            Clumps = [(id + "-1", new EllipseShape(10, 10, 3, 2, 30), 12)],
        })];
        Assert.Equal(image.Pixels.Span[5] - 2, stamps[0].Residual.Pixels.Span[5]);
        FigureResult result = Figure05Residuals.Make(stamps);
        TextBoxCanvas canvas = PaperFigureTests.Canvas(result.Figure!);
        Assert.Equal(6, canvas.Images);
        Assert.Empty(canvas.Faults());
        Assert.Equal(["15439-1", "15832-1"], result.Data!.Strings("id").Values.ToArray());
        Assert.NotEmpty(Figure05Residuals.Make([]).Missing);
    }

    [Fact]
    public void Figure06_HasPointsForFluxesAndArrowsForLimits()
    {
        string[] filters = ["F435W", "F070W", "F115W", "F150W", "F210M", "F277W", "F335M", "F444W"];
        var picture = new SedPicture
        {
            ClumpId = "15439-7",
            Redshift = 2.5,
            History = "exp_tau10",
            Bands = [.. filters.Select((f, i) => new SedPictureBand(f, i == 0 ? 0 : 20 + i, i == 0 ? 3 : 1, 3, i == 0, 20))],
            WavelengthsMicron = [0.4, 0.8, 1.6, 3.2, 5],
            Best = [0, 18, 20, 22, 25],
            P16 = [0, 17, 19, 21, 24],
            P84 = [1, 19, 21, 23, 26],
        };
        FigureResult result = Figure06Spectrum.Make(picture);
        TextBoxCanvas canvas = PaperFigureTests.Canvas(result.Figure!);
        Assert.Empty(canvas.Faults());
        string[] texts = [.. canvas.Texts.Select(t => t.Text)];
        Assert.All(["limits", "medium bands", "broad bands", "68 % of the posterior"], t => Assert.Contains(t, texts));
        Assert.Equal(8, result.Data!.RowCount);

        // Lines stand where the fit puts them: H alpha at 2.3 micrometres, of z = 2.5, moves to 2.36 of z = 2.6.
        double At(SedPicture p) => PaperFigureTests.Canvas(Figure06Spectrum.Make(p).Figure!).Texts.Single(t => t.Text.StartsWith('H')).Box.X;
        Assert.True(At(picture with { FitRedshift = 2.6 }) > At(picture) + 2);
        Assert.Contains("(fit 2.60)", string.Concat(PaperFigureTests.Canvas(Figure06Spectrum.Make(picture with { FitRedshift = 2.6 }).Figure!).Texts.Select(t => t.Text)), StringComparison.Ordinal);
        Assert.Contains("spectra", Figure06Spectrum.Make(picture with { WavelengthsMicron = [], Best = [], P16 = [], P84 = [] }).Remark, StringComparison.Ordinal);
        Assert.NotEmpty(Figure06Spectrum.Make(null).Missing);
    }

    [Fact]
    public void Figure14_RecoversSizesAndSeparatesClumpsThatAreFarEnoughApart()
    {
        IReadOnlyList<IdealCase> cases = IdealSimulation.Cases;
        FigureResult result = Figure14Ideal.Make(cases, IdealSimulation.PairAtFwhm);
        Assert.Empty(PaperFigureTests.Faults(result.Figure!));
        Table data = result.Data!;
        Dictionary<string, int> row = Enumerable.Range(0, 5).ToDictionary(i => data.Strings("case")[i], i => i, StringComparer.Ordinal);
        double Sigma(string name) => data.Doubles("fitted_sigma_px")[row[name]];

        // The unresolved one is below 0.4 px; the resolved ones are right within 5 %, three times the error of the median of 60; blended ones are larger than they are.
        Assert.InRange(Sigma("A"), 0, 0.4);
        Assert.InRange(Sigma("B1"), 0.855, 0.945);
        Assert.InRange(Sigma("C"), 2.09, 2.31);
        Assert.InRange(Sigma("B3"), 0.475, 0.55);
        Assert.True(Sigma("B2") > 0.65);
        Assert.Equal([0.0, 0, 0, 1, 0], new[] { "A", "B1", "B2", "B3", "C" }.Select(n => data.Doubles("separated_fraction")[row[n]]));
        Assert.Contains("3.4 px apart", result.Remark, StringComparison.Ordinal);
        Assert.All(data.Doubles("flux_ratio").Values.ToArray(), f => Assert.InRange(f, 0.95, 1.05));
    }

    [Fact]
    public void Psf_OfTheIdealSimulation_HasTheWidthOfTheSource()
    {
        Imaging.Psf.GaussianMixturePsf psf = IdealSimulation.Psf();
        Assert.Equal(0.5 * psf.Peak, psf.Value(1.7, 0), 9);
        Assert.Equal(1, psf.TotalFlux, 12);
    }
}
