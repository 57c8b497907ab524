namespace Arclet.Lensing;

/// <summary>
/// One lens. Positions are in Lenstool's frame: arcsec from the reference, x growing to the west and y to the north; angles are
/// degrees counter-clockwise from +x. Which fields a profile reads stands in <see cref="MassProfile"/>; the others are ignored.
/// </summary>
public sealed record Potential
{
    /// <summary>The name in the file, such as O1 or a member's catalogue number.</summary>
    public string Id { get; init; } = "";

    /// <summary>The form of the mass.</summary>
    public required MassProfile Profile { get; init; }

    /// <summary>The centre's x in arcsec, growing to the west.</summary>
    public double X { get; init; }

    /// <summary>The centre's y in arcsec, growing to the north.</summary>
    public double Y { get; init; }

    /// <summary>Lenstool's e = (a^2 - b^2)/(a^2 + b^2), from 0 to below 1; of the mass or of the potential, as the profile says.</summary>
    public double Ellipticity { get; init; }

    /// <summary>The major axis' angle in degrees counter-clockwise from +x (west towards north).</summary>
    public double AngleDegrees { get; init; }

    /// <summary>The core radius in arcsec; 0 is allowed.</summary>
    public double CoreRadiusArcsec { get; init; }

    /// <summary>The cut radius in arcsec; infinite where there is none.</summary>
    public double CutRadiusArcsec { get; init; } = double.PositiveInfinity;

    /// <summary>Lenstool's v_disp in km/s: sigma_0 = sqrt(3/2) v_disp for the dPIE.</summary>
    public double VelocityDispersionKms { get; init; }

    /// <summary>The redshift of the lens.</summary>
    public double Redshift { get; init; }

    /// <summary>The scale radius of NFW, gNFW and Hernquist in arcsec.</summary>
    public double ScaleRadiusArcsec { get; init; }

    /// <summary>The inner slope gamma of a gNFW, rho ~ r^-gamma: from 0 to below 2; 1 is NFW.</summary>
    public double InnerSlope { get; init; } = 1;

    /// <summary>The mass of a point mass or the total mass of a Hernquist profile, in solar masses.</summary>
    public double MassSolar { get; init; }

    /// <summary>The Sersic index, from 0.3 to 10.</summary>
    public double SersicIndex { get; init; } = 4;

    /// <summary>The Sersic profile's effective radius in arcsec.</summary>
    public double EffectiveRadiusArcsec { get; init; }

    /// <summary>The convergence of a mass sheet, or of a Sersic profile at its effective radius, for D_LS/D_S = 1.</summary>
    public double Convergence { get; init; }

    /// <summary>The external shear for D_LS/D_S = 1.</summary>
    public double Shear { get; init; }

    /// <summary>The member's magnitude, where the file gives one.</summary>
    public double? Magnitude { get; init; }

    /// <summary>The pixels of a <see cref="MassProfile.PixelMap"/>.</summary>
    public DeflectionMap? Map { get; init; }

    /// <summary>Throws where the values are outside what the profile can mean.</summary>
    /// <exception cref="ArgumentException">The sentence names the potential and the value.</exception>
    public void Validate()
    {
        Require(double.IsFinite(X) && double.IsFinite(Y), "its centre is not finite");
        Require(Ellipticity is > -1 and < 1, $"its ellipticity {Ellipticity} is not between -1 and 1");
        Require(double.IsFinite(AngleDegrees), "its angle is not finite");
        Require(Redshift >= 0 && double.IsFinite(Redshift), $"its redshift {Redshift} is not a number from 0");
        if (Profile is MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal)
            Require(CoreRadiusArcsec >= 0 && double.IsFinite(CoreRadiusArcsec), $"its core radius {CoreRadiusArcsec} is not a length from 0");
        if (Profile is MassProfile.DualPseudoIsothermal)
            Require(CutRadiusArcsec > 0, $"its cut radius {CutRadiusArcsec} is not above 0");
        if (Profile is MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw or MassProfile.Hernquist)
            Require(ScaleRadiusArcsec > 0 && double.IsFinite(ScaleRadiusArcsec), $"its scale radius {ScaleRadiusArcsec} is not above 0");
        if (Profile is MassProfile.GeneralizedNfw)
            Require(InnerSlope is >= 0 and < 2, $"its inner slope {InnerSlope} is not from 0 to below 2");
        if (Profile is MassProfile.Sersic)
            Require(EffectiveRadiusArcsec > 0 && double.IsFinite(EffectiveRadiusArcsec) && SersicIndex is >= 0.3 and <= 10, "its effective radius is not above 0 or its Sersic index is not from 0.3 to 10");
        Require(double.IsFinite(VelocityDispersionKms) && double.IsFinite(MassSolar) && double.IsFinite(Convergence) && double.IsFinite(Shear), "its strength is not finite");
        Require(Profile != MassProfile.PixelMap || Map is not null, "it is a pixel map without a map");
    }

    private void Require(bool condition, string problem)
    {
        if (!condition)
            throw new ArgumentException($"potential {Id} ({Profile}): {problem}");
    }
}
