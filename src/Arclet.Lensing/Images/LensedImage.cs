namespace Arclet.Lensing;

/// <summary>One image of a source.</summary>
/// <param name="X">x in arcsec in the model's frame.</param>
/// <param name="Y">y in arcsec in the model's frame.</param>
/// <param name="Terms">What lensing does there, for the source's redshift.</param>
/// <param name="ResidualArcsec">By how much beta(theta) misses the source.</param>
public readonly record struct LensedImage(double X, double Y, LensTerms Terms, double ResidualArcsec)
{
    /// <summary>The signed magnification.</summary>
    public double Mu => Terms.Mu;

    /// <summary>The signed tangential magnification.</summary>
    public double MuTangential => Terms.MuTangential;

    /// <summary>The signed radial magnification.</summary>
    public double MuRadial => Terms.MuRadial;

    /// <summary>The kind of image by its parity.</summary>
    public ImageParity Parity => Terms.DeterminantA < 0 ? ImageParity.Saddle
        : Terms.PsiXx + Terms.PsiYy < 2 ? ImageParity.Minimum
        : ImageParity.Maximum;

    /// <summary>+1, or -1 for a saddle.</summary>
    public int ParitySign => Terms.DeterminantA < 0 ? -1 : 1;

    /// <summary>The distance from a point in arcsec.</summary>
    public double DistanceArcsec(double x, double y) => Math.Sqrt(((X - x) * (X - x)) + ((Y - y) * (Y - y)));
}
