namespace Arclet.Lensing;

/// <summary>The workspace of one thread: the magnifications at all pixels of all clumps in one model.</summary>
internal sealed class ClumpPixelTerms(int count)
{
    private readonly double[] xx = new double[count], xy = new double[count], yy = new double[count], rotation = new double[count];
    private readonly double[] mu = new double[count], tangential = new double[count], radial = new double[count];

    /// <summary>Fills the magnifications.</summary>
    public void Compute(LensModel model, ClumpPixels pixels)
    {
        Hessians(model, pixels);
        for (int i = 0; i < count; i++)
        {
            var t = new LensTerms(0, 0, 0, xx[i], xy[i], yy[i], rotation[i]);
            (mu[i], tangential[i], radial[i]) = (Math.Abs(t.Mu), Math.Abs(t.MuTangential), Math.Abs(t.MuRadial));
        }
    }

    /// <summary>The medians over some pixels; sorts them.</summary>
    public (double Mu, double Tangential, double Radial) Medians(Range pixels) => (Median(mu.AsSpan(pixels)), Median(tangential.AsSpan(pixels)), Median(radial.AsSpan(pixels)));

    private void Hessians(LensModel model, ClumpPixels pixels)
    {
        if (model.AllPotentials.Count > 0 && model.HasOnePlane)
        {
            // One pass for all redshifts: the Hessian scales with D_LS/D_S, and a field compiled for each of hundreds of redshifts costs more than its pixels.
            double lens = model.AllPotentials[0].Redshift;
            model.FieldForUnitEfficiency().Hessians(pixels.X, pixels.Y, xx, xy, yy, rotation);
            foreach ((double redshift, int first, int last) in pixels.Planes)
            {
                RequireBehind(redshift, lens);
                double efficiency = model.Cosmology.LensingEfficiency(lens, redshift);
                for (int i = first; i < last; i++)
                    (xx[i], xy[i], yy[i]) = (xx[i] * efficiency, xy[i] * efficiency, yy[i] * efficiency);
            }

            return;
        }

        double nearest = model.AllPotentials.Count > 0 ? model.AllPotentials.Min(p => p.Redshift) : 0;
        foreach ((double redshift, int first, int last) in pixels.Planes)
        {
            RequireBehind(redshift, nearest);
            Range range = first..last;
            model.FieldFor(redshift).Hessians(pixels.X.AsSpan(range), pixels.Y.AsSpan(range), xx.AsSpan(range), xy.AsSpan(range), yy.AsSpan(range), rotation.AsSpan(range));
        }
    }

    private static void RequireBehind(double redshift, double lens)
    {
        if (!(redshift > lens))
            throw new ArgumentException($"clumps at redshift {redshift} do not lie behind the lens at {lens}");
    }

    private static double Median(Span<double> values)
    {
        values.Sort();
        int n = values.Length;
        return n % 2 == 1 ? values[n / 2] : (values[(n / 2) - 1] + values[n / 2]) / 2;
    }
}
