namespace Arclet.Imaging.Psf;

/// <summary>
/// What the analytic model is fitted to: the image's values by radius (a round model sees no more of them than the mean of each
/// ring) and its enclosed flux. Parameters are ln A, ln B, ln C, ln a, ln beta, ln s, ln c in pixels of the image.
/// </summary>
internal sealed class AnalyticPsfTarget
{
    private const int ParameterCount = 7;

    private readonly PsfImage psf;
    private readonly double[] ringRadii;
    private readonly double[] ringMeans;
    private readonly double[] ringWeights;
    private readonly double[] energyRadii;
    private readonly double[] energies;
    private readonly double energyWeight;
    private readonly double halfWidth;
    private readonly double outer;
    private readonly double peak;

    public AnalyticPsfTarget(PsfImage psf, AnalyticPsfFitSettings settings)
    {
        this.psf = psf;
        peak = psf.Value(0, 0);
        outer = psf.OuterRadiusArcsec / psf.PixelScaleArcsec;
        halfWidth = AzimuthalProfile.MeasureFwhm(psf) / psf.PixelScaleArcsec / 2;
        if (!double.IsFinite(halfWidth))
            throw new ArgumentException("the PSF image never falls to half of its central value");
        double radius = Math.Min(settings.RadiusArcsec / psf.PixelScaleArcsec, outer);
        (ringRadii, ringMeans, ringWeights) = Rings(psf, radius, 1 / (settings.PixelTolerance * peak));
        energyRadii = double.IsFinite(settings.EnergyTolerance) ? EnergyRadii(psf, outer) : [];
        energies = [.. energyRadii.Select(r => EncircledEnergy.ApertureFlux(psf, r * psf.PixelScaleArcsec))];
        energyWeight = 1 / settings.EnergyTolerance;
    }

    public int ResidualCount => ringRadii.Length + energyRadii.Length;

    public (double[] Lower, double[] Upper) Bounds()
    {
        double low = Math.Log(1e-9 * peak);
        double high = Math.Log(2 * peak);
        double[] lower = [low, low, low, Math.Log(0.3 * halfWidth), Math.Log(1.02), Math.Log(0.3 * halfWidth), Math.Log(0.5 * halfWidth)];
        double[] upper = [high, high, high, Math.Log(0.5 * outer), Math.Log(8), Math.Log(0.25 * outer), Math.Log(0.4 * outer)];
        return (lower, upper);
    }

    /// <summary>A point of a Halton sequence within the bounds of lengths and exponent, with the amplitudes that fit best there.</summary>
    public double[] StartAt(double[] lower, double[] upper, int index)
    {
        int[] primes = [2, 3, 5, 7];
        var parameters = new double[ParameterCount];
        for (int i = 0; i < 4; i++)
        {
            // The lengths of the core's terms start within ten half-widths; farther out nothing constrains them.
            double high = i == 1 ? upper[4] : Math.Min(upper[3 + i], Math.Log(10 * halfWidth));
            parameters[3 + i] = lower[3 + i] + (Halton(index + 1, primes[i]) * Math.Max(0.1, high - lower[3 + i]));
        }

        var residuals = new double[ResidualCount];
        var derivatives = new double[ResidualCount * ParameterCount];
        // Unit amplitudes: the derivatives for ln A are then the terms themselves, and the residuals miss their sum.
        Evaluate(parameters, residuals, derivatives);
        var gram = new double[9];
        var right = new double[3];
        for (int k = 0; k < residuals.Length; k++)
        {
            ReadOnlySpan<double> row = derivatives.AsSpan(k * ParameterCount, 3);
            double goal = row[0] + row[1] + row[2] - residuals[k];
            for (int i = 0; i < 3; i++)
            {
                right[i] += row[i] * goal;
                for (int j = 0; j < 3; j++)
                    gram[(3 * i) + j] += row[i] * row[j];
            }
        }

        double[] amplitudes = NonNegativeLeastSquares.Solve(gram, right);
        for (int i = 0; i < 3; i++)
            parameters[i] = Math.Log(Math.Max(amplitudes[i], 1e-4 * peak));
        return parameters;
    }

