namespace Arclet.Populations;

/// <summary>A line of neutral helium: 4 pi j / (n_e n(He+)) = A T4^B exp(C / T4) in erg cm^3/s at 100 electrons per cm^3.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WavelengthAngstrom">Its wavelength in vacuum, angstrom.</param>
/// <param name="A">A.</param>
/// <param name="B">B.</param>
/// <param name="C">C.</param>
internal readonly record struct HeliumLine(string Name, double WavelengthAngstrom, double A, double B, double C)
{
    /// <summary>
    /// The fits of Benjamin, Skillman and Smits (1999, ApJ 514, 307), table 5, for 5000 to 20,000 K, of lines above 3 % of 4471 that are no blends with hydrogen. Collisions from
    /// the metastable level are in them.
    /// </summary>
    public static IReadOnlyList<HeliumLine> All { get; } =
    [
        new("He I 2945", 2945.96, 2.91e-26, -0.740, -0.076),
        new("He I 3188", 3188.67, 5.90e-26, -0.707, -0.048),
        new("He I 3614", 3614.67, 7.60e-27, -0.864, -0.115),
        new("He I 3889", 3889.75, 1.41e-25, -0.709, -0.025),
        new("He I 3965", 3965.85, 1.53e-26, -0.845, -0.097),
        new("He I 4026", 4027.33, 3.32e-26, -1.098, -0.148),
        new("He I 4388", 4389.16, 8.83e-27, -1.121, -0.156),
        new("He I 4471", 4472.74, 6.68e-26, -1.048, -0.080),
        new("He I 4713", 4714.47, 5.52e-27, -0.230, 0.155),
        new("He I 4922", 4923.30, 1.85e-26, -1.125, -0.124),
        new("He I 5016", 5017.08, 3.79e-26, -0.859, -0.083),
        new("He I 5876", 5877.25, 1.73e-25, -1.091, -0.024),
        new("He I 6678", 6680.00, 5.25e-26, -1.202, -0.091),
        new("He I 7065", 7067.14, 2.65e-26, -0.340, 0.114),
        new("He I 7281", 7283.36, 8.88e-27, -0.547, 0.015),
        new("He I 10830", 10832.9, 2.94e-25, -0.364, 0.144),
        new("He I 12785", 12788.4, 1.08e-26, -1.331, -0.141),
        new("He I 17002", 17006.9, 4.42e-27, -1.048, -0.080),
        new("He I 18685", 18690.4, 2.40e-26, -1.332, -0.078),
        new("He I 20581", 20586.9, 4.35e-26, -0.919, -0.054),
    ];

    /// <summary>erg cm^3/s at a temperature in K.</summary>
    public double Emissivity(double kelvin) => A * Math.Pow(kelvin * 1e-4, B) * Math.Exp(C * 1e4 / kelvin);
}
