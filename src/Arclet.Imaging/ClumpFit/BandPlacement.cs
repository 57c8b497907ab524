namespace Arclet.Imaging.ClumpFit;

/// <summary>Where a clump's parameters are in a band's grid: its origin there, and the map (x, y) to (a x + b y, c x + d y) of offsets from it.</summary>
internal readonly record struct BandPlacement(double X, double Y, double A, double B, double C, double D)
{
    public static BandPlacement At(double x, double y) => new(x, y, 1, 0, 0, 1);
}