    public AnalyticPsf Model(ReadOnlySpan<double> p) => new()
    {
        PixelScaleArcsec = psf.PixelScaleArcsec,
        IncludesPixel = psf.IncludesPixel,
        NormalizationRadiusPixels = outer,
        Moffat = new MoffatTerm(Math.Exp(p[0]), Math.Exp(p[3]), Math.Exp(p[4])),
        Gaussian = new GaussianTerm(Math.Exp(p[1]), Math.Exp(p[5])),
        Power4 = new Power4Term(Math.Exp(p[2]), Math.Exp(p[6])),
    };

    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> derivatives)
    {
        AnalyticPsf model = Model(parameters);
        for (int i = 0; i < ringRadii.Length; i++)
        {
            double r2 = ringRadii[i] * ringRadii[i];
            double a2 = model.Moffat.RadiusPixels * model.Moffat.RadiusPixels;
            double moffat = model.Moffat.Value(r2);
            double gaussian = model.Gaussian.Value(r2);
            double power = model.Power4.Value(r2);
            double fourth = Math.Pow(r2 / (model.Power4.RadiusPixels * model.Power4.RadiusPixels), 2);
            double w = ringWeights[i];
            residuals[i] = (moffat + gaussian + power - ringMeans[i]) * w;
            Span<double> d = derivatives.Slice(i * ParameterCount, ParameterCount);
            d[0] = moffat * w;
            d[1] = gaussian * w;
            d[2] = power * w;
            d[3] = moffat * w * 2 * model.Moffat.Beta * r2 / (a2 + r2);
            d[4] = -moffat * w * model.Moffat.Beta * Math.Log(1 + (r2 / a2));
            d[5] = gaussian * w * r2 / (model.Gaussian.SigmaPixels * model.Gaussian.SigmaPixels);
            d[6] = power * w * 4 * fourth / (1 + fourth);
        }

        for (int i = 0; i < energyRadii.Length; i++)
            Energy(model, i, residuals, derivatives);
    }

    /// <summary>The enclosed flux of each term at a radius; scaling a length k-fold at fixed amplitude scales F(R) to k2 F(R / k), hence dF / dln(length) = 2 F - 2 pi R2 P(R).</summary>
    private void Energy(AnalyticPsf model, int index, Span<double> residuals, Span<double> derivatives)
    {
        double radius = energyRadii[index];
        int row = ringRadii.Length + index;
        double moffat = model.Moffat.EnclosedFlux(radius);
        double gaussian = model.Gaussian.EnclosedFlux(radius);
        double power = model.Power4.EnclosedFlux(radius);
        double area = 2 * Math.PI * radius * radius;
        residuals[row] = (moffat + gaussian + power - energies[index]) * energyWeight;
        Span<double> d = derivatives.Slice(row * ParameterCount, ParameterCount);
        d[0] = moffat * energyWeight;
        d[1] = gaussian * energyWeight;
        d[2] = power * energyWeight;
        d[3] = ((2 * moffat) - (area * model.Moffat.Value(radius * radius))) * energyWeight;
        const double Step = 1e-5;
        MoffatTerm steeper = model.Moffat with { Beta = model.Moffat.Beta * Math.Exp(Step) };
        MoffatTerm flatter = model.Moffat with { Beta = model.Moffat.Beta * Math.Exp(-Step) };
        d[4] = (steeper.EnclosedFlux(radius) - flatter.EnclosedFlux(radius)) / (2 * Step) * energyWeight;
        d[5] = ((2 * gaussian) - (area * model.Gaussian.Value(radius * radius))) * energyWeight;
        d[6] = ((2 * power) - (area * model.Power4.Value(radius * radius))) * energyWeight;
    }

    private static (double[] Radii, double[] Means, double[] Weights) Rings(PsfImage psf, double radius, double pixelWeight)
    {
        var rings = new SortedDictionary<int, (double Radius, double Value, int Count)>();
        for (int y = 0; y < psf.Height; y++)
        {
            for (int x = 0; x < psf.Width; x++)
            {
                double r = Math.Sqrt(Math.Pow(x - psf.CentreX, 2) + Math.Pow(y - psf.CentreY, 2));
                if (r > radius)
                    continue;
                // Rings of 0.05 pixels in the core hold single pixels; 0.25 pixels are enough where the profile is smooth.
                int ring = r < 3 ? (int)(r * 20) : 60 + (int)((r - 3) * 4);
                (double sumR, double sum, int count) = rings.GetValueOrDefault(ring);
                rings[ring] = (sumR + r, sum + psf.Pixels[(y * psf.Width) + x], count + 1);
            }
        }

        return ([.. rings.Values.Select(r => r.Radius / r.Count)], [.. rings.Values.Select(r => r.Value / r.Count)], [.. rings.Values.Select(r => Math.Sqrt(r.Count) * pixelWeight)]);
    }

    private static double[] EnergyRadii(PsfImage psf, double outer)
    {
        var radii = new List<double>();
        for (double r = Math.Max(0.05 / psf.PixelScaleArcsec, 2); r < outer * 0.95; r *= 1.25)
            radii.Add(r);
        radii.Add(outer);
        return [.. radii];
    }

    private static double Halton(int index, int prime)
    {
        double result = 0;
        double part = 1.0 / prime;
        for (int i = index; i > 0; i /= prime, part /= prime)
            result += part * (i % prime);
        return result;
    }
}
