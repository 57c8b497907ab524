namespace Arclet.Populations;

/// <summary>
/// Calzetti et al. (2000), equation 4, R_V = 4.05. Beyond its range the conventions of Bagpipes: below 0.12 um the value there times
/// (lambda / 0.12 um)^-0.77; the red branch to 3.1 um, where it nearly vanishes, and 0 from there.
/// </summary>
internal sealed class CalzettiLaw(double blue, string name) : AttenuationLaw
{
    private const double Rv = 4.05;

    public override string Name => name;

    public override IReadOnlyList<double> BreaksAngstrom { get; } = [1200, 6300, 31000];

    public override double At(double wavelengthAngstrom)
    {
        double micron = wavelengthAngstrom * 1e-4;
        if (micron < 0.12)
            return Blue(0.12) * Math.Pow(micron / 0.12, -0.77);
        if (micron < 0.63)
            return Blue(micron);
        return micron < 3.1 ? ((2.659 * (-1.857 + (1.040 / micron))) + Rv) / Rv : 0;
    }

    private double Blue(double micron) => ((blue * (-2.156 + (1.509 / micron) - (0.198 / (micron * micron)) + (0.011 / (micron * micron * micron)))) + Rv) / Rv;
}
