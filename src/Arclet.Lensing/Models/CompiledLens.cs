namespace Arclet.Lensing;

/// <summary>A potential with what turns its strength into amplitudes for one source.</summary>
internal sealed class CompiledLens
{
    private readonly RadialTable? table;
    private readonly double scale;
    private readonly double deflectionEfficiency;
    private readonly double hessianEfficiency;

    private CompiledLens(Potential potential, RadialTable? table, double scale, double deflectionEfficiency, double hessianEfficiency) =>
        (Potential, this.table, this.scale, this.deflectionEfficiency, this.hessianEfficiency) = (potential, table, scale, deflectionEfficiency, hessianEfficiency);

    public Potential Potential { get; }

    public double DeflectionAmplitude => Amplitude * deflectionEfficiency;

    public double HessianAmplitude => Amplitude * hessianEfficiency;

    private double Amplitude
    {
        get
        {
            double strength = ProfileFormulas.Strength(Potential);
            return ProfileFormulas.IsQuadratic(Potential.Profile) ? scale * strength * strength : scale * strength;
        }
    }

    public static CompiledLens Create(LensModel model, Potential potential, double deflectionEfficiency, double hessianEfficiency)
    {
        potential.Validate();
        double perStrength = ProfileFormulas.AmplitudeScale(potential.Profile, model.Constants, model.AngularDistanceMpc(potential.Redshift));
        return new(potential, RadialTable.For(potential), perStrength, deflectionEfficiency, hessianEfficiency);
    }

    /// <summary>Potential and deflection carry the deflection's efficiency, the Hessian its own.</summary>
    public LensTerms Evaluate(double x, double y)
    {
        LensTerms t = ProfileFormulas.Evaluate(Potential, table, scale, x, y);
        return Weighted(t);
    }

    public PotentialGradient EvaluateGradient(double x, double y) =>
        ProfileFormulas.EvaluateGradient(Potential, table, scale, x, y).Weighted(deflectionEfficiency, hessianEfficiency);

    public void AddTo(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy)
    {
        for (int i = 0; i < x.Length; i++)
        {
            LensTerms t = Evaluate(x[i], y[i]);
            if (!alphaX.IsEmpty)
            {
                alphaX[i] += t.AlphaX;
                alphaY[i] += t.AlphaY;
            }

            if (!psiXx.IsEmpty)
            {
                psiXx[i] += t.PsiXx;
                psiXy[i] += t.PsiXy;
                psiYy[i] += t.PsiYy;
            }
        }
    }

    private LensTerms Weighted(LensTerms t) => new(
        t.Psi * deflectionEfficiency, t.AlphaX * deflectionEfficiency, t.AlphaY * deflectionEfficiency,
        t.PsiXx * hessianEfficiency, t.PsiXy * hessianEfficiency, t.PsiYy * hessianEfficiency);
}
