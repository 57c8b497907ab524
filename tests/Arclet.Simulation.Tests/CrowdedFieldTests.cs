namespace Arclet.Simulation.Tests;

public class CrowdedFieldTests
{
    [Fact]
    public void Generate_OneOrTwoThreads_GivesTheSameBits()
    {
        var settings = new CrowdedFieldSettings { Width = 300, Height = 200 };
        Assert.True(CrowdedField.Generate(settings, 1).Pixels.SequenceEqual(CrowdedField.Generate(settings, 2).Pixels));
    }

    [Fact]
    public void Generate_WithoutSources_IsBackgroundAndUnitNoise()
    {
        var settings = new CrowdedFieldSettings { Width = 500, Height = 400, SourcesPerMegapixel = 0, BackgroundWave = 0 };
        double sum = 0;
        double squares = 0;
        foreach (float v in CrowdedField.Generate(settings).Pixels)
        {
            sum += v - 100;
            squares += (v - 100.0) * (v - 100.0);
        }

        // Five standard errors on 200,000 pixels.
        Assert.Equal(0, sum / 200_000, 5 / Math.Sqrt(200_000));
        Assert.Equal(1, squares / 200_000, 5 * Math.Sqrt(2.0 / 200_000));
    }
}
