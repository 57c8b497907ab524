namespace Arclet.Lensing;

/// <summary>The lens map at the centres and corners of the tiles of one level, evaluated together.</summary>
internal sealed class TileSamples(LensField field)
{
    private double[] centreX = [], centreY = [], alphaX = [], alphaY = [];
    private double[] xx = [], xy = [], yy = [], rotation = [];
    private double[] cornerX = [], cornerY = [], cornerXx = [], cornerXy = [], cornerYy = [], cornerRotation = [];

    public void Take(List<LensTile> tiles)
    {
        int n = tiles.Count;
        if (centreX.Length < n)
            Grow(n);
        for (int i = 0; i < n; i++)
        {
            LensTile t = tiles[i];
            (centreX[i], centreY[i]) = (t.X, t.Y);
            for (int k = 0; k < 4; k++)
            {
                cornerX[(4 * i) + k] = t.X + ((k & 1) == 0 ? -t.Half : t.Half);
                cornerY[(4 * i) + k] = t.Y + ((k & 2) == 0 ? -t.Half : t.Half);
            }
        }

        field.DeflectionsAndHessians(
            centreX.AsSpan(0, n), centreY.AsSpan(0, n), alphaX.AsSpan(0, n), alphaY.AsSpan(0, n), xx.AsSpan(0, n), xy.AsSpan(0, n), yy.AsSpan(0, n), rotation.AsSpan(0, n));
        int c = 4 * n;
        field.Hessians(cornerX.AsSpan(0, c), cornerY.AsSpan(0, c), cornerXx.AsSpan(0, c), cornerXy.AsSpan(0, c), cornerYy.AsSpan(0, c), cornerRotation.AsSpan(0, c));
    }

    public double SourceX(int i) => centreX[i] - alphaX[i];

    public double SourceY(int i) => centreY[i] - alphaY[i];

    public Jacobian Centre(int i) => Jacobian.Of(xx[i], xy[i], yy[i], rotation[i]);

    /// <summary>The largest difference (Frobenius norm) of the corners' Jacobians from the centre's.</summary>
    public double Variation(int i)
    {
        Jacobian centre = Centre(i);
        double largest = 0;
        for (int k = 4 * i; k < (4 * i) + 4; k++)
            largest = Math.Max(largest, (Corner(k) - centre).Norm);
        return largest;
    }

    /// <summary>The largest Frobenius norm of the five Jacobians.</summary>
    public double LargestNorm(int i)
    {
        double largest = Centre(i).Norm;
        for (int k = 4 * i; k < (4 * i) + 4; k++)
            largest = Math.Max(largest, Corner(k).Norm);
        return largest;
    }

    private Jacobian Corner(int k) => Jacobian.Of(cornerXx[k], cornerXy[k], cornerYy[k], cornerRotation[k]);

    private void Grow(int n)
    {
        (centreX, centreY, alphaX, alphaY) = (new double[n], new double[n], new double[n], new double[n]);
        (xx, xy, yy, rotation) = (new double[n], new double[n], new double[n], new double[n]);
        (cornerX, cornerY) = (new double[4 * n], new double[4 * n]);
        (cornerXx, cornerXy, cornerYy, cornerRotation) = (new double[4 * n], new double[4 * n], new double[4 * n], new double[4 * n]);
    }
}
