namespace Arclet.Lensing;

/// <summary>A symmetric 2 x 2 matrix: a covariance of a position in arcsec^2, or its inverse.</summary>
internal readonly record struct Covariance(double Xx, double Xy, double Yy)
{
    public double Determinant => (Xx * Yy) - (Xy * Xy);

    public static Covariance Circle(double sigma) => new(sigma * sigma, 0, sigma * sigma);

    /// <summary>An ellipse with its standard deviations along the axes and the major axis' angle counter-clockwise from +x.</summary>
    public static Covariance OfEllipse(double major, double minor, double angleDegrees)
    {
        (double sin, double cos) = Math.SinCos(angleDegrees * Math.PI / 180);
        double a = major * major, b = minor * minor;
        return new((a * cos * cos) + (b * sin * sin), (a - b) * sin * cos, (a * sin * sin) + (b * cos * cos));
    }

    public static Covariance operator +(Covariance a, Covariance b) => new(a.Xx + b.Xx, a.Xy + b.Xy, a.Yy + b.Yy);

    public static Covariance operator *(Covariance a, double factor) => new(a.Xx * factor, a.Xy * factor, a.Yy * factor);

    public Covariance Inverse()
    {
        double determinant = Determinant;
        return new(Yy / determinant, -Xy / determinant, Xx / determinant);
    }

    public (double X, double Y) Times(double x, double y) => ((Xx * x) + (Xy * y), (Xy * x) + (Yy * y));

    /// <summary>v^T M v.</summary>
    public double Squared(double x, double y) => (Xx * x * x) + (2 * Xy * x * y) + (Yy * y * y);

    /// <summary>A C A^T: the covariance after a linear map.</summary>
    public Covariance Through(Jacobian a)
    {
        double px = (a.Xx * Xx) + (a.Xy * Xy), py = (a.Xx * Xy) + (a.Xy * Yy);
        double qx = (a.Yx * Xx) + (a.Yy * Xy), qy = (a.Yx * Xy) + (a.Yy * Yy);
        return new((px * a.Xx) + (py * a.Xy), (px * a.Yx) + (py * a.Yy), (qx * a.Yx) + (qy * a.Yy));
    }

    /// <summary>The matrix with eigenvalues below a floor put there.</summary>
    public Covariance AtLeast(double floor)
    {
        double mean = 0.5 * (Xx + Yy), half = Math.Sqrt((0.25 * (Xx - Yy) * (Xx - Yy)) + (Xy * Xy));
        if (mean - half >= floor)
            return this;
        double high = Math.Max(mean + half, floor);
        if (!(half > 0))
            return new(high, 0, high);

        // The matrix is mean + half N with N traceless and N^2 = 1.
        double newMean = 0.5 * (high + floor), scale = 0.5 * (high - floor) / half;
        return new(newMean + (scale * (Xx - mean)), scale * Xy, newMean + (scale * (Yy - mean)));
    }

    /// <summary>The standard deviations along the axes and the major axis' angle in degrees.</summary>
    public (double Major, double Minor, double AngleDegrees) Axes()
    {
        double mean = (Xx + Yy) / 2, half = Math.Sqrt((((Xx - Yy) / 2) * ((Xx - Yy) / 2)) + (Xy * Xy));
        return (Math.Sqrt(mean + half), Math.Sqrt(Math.Max(0, mean - half)), Math.Atan2(2 * Xy, Xx - Yy) * 90 / Math.PI);
    }
}
