namespace Arclet.Sky.Tests;

public class GalacticExtinctionTests
{
    /// <summary>The values of science/formulas.md 3.4, to their printed digits.</summary>
    [Theory]
    [InlineData("F435W", 4.125)]
    [InlineData("F606W", 2.739)]
    [InlineData("F814W", 1.692)]
    [InlineData("F105W", 1.063)]
    [InlineData("F125W", 0.797)]
    [InlineData("F140W", 0.667)]
    [InlineData("F160W", 0.570)]
    [InlineData("F070W", 2.109)]
    [InlineData("F090W", 1.395)]
    [InlineData("F115W", 0.910)]
    [InlineData("F140M", 0.657)]
    [InlineData("F150W", 0.592)]
    [InlineData("F162M", 0.523)]
    [InlineData("F182M", 0.434)]
    [InlineData("F200W", 0.390)]
    [InlineData("F210M", 0.362)]
    [InlineData("F250M", 0.285)]
    [InlineData("F277W", 0.250)]
    [InlineData("F300M", 0.228)]
    [InlineData("F335M", 0.198)]
    [InlineData("F356W", 0.185)]
    [InlineData("F360M", 0.182)]
    [InlineData("F410M", 0.159)]
    [InlineData("F430M", 0.151)]
    [InlineData("F444W", 0.146)]
    [InlineData("F460M", 0.138)]
    [InlineData("F480M", 0.132)]
    public void Curve_AtTheFiltersPivot_HasTheListedValue(string filter, double expected) =>
        Assert.Equal(expected, Fitzpatrick1999.AttenuationPerColorExcess(FilterCatalog.Get(filter).PivotMicron), 0.0005);

    [Fact]
    public void Magnitudes_OfAbell2744_ReproduceThePapersTable1ToThePrintedDigit()
    {
        var extinction = new GalacticExtinction(0.0117);
        foreach (PaperFilterDefaults row in PaperFilterDefaults.All)
            Assert.Equal(row.ExtinctionMagnitudes, Math.Round(extinction.MagnitudesIn(FilterCatalog.Get(row.FilterId)), 3));
    }

    /// <summary>Fitzpatrick 1999, table 3: the nodes themselves.</summary>
    [Theory]
    [InlineData(2.65252, 0.265)]
    [InlineData(1.219512, 0.829)]
    [InlineData(0.599880, 2.688)]
    [InlineData(0.411015, 4.315)]
    [InlineData(0.270000, 6.265)]
    [InlineData(0.260000, 6.591)]
    public void Curve_AtANode_IsTheNode(double micron, double expected) =>
        Assert.Equal(expected, Fitzpatrick1999.AttenuationPerColorExcess(micron), 0.001);

    /// <summary>The published nodes are rounded to 0.001 in both coordinates.</summary>
    [Fact]
    public void Curve_WhereSplineAndUltravioletMeet_HasNoStepAboveTheNodesRounding()
    {
        double below = Fitzpatrick1999.AttenuationPerColorExcess(0.27 - 1e-9), above = Fitzpatrick1999.AttenuationPerColorExcess(0.27);
        Assert.Equal(above, below, 1e-3);
    }

    [Theory]
    [InlineData(0.0999)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Curve_OutsideItsDomain_IsAnError(double micron) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fitzpatrick1999.AttenuationPerColorExcess(micron));

    [Fact]
    public void SchlegelMap_IsScaledBySchlaflyAndFinkbeiner() =>
        Assert.Equal(0.0086, GalacticExtinction.FromSchlegelMap(0.01).ColorExcess, 1e-15);

    [Fact]
    public void FluxCorrection_OfAMagnitude_IsItsFluxRatio()
    {
        Filter filter = FilterCatalog.Get("F435W");
        var extinction = new GalacticExtinction(1 / Fitzpatrick1999.AttenuationPerColorExcess(filter.PivotMicron));
        Assert.Equal(2.51188643150958, extinction.FluxCorrection(filter), 1e-12);
    }

    [Fact]
    public void ColorExcess_BelowZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new GalacticExtinction(-0.01));
}
