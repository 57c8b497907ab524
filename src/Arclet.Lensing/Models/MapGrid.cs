namespace Arclet.Lensing;

/// <summary>A regular grid in the lens's frame: point (i, j) is at (FirstX + i step, FirstY + j step) arcsec, x growing to the west.</summary>
/// <param name="FirstX">x of the first column in arcsec.</param>
/// <param name="FirstY">y of the first row in arcsec.</param>
/// <param name="StepArcsec">The step in arcsec, above 0.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
public readonly record struct MapGrid(double FirstX, double FirstY, double StepArcsec, int Width, int Height)
{
    /// <summary>A square of pixels whose outer edges lie at the half-width about the origin, as `lens map` makes it.</summary>
    public static MapGrid Square(int size, double halfWidthArcsec)
    {
        double step = 2 * halfWidthArcsec / size;
        return new((step / 2) - halfWidthArcsec, (step / 2) - halfWidthArcsec, step, size, size);
    }

    /// <summary>The number of points.</summary>
    public int Count => Width * Height;

    /// <summary>x of a column in arcsec.</summary>
    public double X(int column) => FirstX + (column * StepArcsec);

    /// <summary>y of a row in arcsec.</summary>
    public double Y(int row) => FirstY + (row * StepArcsec);
}
