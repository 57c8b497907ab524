namespace Arclet.Populations.Tests;

public class CaseBCascadeTests
{
    private static readonly CaseBCascade Hydrogen = new(1e4);

    private static readonly CaseBCascade IonisedHelium = new(1e4, charge: 2);

    /// <summary>Emissivities over H beta at 10,000 K and 100 electrons per cm^3: Storey and Hummer (1995), as printed by Osterbrock and Ferland (2006), table 4.4.</summary>
    [Theory]
    [InlineData(3, 2, 2.863)]
    [InlineData(5, 2, 0.468)]
    [InlineData(6, 2, 0.259)]
    [InlineData(7, 2, 0.159)]
    [InlineData(8, 2, 0.105)]
    [InlineData(10, 2, 0.0530)]
    [InlineData(4, 3, 0.339)]
    [InlineData(5, 3, 0.163)]
    [InlineData(6, 3, 0.0904)]
    [InlineData(5, 4, 0.0802)]
    [InlineData(6, 4, 0.0455)]
    public void Photons_HydrogenAtTenThousandKelvin_AreStoreyAndHummersWithinOnePercent(int upper, int lower, double ratio)
    {
        Assert.Equal(1, Emissivity(Hydrogen, upper, lower) / Emissivity(Hydrogen, 4, 2) / ratio, 0.01);
    }

    [Fact]
    public void Photons_PerRecombination_AreTheTextbooks()
    {
        // Osterbrock and Ferland (2006), tables 2.1, 4.2 and 4.11: alpha_B 2.59e-13, effective 3.03e-14 of H beta, 0.84e-13 of 2s at 10,000 K.
        Assert.Equal(1, Hydrogen.Coefficient / 2.59e-13, 0.01);
        Assert.Equal(1, Hydrogen.Coefficient * Hydrogen.Photons(4, 2) / 3.03e-14, 0.02);
        Assert.Equal(1, Hydrogen.Coefficient * Hydrogen.TwoPhotonShare / 0.838e-13, 0.02);
        Assert.Equal(1, Hydrogen.TwoPhotonShare + Hydrogen.Photons(2, 1), 1e-9);
    }

    /// <summary>Emissivities over 4686 at 10,000 K and 100 electrons per cm^3: Storey and Hummer (1995), their machine-readable table.</summary>
    [Theory]
    [InlineData(3, 2, 6.47427)]
    [InlineData(4, 2, 1.95778)]
    [InlineData(5, 3, 0.404947)]
    [InlineData(5, 4, 0.275396)]
    [InlineData(7, 4, 0.0758575)]
    [InlineData(10, 4, 0.0230013)]
    public void Photons_IonisedHelium_AreStoreyAndHummersWithinHalfAPercent(int upper, int lower, double ratio)
    {
        Assert.Equal(1, Emissivity(IonisedHelium, upper, lower) / Emissivity(IonisedHelium, 4, 3) / ratio, 0.005);
    }

    [Fact]
    public void Bound_LymanAndBalmerLines_HaveTheKnownStrengths()
    {
        // Squares of radial integrals: Bethe and Salpeter (1957), table 13: 1s-2p 1.666, 2s-3p 9.393, 2p-3d 22.543, 2p-3s 0.880.
        double[] down = new double[3], up = new double[3];
        double one = Math.Exp(HydrogenicRadial.Bound(2, 1, down, up)) * down[1];
        Assert.Equal(1.6648, one * one, 1e-3);
        double scale = Math.Exp(HydrogenicRadial.Bound(3, 2, down, up));
        Assert.Equal(9.393, scale * down[1] * scale * down[1], 1e-2);
        Assert.Equal(22.543, scale * down[2] * scale * down[2], 1e-2);
        Assert.Equal(0.880, scale * up[1] * scale * up[1], 1e-3);
    }

    [Fact]
    public void CrossSection_GroundState_IsTheClosedForm()
    {
        double[] section = new double[1], work = new double[4];
        HydrogenicAtom.CrossSection(1, 1e-9, section, work);
        Assert.Equal(6.3042e-18, section[0], 1e-21);

        // Osterbrock and Ferland (2006), equation 2.4.
        double e = Math.Sqrt(0.7);
        HydrogenicAtom.CrossSection(1, 0.7, section, work);
        Assert.Equal(1, section[0] / (6.3042e-18 * Math.Pow(1.7, -4) * Math.Exp(4 - (4 * Math.Atan(e) / e)) / (1 - Math.Exp(-2 * Math.PI / e))), 1e-4);
    }

    private static double Emissivity(CaseBCascade cascade, int upper, int lower) =>
        cascade.Photons(upper, lower) * ((1.0 / (lower * lower)) - (1.0 / (upper * upper)));
}
