namespace Arclet.Populations;

/// <summary>
/// A range of wavelengths in which the transmission exp(-tau k(lambda)) of any amount of dust up to a maximum is a polynomial in 1/lambda through its values
/// at a few Chebyshev nodes. So an integral of a spectrum behind dust becomes a sum over the nodes with weights that know no dust.
/// </summary>
internal sealed class AttenuationSegment
{
    private const int MostNodes = 8;
    private const int TestPoints = 25;

    private readonly double[] x;
    private readonly double[] barycentric;

    private AttenuationSegment(double from, double to, int nodes)
    {
        FromAngstrom = from;
        ToAngstrom = to;
        x = new double[nodes];
        barycentric = new double[nodes];
        double middle = (1 / from + 1 / to) / 2, half = (1 / from - 1 / to) / 2;
        for (int m = 0; m < nodes; m++)
        {
            double angle = Math.PI * ((2 * m) + 1) / (2 * nodes);
            x[m] = middle + (half * Math.Cos(angle));
            barycentric[m] = (m % 2 == 0 ? 1 : -1) * Math.Sin(angle);
        }

        NodesAngstrom = [.. x.Select(v => 1 / v)];
    }

    /// <summary>The lower end in angstrom.</summary>
    public double FromAngstrom { get; }

    /// <summary>The upper end in angstrom.</summary>
    public double ToAngstrom { get; }

    /// <summary>The nodes' wavelengths in angstrom, within the ends.</summary>
    public double[] NodesAngstrom { get; }

    /// <summary>Segments that cover a range; none crosses a break.</summary>
    /// <param name="from">The lower end in angstrom.</param>
    /// <param name="to">The upper end in angstrom.</param>
    /// <param name="law">The curve.</param>
    /// <param name="breaks">Where segments end besides the curve's own breaks, in angstrom.</param>
    /// <param name="maximumAv">The largest A(V).</param>
    /// <param name="tolerance">The largest error of a transmission.</param>
    /// <param name="isRelative">Whether the error is relative to the largest transmission of the segment, else to one.</param>
    public static List<AttenuationSegment> Cover(double from, double to, AttenuationLaw law, IEnumerable<double> breaks, double maximumAv, double tolerance, bool isRelative)
    {
        double[] ends = [.. breaks.Concat(law.BreaksAngstrom).Where(b => b > from && b < to).Append(from).Append(to).Order().Distinct()];
        var segments = new List<AttenuationSegment>();
        for (int i = 1; i < ends.Length; i++)
            Divide(ends[i - 1], ends[i], law, maximumAv, tolerance, isRelative, segments);
        if (from == to)
            segments.Add(new AttenuationSegment(from, to, 1));
        return segments;
    }

    /// <summary>The weights of the nodes' transmissions at a wavelength (Lagrange polynomials in barycentric form).</summary>
    public void Coefficients(double wavelength, Span<double> destination)
    {
        double at = 1 / wavelength, sum = 0;
        for (int m = 0; m < x.Length; m++)
        {
            double difference = at - x[m];
            if (difference == 0)
            {
                destination.Clear();
                destination[m] = 1;
                return;
            }

            destination[m] = barycentric[m] / difference;
            sum += destination[m];
        }

        for (int m = 0; m < x.Length; m++)
            destination[m] /= sum;
    }

    /// <summary>The segment that holds a wavelength: at a common end the redder one, as curves have it.</summary>
    public static AttenuationSegment Of(List<AttenuationSegment> segments, double wavelength)
    {
        foreach (AttenuationSegment segment in segments)
        {
            if (wavelength < segment.ToAngstrom)
                return segment;
        }

        return segments[^1];
    }

    private static void Divide(double from, double to, AttenuationLaw law, double maximumAv, double tolerance, bool isRelative, List<AttenuationSegment> segments)
    {
        for (int nodes = 1; nodes <= MostNodes; nodes++)
        {
            var segment = new AttenuationSegment(from, to, nodes);
            if (segment.IsGoodTo(law, maximumAv, tolerance, isRelative) && segment.IsGoodTo(law, maximumAv / 4, tolerance, isRelative))
            {
                segments.Add(segment);
                return;
            }
        }

        double middle = 2 / ((1 / from) + (1 / to));
        if (!(middle > from * (1 + 1e-9)))
        {
            segments.Add(new AttenuationSegment(from, to, MostNodes));
            return;
        }

        Divide(from, middle, law, maximumAv, tolerance, isRelative, segments);
        Divide(middle, to, law, maximumAv, tolerance, isRelative, segments);
    }

    private bool IsGoodTo(AttenuationLaw law, double av, double tolerance, bool isRelative)
    {
        double depth = 0.4 * Math.Log(10) * av, largest = 0, worst = 0;
        double[] nodes = [.. NodesAngstrom.Select(w => Math.Exp(-depth * law.At(w)))];
        Span<double> coefficients = stackalloc double[MostNodes];
        coefficients = coefficients[..x.Length];
        for (int i = 0; i < TestPoints; i++)
        {
            // Inside the ends, where the curve may step.
            double at = 1 / ((1 / ToAngstrom) + (((1 / FromAngstrom) - (1 / ToAngstrom)) * (i + 1e-6) / (TestPoints - 1 + 2e-6))), exact = Math.Exp(-depth * law.At(at));
            Coefficients(at, coefficients);
            worst = Math.Max(worst, Math.Abs(System.Numerics.Tensors.TensorPrimitives.Dot<double>(coefficients, nodes) - exact));
            largest = Math.Max(largest, exact);
        }

        return worst <= tolerance * (isRelative ? largest : 1);
    }
}
