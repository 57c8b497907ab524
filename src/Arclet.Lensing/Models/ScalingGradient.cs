namespace Arclet.Lensing;

/// <summary>A family's terms at a point and their derivatives by the parameters of its scaling relation.</summary>
/// <param name="Value">The sum over the members.</param>
/// <param name="ByDispersion">By sigma*, per km/s.</param>
/// <param name="ByCut">By cut*, per arcsec.</param>
/// <param name="ByCore">By core*, per arcsec.</param>
/// <param name="ByDispersionSlope">By vdslope.</param>
/// <param name="ByCutSlope">By the cut radius' slope.</param>
public readonly record struct ScalingGradient(
    LensTerms Value, LensTerms ByDispersion, LensTerms ByCut, LensTerms ByCore, LensTerms ByDispersionSlope, LensTerms ByCutSlope)
{
    /// <summary>The derivatives by one parameter.</summary>
    public LensTerms By(ScalingParameter parameter) => parameter switch
    {
        ScalingParameter.VelocityDispersionKms => ByDispersion,
        ScalingParameter.CutRadiusArcsec => ByCut,
        ScalingParameter.CoreRadiusArcsec => ByCore,
        ScalingParameter.DispersionSlope => ByDispersionSlope,
        ScalingParameter.CutSlope => ByCutSlope,
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, "not a parameter of a scaling relation"),
    };
}
