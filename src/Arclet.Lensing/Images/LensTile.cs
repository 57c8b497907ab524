namespace Arclet.Lensing;

/// <summary>A square tile of the image plane: its centre and half its width, in arcsec.</summary>
internal readonly record struct LensTile(double X, double Y, double Half)
{
    /// <summary>Half the diagonal.</summary>
    public double Radius => Half * 1.4142135623730951;

    /// <summary>Whether a point lies in the tile, or outside by a part in a million of its size.</summary>
    public bool Contains(double x, double y) => Math.Abs(x - X) <= Half * (1 + 1e-6) && Math.Abs(y - Y) <= Half * (1 + 1e-6);
}
