namespace Arclet.Populations;

/// <summary>
/// A number that is kept of every population: a weighted sum over its spectrum's points and its lines, which dust reduces by its transmission at one wavelength.
/// </summary>
/// <param name="WavelengthAngstrom">Where the dust's curve is taken, in angstrom at rest.</param>
/// <param name="First">The first point of the spectrum that has weight.</param>
/// <param name="Points">The weights from there.</param>
/// <param name="Lines">Lines by number, with their weights.</param>
internal sealed record PreparedColumn(double WavelengthAngstrom, int First, double[] Points, (int Line, double Weight)[] Lines)
{
    /// <summary>The sum for a spectrum.</summary>
    public double Of(ReadOnlySpan<double> spectrum) =>
        Points.Length == 0 || spectrum.IsEmpty ? 0 : System.Numerics.Tensors.TensorPrimitives.Dot(spectrum.Slice(First, Points.Length), Points);

    /// <summary>The sum for lines.</summary>
    public double OfLines(ReadOnlySpan<double> luminosity)
    {
        double sum = 0;
        foreach ((int line, double weight) in Lines)
            sum += weight * luminosity[line];
        return sum;
    }
}
