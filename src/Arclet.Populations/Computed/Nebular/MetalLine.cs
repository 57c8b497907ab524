namespace Arclet.Populations;

/// <summary>A line of a metal in photoionised gas by metallicity and ionisation parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WavelengthAngstrom">Its wavelength in vacuum, angstrom (of doublets in one, the mean).</param>
/// <param name="LogRatio">log10 of its luminosity over that of H beta, by Z and, fastest, log U.</param>
internal readonly record struct MetalLine(string Name, double WavelengthAngstrom, double[] LogRatio)
{
    /// <summary>The metallicities Z of the table.</summary>
    public static double[] Metallicities { get; } = [0.0001, 0.0004, 0.004, 0.008, 0.02];

    /// <summary>Its log U.</summary>
    public static double[] LogIonisation { get; } = [-3, -2, -1];

    /// <summary>
    /// Cloudy models of Inoue (2011, MNRAS 415, 2920) at 100 atoms per cm^3. His Z = 0.05 is left out: one of its models failed.
    /// </summary>
    public static IReadOnlyList<MetalLine> All { get; } =
    [
        new("C IV 1549", 1549.48, [-2.797, -1.014, 0.149,  -2.273, -0.604, 0.475,  -1.569, -0.248, 0.53,  -1.757, -0.834, -0.069,  -1.903, -1.701, -1.198]),
        new("O III] 1665", 1664.7, [-2.376, -1.498, -0.912,  -1.829, -0.982, -0.544,  -1.195, -0.664, -0.489,  -1.501, -1.046, -0.878,  -2.697, -2.297, -1.978]),
        new("Si III] 1888", 1887.4, [-2.493, -1.982, -2.343,  -1.912, -1.429, -1.829,  -1.227, -1.032, -1.611,  -1.372, -1.239, -1.624,  -2.348, -2.181, -2.171]),
        new("C III] 1909", 1907.7, [-1.257, -0.636, -0.405,  -0.693, -0.093, 0.031,  0.017, 0.33, 0.192,  -0.13, 0.086, 0.083,  -0.982, -0.908, -0.786]),
        new("C II] 2326", 2326.7, [-1.888, -2.288, -2.883,  -1.266, -1.685, -2.394,  -0.45, -1.036, -1.876,  -0.352, -0.96, -1.721,  -0.662, -1.205, -1.882]),
        new("Mg II 2798", 2799.1, [-2.375, -2.737, -2.925,  -1.776, -2.167, -2.407,  -0.948, -1.504, -2.032,  -0.82, -1.389, -1.939,  -0.994, -1.514, -1.943]),
        new("[O II] 3726+3729", 3728.5, [-1.094, -1.85, -2.628,  -0.472, -1.225, -2.044,  0.408, -0.353, -1.206,  0.598, -0.132, -0.983,  0.489, -0.129, -0.896]),
        new("[Ne III] 3869", 3869.86, [-2.002, -1.631, -1.344,  -1.423, -1.062, -0.844,  -0.556, -0.358, -0.292,  -0.511, -0.372, -0.326,  -0.802, -0.745, -0.683]),
        new("[Ne III] 3968", 3968.59, [-2.523, -2.152, -1.864,  -1.944, -1.583, -1.365,  -1.077, -0.879, -0.813,  -1.032, -0.893, -0.847,  -1.323, -1.266, -1.204]),
        new("[O III] 4363", 4364.44, [-2.72, -2.014, -1.565,  -2.161, -1.472, -1.134,  -1.426, -0.973, -0.847,  -1.59, -1.189, -1.076,  -2.399, -2.064, -1.887]),
        new("[O III] 4959", 4960.3, [-1.497, -1.015, -0.748,  -0.925, -0.441, -0.237,  -0.056, 0.298, 0.37,  -0.03, 0.318, 0.382,  -0.31, 0.024, 0.134]),
        new("[O III] 5007", 5008.24, [-1.019, -0.537, -0.269,  -0.446, 0.038, 0.242,  0.423, 0.776, 0.849,  0.448, 0.796, 0.86,  0.169, 0.503, 0.613]),
        new("[O I] 6300", 6302.05, [-2.874, -3.643, -4.508,  -2.302, -3.055, -3.908,  -1.312, -2.05, -2.926,  -1.144, -1.865, -2.719,  -1.103, -1.84, -2.656]),
        new("[N II] 6548", 6549.86, [-2.847, -3.652, -4.542,  -2.228, -3.033, -3.935,  -1.278, -2.086, -2.985,  -0.779, -1.577, -2.48,  -0.248, -0.957, -1.827]),
        new("[N II] 6584", 6585.27, [-2.377, -3.182, -4.072,  -1.758, -2.563, -3.465,  -0.808, -1.616, -2.515,  -0.309, -1.107, -2.01,  0.222, -0.487, -1.357]),
        new("[S II] 6716", 6718.29, [-2.26, -2.973, -3.872,  -1.654, -2.366, -3.262,  -0.689, -1.411, -2.293,  -0.466, -1.205, -2.061,  -0.32, -1.087, -1.966]),
        new("[S II] 6731", 6732.67, [-2.408, -3.118, -4.017,  -1.802, -2.512, -3.408,  -0.839, -1.559, -2.44,  -0.617, -1.355, -2.209,  -0.474, -1.241, -2.118]),
        new("[Ar III] 7135", 7137.77, [-2.481, -2.499, -3.048,  -1.885, -1.885, -2.43,  -0.959, -1.034, -1.621,  -0.78, -0.857, -1.332,  -0.741, -0.858, -1.16]),
        new("[S III] 9069", 9071.1, [-2.312, -2.278, -2.757,  -1.713, -1.661, -2.156,  -0.777, -0.801, -1.384,  -0.575, -0.588, -1.048,  -0.478, -0.512, -0.813]),
        new("[S III] 9532", 9533.2, [-1.918, -1.884, -2.362,  -1.319, -1.266, -1.762,  -0.383, -0.407, -0.99,  -0.181, -0.194, -0.654,  -0.083, -0.118, -0.419]),
    ];

    /// <summary>The line over H beta: log10 of the ratio is linear in log Z and log U, and held at the table's edges.</summary>
    public double OverHydrogenBeta(double metallicity, double logIonisation)
    {
        (int z, double wz) = GridAxis.Bracket(LogMetallicities, Math.Log10(metallicity));
        (int u, double wu) = GridAxis.Bracket(LogIonisation, logIonisation);
        double low = At(z, u, wu), high = wz == 0 ? low : At(z + 1, u, wu);
        return Math.Pow(10, low + (wz * (high - low)));
    }

    private static double[] LogMetallicities { get; } = Array.ConvertAll(Metallicities, Math.Log10);

    private double At(int z, int u, double weight)
    {
        double low = LogRatio[(3 * z) + u];
        return weight == 0 ? low : low + (weight * (LogRatio[(3 * z) + u + 1] - low));
    }
}
