namespace Arclet.Populations;

/// <summary>
/// Cardelli, Clayton and Mathis (1989), equations 1 to 5, R_V = 3.1: a(x) + b(x) / R_V of x = 1 um / lambda from 0.3 to 10. Their infrared power
/// law is continued to longer wavelengths, and below 1000 A the value there is kept.
/// </summary>
internal sealed class CardelliLaw : AttenuationLaw
{
    private const double Rv = 3.1;

    public override string Name => "cardelli";

    public override IReadOnlyList<double> BreaksAngstrom { get; } = [1000, 1e4 / 8, 1e4 / 5.9, 1e4 / 3.3, 1e4 / 1.1];

    public override double At(double wavelengthAngstrom)
    {
        double x = Math.Min(1e4 / wavelengthAngstrom, 10), a, b;
        if (x < 1.1)
        {
            double power = Math.Pow(x, 1.61);
            (a, b) = (0.574 * power, -0.527 * power);
        }
        else if (x < 3.3)
        {
            double y = x - 1.82;
            a = 1 + (y * (0.17699 + (y * (-0.50447 + (y * (-0.02427 + (y * (0.72085 + (y * (0.01979 + (y * (-0.77530 + (y * 0.32999)))))))))))));
            b = y * (1.41338 + (y * (2.28305 + (y * (1.07233 + (y * (-5.38434 + (y * (-0.62251 + (y * (5.30260 + (y * -2.09002))))))))))));
        }
        else if (x < 8)
        {
            double y = Math.Max(0, x - 5.9);
            a = 1.752 - (0.316 * x) - (0.104 / (Square(x - 4.67) + 0.341)) + (y * y * (-0.04473 - (0.009779 * y)));
            b = -3.090 + (1.825 * x) + (1.206 / (Square(x - 4.62) + 0.263)) + (y * y * (0.2130 + (0.1207 * y)));
        }
        else
        {
            double y = x - 8;
            a = -1.073 + (y * (-0.628 + (y * (0.137 - (0.070 * y)))));
            b = 13.670 + (y * (4.257 + (y * (-0.420 + (0.374 * y)))));
        }

        return a + (b / Rv);
    }

    private static double Square(double value) => value * value;
}
