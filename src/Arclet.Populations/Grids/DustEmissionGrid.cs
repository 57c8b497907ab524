namespace Arclet.Populations;

/// <summary>
/// Infrared emission of dust after Draine and Li (2007, ApJ 657, 810): dust in one starlight field Umin, and dust in a power law of fields
/// from Umin to Umax, by the share of PAHs. A model is (1 - gamma) of the first and gamma of the second.
/// </summary>
/// <threadsafety>Immutable by agreement: the arrays are handed out for speed and are not to be written to.</threadsafety>
public sealed class DustEmissionGrid
{
    /// <summary>A grid of arrays, which it keeps without copying.</summary>
    /// <param name="name">A short name for tables and figures.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="wavelengthsAngstrom">Wavelengths in angstrom, ascending.</param>
    /// <param name="pahPercent">q_PAH, the PAHs' share of the dust mass in percent, ascending.</param>
    /// <param name="minimumField">Umin in units of the interstellar radiation field near the Sun, ascending.</param>
    /// <param name="singleField">Emission of dust in the field Umin at <c>[(q * umin + u) * wavelengths + w]</c>, per angstrom, in an arbitrary unit.</param>
    /// <param name="fieldRange">Emission of dust in the power law of fields, likewise and in the same unit.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together or hold impossible values.</exception>
    public DustEmissionGrid(string name, Provenance provenance, double[] wavelengthsAngstrom, double[] pahPercent, double[] minimumField, double[] singleField, double[] fieldRange)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(provenance);
        Name = name;
        Provenance = provenance;
        WavelengthsAngstrom = GridAxis.Ascending(wavelengthsAngstrom, "wavelength (angstrom)", double.Epsilon);
        PahPercent = GridAxis.Ascending(pahPercent, "q_PAH (percent)", 0);
        MinimumField = GridAxis.Ascending(minimumField, "Umin", double.Epsilon);
        long values = (long)pahPercent.Length * minimumField.Length * wavelengthsAngstrom.Length;
        SingleField = GridAxis.Finite(singleField, values, "the emission in one field");
        FieldRange = GridAxis.Finite(fieldRange, values, "the emission in a range of fields");
    }

    /// <summary>A short name for tables and figures.</summary>
    public string Name { get; }

    /// <summary>Where the grid comes from.</summary>
    public Provenance Provenance { get; }

    /// <summary>Wavelengths in angstrom, ascending.</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>q_PAH, the PAHs' share of the dust mass in percent, ascending.</summary>
    public double[] PahPercent { get; }

    /// <summary>Umin in units of the interstellar radiation field near the Sun, ascending.</summary>
    public double[] MinimumField { get; }

    /// <summary>Emission of dust in the field Umin at <c>[(q * umin + u) * wavelengths + w]</c>, per angstrom, in an arbitrary unit that <see cref="FieldRange"/> shares.</summary>
    public double[] SingleField { get; }

    /// <summary>Emission of dust in the power law of fields from Umin to Umax, at the same places in the same unit.</summary>
    public double[] FieldRange { get; }

    /// <summary>Emission per angstrom for given parameters, linear in q_PAH and Umin between the grid's values and held at its ends, not normalised.</summary>
    /// <param name="pahPercent">q_PAH in percent.</param>
    /// <param name="minimumField">Umin.</param>
    /// <param name="gamma">The share of the dust that is in the power law of fields, 0 to 1.</param>
    /// <param name="destination">As many values as there are wavelengths.</param>
    public void Interpolate(double pahPercent, double minimumField, double gamma, Span<double> destination)
    {
        int n = WavelengthsAngstrom.Length;
        if (destination.Length != n)
            throw new ArgumentException($"{destination.Length} values are wanted of a grid of {n} wavelengths");
        (int q, double wq) = GridAxis.Bracket(PahPercent, pahPercent);
        (int u, double wu) = GridAxis.Bracket(MinimumField, minimumField);
        destination.Clear();
        for (int corner = 0; corner < 4; corner++)
        {
            double weight = (corner < 2 ? 1 - wq : wq) * (corner % 2 == 0 ? 1 - wu : wu);
            if (weight == 0)
                continue;
            int start = (((q + (corner / 2)) * MinimumField.Length) + u + (corner % 2)) * n;
            ReadOnlySpan<double> single = SingleField.AsSpan(start, n), range = FieldRange.AsSpan(start, n);
            for (int i = 0; i < n; i++)
                destination[i] += weight * (((1 - gamma) * single[i]) + (gamma * range[i]));
        }
    }
}
