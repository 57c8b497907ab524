using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Sky.Tests;

public class NoiseTests
{
    [Theory]
    [InlineData(NoiseMapKind.Error, 4f)]
    [InlineData(NoiseMapKind.Variance, 2f)]
    [InlineData(NoiseMapKind.InverseVariance, 0.5f)]
    public void ToError_OfARow_IsOneSigmaAndInfiniteWhereTheMapSaysNothing(NoiseMapKind kind, float expected)
    {
        // Longer than a vector and no multiple of one, so that both paths are taken.
        float[] map = [.. Enumerable.Repeat(4f, 37)];
        (map[0], map[1], map[2], map[3], map[35], map[36]) = (0, float.NaN, -1, float.PositiveInfinity, float.NaN, 0);
        float[] error = new float[37];
        NoiseMap.ToError(kind, map, error);
        for (int i = 0; i < 37; i++)
        {
            Assert.Equal(i is < 4 or > 34 ? float.PositiveInfinity : expected, error[i]);
            Assert.Equal(error[i], NoiseMap.ToError(kind, map[i]));
        }
    }

    /// <summary>The growth of scipy's maximum_filter(size=4) on values at [2::4, 2::4]; its first row and column are zero and ours the nearest value.</summary>
    [Fact]
    public void ExposureIndex_OfACoarseMap_IsTheGrownMapOfScipy()
    {
        foreach (JsonElement reference in Reference.Load("sky_reference.json").GetProperty("exposure").EnumerateArray())
        {
            double[][] coarse = Table("coarse"), grown = Table("grown");
            var noise = new ExposureNoise(new PoissonGain(1, "test"), 4);
            Assert.Equal(4, ExposureNoise.BinningFromSizes(reference.GetProperty("nx").GetInt32(), coarse[0].Length));
            for (int y = 1; y < grown.Length; y++)
            {
                for (int x = 1; x < grown[y].Length; x++)
                {
                    double ours = coarse[noise.ExposureIndex(y, coarse.Length)][noise.ExposureIndex(x, coarse[0].Length)];
                    if (grown[y][x] != 0)
                        Assert.Equal(grown[y][x], ours);
                }
            }

            Assert.Equal(0, noise.ExposureIndex(0, coarse.Length));

            double[][] Table(string name) => [.. reference.GetProperty(name).EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        }
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 7, 7)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 4, 0)]
    [InlineData(4, 5, 1)]
    public void ExposureIndex_OfABinning_IsTheFilters(int binning, int index, int expected) =>
        Assert.Equal(expected, new ExposureNoise(new PoissonGain(1, "test"), binning).ExposureIndex(index, 100));

    [Fact]
    public void ErrorRow_AddsThePoissonNoiseOfPositivePixels()
    {
        var noise = new ExposureNoise(new PoissonGain(0.5, "test"), 1);
        float[] science = [10, -10, float.NaN, 10, 10], weight = [0.25f, 0.25f, 0.25f, 0, 0.25f], exposure = [100, 100, 100, 100, 0], error = new float[5];
        noise.ErrorRow(science, weight, exposure, 0, error);
        Assert.Equal(Math.Sqrt(4 + (10 / 50.0)), error[0], 1e-6);
        Assert.Equal(2, error[1], 1e-6);
        Assert.All(error[2..], e => Assert.Equal(float.PositiveInfinity, e));
    }

    [Fact]
    public void ErrorRow_OfAPartOfARow_TakesTheExposureOfItsColumns()
    {
        var noise = new ExposureNoise(new PoissonGain(1, "test"), 4);
        float[] error = new float[2];
        noise.ErrorRow([1, 1], [1e6f, 1e6f], [10, 1000], 4, error);
        Assert.Equal(Math.Sqrt(1e-6 + 0.1), error[0], 1e-6);
        Assert.Equal(Math.Sqrt(1e-6 + 0.001), error[1], 1e-6);
    }

    /// <summary>Whole rows, whose blocks are walked, against pixels taken one at a time, for even and odd binnings and rows that outlast the map.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void ErrorRow_OfAWholeRow_IsTheErrorOfEveryPixel(int binning)
    {
        var noise = new ExposureNoise(new PoissonGain(1, "test"), binning);
        float[] science = [.. Enumerable.Range(0, 43).Select(i => i - 3f)], weight = [.. Enumerable.Repeat(2f, 43)], exposure = [3, 0, 5, 8, 2, 1];
        float[] row = new float[43], one = new float[1];
        noise.ErrorRow(science, weight, exposure, 2, row);
        for (int i = 0; i < 43; i++)
        {
            noise.ErrorRow(science.AsSpan(i, 1), weight.AsSpan(i, 1), exposure, 2 + i, one);
            float seconds = exposure[noise.ExposureIndex(2 + i, exposure.Length)];
            Assert.Equal(seconds > 0 ? Math.Sqrt(0.5 + (Math.Max(science[i], 0) / seconds)) : double.PositiveInfinity, one[0], 1e-5);
            Assert.Equal(one[0], row[i]);
        }
    }

    /// <summary>science/formulas.md 3.6.</summary>
    [Fact]
    public void PoissonGain_OfAGrizliMosaic_FollowsTheFormula()
    {
        var gain = PoissonGain.FromHeader(Reference.Header("BUNIT = '10.0*nanoJansky'; PHOTFNU = 1e-8; OPHOTFNU = 2e-7; PHOTMJSR = 2.5; PHOTSCAL = 0.8"));
        Assert.Equal(1e-8 / 2e-7 / (2.5 * 0.8), gain.ElectronsPerUnitPerSecond, 1e-15);
        Assert.Equal(0.05, PoissonGain.FromHeader(Reference.Header("BUNIT = '10.0*nanoJansky'; PHOTFNU = 1e-8; OPHOTFNU = 2e-7")).ElectronsPerUnitPerSecond, 1e-15);
        Assert.Equal(1, PoissonGain.FromHeader(Reference.Header("BUNIT = 'ELECTRONS/S'")).ElectronsPerUnitPerSecond);
        Assert.Equal(10, PoissonGain.FromHeader(Reference.Header("BUNIT = '10 electrons/s'")).ElectronsPerUnitPerSecond);
    }

    [Theory]
    [InlineData("DN/s")]
    [InlineData("ADU/s")]
    [InlineData("counts/s")]
    public void PoissonGain_OfCountsThatAreNoElectrons_NeedsTheirGain(string unit)
    {
        Assert.Contains("keyword GAIN is missing", Assert.Throws<InputException>(() => PoissonGain.FromHeader(Reference.Header($"BUNIT = '{unit}'"))).Message);
        Assert.Contains("keyword GAIN is 0", Assert.Throws<InputException>(() => PoissonGain.FromHeader(Reference.Header($"BUNIT = '{unit}'; GAIN = 0"))).Message);
        PoissonGain gain = PoissonGain.FromHeader(Reference.Header($"BUNIT = '{unit}'; GAIN = 1.8"));
        Assert.Equal(1.8, gain.ElectronsPerUnitPerSecond);
        Assert.Equal("BUNIT, GAIN", gain.Derivation);
    }

    [Theory]
    [InlineData("MJy/sr", "mJy/sr", false)]
    [InlineData("mJy", "MJY", false)]
    [InlineData("MJY", "MJY", true)]
    [InlineData("nJy", "NJY", true)]
    [InlineData("10.0*nanoJansky", "10 nJy", true)]
    [InlineData("uJy", "1e3 nJy", true)]
    [InlineData("ELECTRONS/S", "electrons s-1", true)]
    [InlineData("electrons/s", "DN/s", false)]
    [InlineData("DN/s", "ADU/s", true)]
    [InlineData("nJy", "nJy/sr", false)]
    [InlineData("furlong", "Furlong", false)]
    [InlineData("furlong", " furlong ", true)]
    public void IsSameUnit_ComparesWhatUnitsMean(string one, string two, bool same)
    {
        Assert.Equal(same, FluxCalibration.IsSameUnit(one, two));
        Assert.Equal(same, FluxCalibration.IsSameUnit(two, one));
    }

    [Theory]
    [InlineData("PHOTFNU = 1e-8", "BUNIT")]
    [InlineData("BUNIT = 'nJy'; PHOTFNU = 1e-9", "OPHOTFNU is missing")]
    [InlineData("BUNIT = 'nJy'; PHOTFNU = 1e-9; OPHOTFNU = 0", "OPHOTFNU is not above 0")]
    [InlineData("BUNIT = 'MJy/sr'", "BUNIT is 'MJy/sr'")]
    public void PoissonGain_OfAHeaderThatLacksAKeyword_NamesIt(string cards, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => PoissonGain.FromHeader(Reference.Header(cards))).Message);
}
