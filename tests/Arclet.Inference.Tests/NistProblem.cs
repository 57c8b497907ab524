using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Tests;

/// <summary>A problem of NIST's Statistical Reference Datasets (nonlinear regression, https://www.itl.nist.gov/div898/strd/), with its certified values.</summary>
internal sealed class NistProblem(string name, double[] x, double[] y, double[][] starts, double[] certified, double[] certifiedErrors, double sumOfSquares, NistProblem.Model model) : ResidualProblem
{
    /// <summary>The value at x, and its derivatives by the parameters.</summary>
    public delegate double Model(double x, ReadOnlySpan<double> b, Span<double> derivatives);

    public string Name => name;

    public double[][] Starts => starts;

    public double[] Certified => certified;

    public double[] CertifiedErrors => certifiedErrors;

    public double SumOfSquares => sumOfSquares;

    public double[] X => x;

    public double[] Y => y;

    public override int ParameterCount => certified.Length;

    public override int ResidualCount => x.Length;

    public static NistProblem Get(string name) => All.Single(p => p.Name == name);

    public static NistProblem[] All { get; } =
    [
        new("Misra1a",
            [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0],
            [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78],
            [[500, 0.0001], [250, 0.0005]], [2.3894212918E+02, 5.5015643181E-04], [2.7070075241E+00, 7.2668688436E-06], 1.2455138894E-01,
            (x, b, d) =>
            {
                double e = Math.Exp(-b[1] * x);
                (d[0], d[1]) = (1 - e, b[0] * x * e);
                return b[0] * (1 - e);
            }),
        new("BoxBOD",
            [1, 2, 3, 5, 7, 10], [109, 149, 149, 191, 213, 224],
            [[1, 1], [100, 0.75]], [2.1380940889E+02, 5.4723748542E-01], [1.2354515176E+01, 1.0455993237E-01], 1.1680088766E+03,
            (x, b, d) =>
            {
                double e = Math.Exp(-b[1] * x);
                (d[0], d[1]) = (1 - e, b[0] * x * e);
                return b[0] * (1 - e);
            }),
        new("Rat42",
            [9, 14, 21, 28, 42, 57, 63, 70, 79], [8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080],
            [[100, 1, 0.1], [75, 2.5, 0.07]], [7.2462237576E+01, 2.6180768402E+00, 6.7359200066E-02], [1.7340283401E+00, 8.8295217536E-02, 3.4465663377E-03], 8.0565229338E+00,
            (x, b, d) =>
            {
                double e = Math.Exp(b[1] - (b[2] * x)), v = 1 / (1 + e);
                (d[0], d[1], d[2]) = (v, -b[0] * v * v * e, b[0] * v * v * e * x);
                return b[0] * v;
            }),
        new("MGH09",
            [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625],
            [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246],
            [[25, 39, 41.5, 39], [0.25, 0.39, 0.415, 0.39]],
            [1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01], [1.1435312227E-02, 1.9633220911E-01, 8.0842031232E-02, 9.0025542308E-02], 3.0750560385E-04,
            (x, b, d) =>
            {
                double top = (x * x) + (x * b[1]), bottom = (x * x) + (x * b[2]) + b[3];
                (d[0], d[1], d[2], d[3]) = (top / bottom, b[0] * x / bottom, -b[0] * top * x / (bottom * bottom), -b[0] * top / (bottom * bottom));
                return b[0] * top / bottom;
            }),
        new("Eckerle4",
            [400, 405, 410, 415, 420, 425, 430, 435, 436.5, 438, 439.5, 441, 442.5, 444, 445.5, 447, 448.5, 450, 451.5, 453, 454.5, 456, 457.5, 459, 460.5, 462, 463.5, 465, 470, 475, 480, 485, 490, 495, 500],
            [
                0.0001575, 0.0001699, 0.0002350, 0.0003102, 0.0004917, 0.0008710, 0.0017418, 0.0046400, 0.0065895, 0.0097302, 0.0149002, 0.0237310, 0.0401683, 0.0712559, 0.1264458, 0.2073413, 0.2902366, 0.3445623,
                0.3698049, 0.3668534, 0.3106727, 0.2078154, 0.1164354, 0.0616764, 0.0337200, 0.0194023, 0.0117831, 0.0074357, 0.0022732, 0.0008800, 0.0004579, 0.0002345, 0.0001586, 0.0001143, 0.0000710,
            ],
            [[1, 10, 500], [1.5, 5, 450]], [1.5543827178E+00, 4.0888321754E+00, 4.5154121844E+02], [1.5408051163E-02, 4.6803020753E-02, 4.6800518816E-02], 1.4635887487E-03,
            (x, b, d) =>
            {
                double u = (x - b[2]) / b[1], e = Math.Exp(-0.5 * u * u);
                (d[0], d[1], d[2]) = (e / b[1], b[0] * e * ((u * u) - 1) / (b[1] * b[1]), b[0] * e * u / (b[1] * b[1]));
                return b[0] / b[1] * e;
            }),
        new("Lanczos3",
            [.. Enumerable.Range(0, 24).Select(i => 0.05 * i)],
            [
                2.5134, 2.0443, 1.6684, 1.3664, 1.1232, 0.9269, 0.7679, 0.6389, 0.5338, 0.4479, 0.3776, 0.3197, 0.2720, 0.2325, 0.1997, 0.1723, 0.1493, 0.1301, 0.1138, 0.1000, 0.0883, 0.0783, 0.0698, 0.0624,
            ],
            [[1.2, 0.3, 5.6, 5.5, 6.5, 7.6], [0.5, 0.7, 3.6, 4.2, 4, 6.3]],
            [8.6816414977E-02, 9.5498101505E-01, 8.4400777463E-01, 2.9515951832E+00, 1.5825685901E+00, 4.9863565084E+00],
            [1.7197908859E-02, 9.7041624475E-02, 4.1488663282E-02, 1.0766312506E-01, 5.8371576281E-02, 3.4436403035E-02], 1.6117193594E-08,
            (x, b, d) =>
            {
                double sum = 0;
                for (int k = 0; k < 6; k += 2)
                {
                    double e = Math.Exp(-b[k + 1] * x);
                    (d[k], d[k + 1]) = (e, -b[k] * x * e);
                    sum += b[k] * e;
                }

                return sum;
            }),
    ];

    protected override void Fill(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        Span<double> derivatives = stackalloc double[certified.Length];
        for (int i = 0; i < x.Length; i++)
        {
            residuals[i] = model(x[i], parameters, derivatives) - y[i];
            for (int k = 0; k < derivatives.Length; k++)
                jacobian[(k * x.Length) + i] = derivatives[k];
        }
    }
}
