namespace Arclet.Lensing;

/// <summary>The two parts of a clump's magnification error (the paper's section 3.7) and their sum, each side by itself.</summary>
/// <param name="Inside">sigma_1: the standard deviation of the magnification over the pixels inside the ellipse.</param>
/// <param name="LowerOverDraws">sigma_2 downwards: the median over the draws less their 16th percentile.</param>
/// <param name="UpperOverDraws">sigma_2 upwards: the 84th percentile over the draws less their median.</param>
public readonly record struct MagnificationError(double Inside, double LowerOverDraws, double UpperOverDraws)
{
    /// <summary>The error downwards: sqrt(sigma_1^2 + sigma_2-^2).</summary>
    public double Lower => Math.Sqrt((Inside * Inside) + (LowerOverDraws * LowerOverDraws));

    /// <summary>The error upwards: sqrt(sigma_1^2 + sigma_2+^2).</summary>
    public double Upper => Math.Sqrt((Inside * Inside) + (UpperOverDraws * UpperOverDraws));
}
