namespace Arclet.Populations;

/// <summary>A power law in wavelength, 1 at 5500 A (Charlot and Fall 2000).</summary>
internal sealed class PowerLaw : AttenuationLaw
{
    private readonly double slope;

    public PowerLaw(double slope) =>
        this.slope = slope > 0 && double.IsFinite(slope) ? slope : throw new ArgumentOutOfRangeException(nameof(slope), slope, "the slope of the attenuation is above 0");

    public override string Name => "cf00";

    public override IReadOnlyList<double> BreaksAngstrom => [];

    public override double At(double wavelengthAngstrom) => Math.Pow(5500 / wavelengthAngstrom, slope);
}
