namespace Arclet.Populations;

/// <summary>
/// One piece of an initial mass function between two masses: a power law dN/dm = A m^-slope, or a lognormal in mass with its centre and width
/// (dN/dlog10 m Gaussian).
/// </summary>
internal readonly record struct MassFunctionSegment(double Low, double High, double Amplitude, double Slope, double LogCentre, double LogWidth)
{
    private static readonly double[] Nodes = [0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];
    private static readonly double[] Weights = [0.2955242247147529, 0.2692667193099964, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881];

    private bool IsLognormal => LogWidth > 0;

    /// <summary>dN/dm.</summary>
    public double Density(double m)
    {
        if (!IsLognormal)
            return Amplitude * Math.Pow(m, -Slope);
        double x = (Math.Log10(m) - LogCentre) / LogWidth;
        return Amplitude * Math.Exp(-0.5 * x * x) / m;
    }

    /// <summary>Integral of m^<paramref name="moment"/> dN/dm between two masses inside the segment.</summary>
    public double Integral(double from, double to, int moment)
    {
        if (to <= from)
            return 0;
        if (!IsLognormal)
        {
            double power = moment + 1 - Slope;
            return Math.Abs(power) < 1e-9
                ? Amplitude * Math.Log(to / from)
                : Amplitude * (Math.Pow(to, power) - Math.Pow(from, power)) / power;
        }

        // Gauss-Legendre with ten points over a third of a width at most: exact to rounding for a Gaussian.
        double start = Math.Log(from);
        double length = Math.Log(to) - start;
        int panels = Math.Max(1, (int)Math.Ceiling(length / (0.33 * LogWidth * Math.Log(10))));
        double half = 0.5 * length / panels;
        double sum = 0;
        for (int i = 0; i < panels; i++)
        {
            double centre = start + (((2 * i) + 1) * half);
            for (int k = 0; k < Nodes.Length; k++)
            {
                double a = Math.Exp(centre - (half * Nodes[k]));
                double b = Math.Exp(centre + (half * Nodes[k]));
                sum += Weights[k] * ((Density(a) * Math.Pow(a, moment + 1)) + (Density(b) * Math.Pow(b, moment + 1)));
            }
        }

        return sum * half;
    }

    /// <summary>The mass below which the fraction <paramref name="fraction"/> of the segment's stars lies.</summary>
    public double MassAt(double fraction)
    {
        if (!IsLognormal)
        {
            double power = 1 - Slope;
            if (Math.Abs(power) < 1e-9)
                return Low * Math.Pow(High / Low, fraction);
            double start = Math.Pow(Low, power);
            return Math.Clamp(Math.Pow(start + (fraction * (Math.Pow(High, power) - start)), 1 / power), Low, High);
        }

        double total = Integral(Low, High, 0);
        double low = Math.Log(Low);
        double high = Math.Log(High);
        for (int i = 0; i < 50; i++)
        {
            double middle = 0.5 * (low + high);
            if (Integral(Low, Math.Exp(middle), 0) < fraction * total)
                low = middle;
            else
                high = middle;
        }

        return Math.Clamp(Math.Exp(0.5 * (low + high)), Low, High);
    }
}
