using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// chi2 and likelihood of the observed image positions under a model, in the source or the image plane (science page, 3.6). Made once for a
/// catalogue; <see cref="Evaluate"/> may be called for any number of models, from any number of threads.
/// </summary>
public sealed class PositionLikelihood
{
    private readonly ImageConstraints constraints;
    private readonly PositionChi2Options options;
    private readonly ImageSystem[] systems;
    private readonly ObservedImage[] images;
    private readonly int[] firstImage;
    private readonly double[] x, y, redshifts;
    private readonly int[] all;
    private readonly List<(string Id, string Reason)> leftOut = [];
    private Efficiencies efficiencies = new(FlatLambdaCdm.Default, []);

    /// <summary>A likelihood of a catalogue.</summary>
    /// <param name="constraints">The systems of images; systems of one image, or without a redshift, are left out and named in the result.</param>
    /// <param name="options">How to compare; null for what the constraints' forme says.</param>
    /// <exception cref="ArgumentException">The forme is unknown, no system is left, or an error is not above 0.</exception>
    public PositionLikelihood(ImageConstraints constraints, PositionChi2Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        this.constraints = constraints;
        this.options = options ?? PositionChi2Options.FromForm(constraints.Form);
        var kept = new List<ImageSystem>();
        foreach (ImageSystem system in constraints.Systems)
        {
            if (system.Images.Count < 2)
                leftOut.Add((system.Id, "it has one image"));
            else if (!system.HasRedshift)
                leftOut.Add((system.Id, "its redshift is not known and has no prior"));
            else
                kept.Add(system);
        }

        systems = [.. kept];
        images = [.. systems.SelectMany(s => s.Images)];
        if (images.Length == 0)
            throw new ArgumentException("no system has two images and a redshift");
        if (this.options.Errors == PositionErrors.CatalogueAxes)
        {
            if (images.FirstOrDefault(i => !(i.SemiMajorArcsec > 0 && i.SemiMinorArcsec > 0)) is { } without)
                throw new ArgumentException($"image {without.Id} has no axes above 0, which are its error here");
        }
        else if (!(constraints.SigmaArcsec > 0))
        {
            throw new ArgumentException($"the positions' error is {constraints.SigmaArcsec}, expected a number above 0");
        }

        firstImage = new int[systems.Length + 1];
        for (int s = 0; s < systems.Length; s++)
            firstImage[s + 1] = firstImage[s] + systems[s].Images.Count;
        x = [.. images.Select(i => i.X)];
        y = [.. images.Select(i => i.Y)];
        redshifts = [.. systems.SelectMany(s => Enumerable.Repeat(s.Redshift, s.Images.Count))];
        all = [.. Enumerable.Range(0, images.Length)];
    }

    /// <summary>The number of images compared.</summary>
    public int ImageCount => images.Length;

    /// <summary>Compares a model with the catalogue.</summary>
    /// <exception cref="ArgumentException">A potential of the model has values that its profile cannot have.</exception>
    public PositionChi2 Evaluate(LensModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var field = new ManySourcesField(model, redshifts, z => EfficienciesFor(model.Cosmology, z));
        var terms = new PointTerms(images.Length);
        field.Evaluate(all, x, y, terms);
        var traces = new ImageTrace[images.Length];
        for (int k = 0; k < traces.Length; k++)
            traces[k] = ImageTrace.Of(x[k] - terms.AlphaX[k], y[k] - terms.AlphaY[k], terms.JacobianAt(k), ImageCovariance(k));
        var sources = new (double X, double Y)[systems.Length];
        for (int s = 0; s < systems.Length; s++)
            sources[s] = Barycentre(TracesOf(traces, s));
        return options.Plane == ConstraintPlane.Source ? InSourcePlane(traces, sources) : InImagePlane(model, field, traces, sources);
    }

    private ReadOnlySpan<ImageTrace> TracesOf(ImageTrace[] traces, int system) => traces.AsSpan(firstImage[system], firstImage[system + 1] - firstImage[system]);

    private Covariance ImageCovariance(int k) => options.Errors == PositionErrors.CatalogueAxes
        ? Covariance.OfEllipse(images[k].SemiMajorArcsec, images[k].SemiMinorArcsec, images[k].AngleDegrees)
        : Covariance.Circle(constraints.SigmaArcsec);

    private (double X, double Y) Barycentre(ReadOnlySpan<ImageTrace> traces)
    {
        double sumX = 0, sumY = 0, weights = 0;
        if (options.Barycentre == SourceBarycentre.CovarianceWeighted)
        {
            Covariance information = default;
            foreach (ImageTrace t in traces)
            {
                Covariance inverse = t.SourceCovariance.Inverse();
                information += inverse;
                (double ix, double iy) = inverse.Times(t.SourceX, t.SourceY);
                (sumX, sumY) = (sumX + ix, sumY + iy);
            }

            return information.Inverse().Times(sumX, sumY);
        }

        foreach (ImageTrace t in traces)
        {
            double weight = options.Barycentre == SourceBarycentre.Mean ? 1 : 1 / Math.Abs(t.Jacobian.Determinant);
            sumX += weight * t.SourceX;
            sumY += weight * t.SourceY;
            weights += weight;
        }

        return (sumX / weights, sumY / weights);
    }

    private PositionChi2 InSourcePlane(ImageTrace[] traces, (double X, double Y)[] sources)
    {
        double chi2 = 0, normalization = 0;
        var results = new SystemChi2[systems.Length];
        for (int s = 0; s < systems.Length; s++)
        {
            ReadOnlySpan<ImageTrace> own = TracesOf(traces, s);
            double meanArea = 0;
            foreach (ImageTrace t in own)
                meanArea += Math.Abs(t.Jacobian.Determinant) / own.Length;
            var parts = new ImageChi2[own.Length];
            for (int k = 0; k < parts.Length; k++)
            {
                ImageTrace t = own[k];
                Covariance errors = options.Errors switch
                {
                    PositionErrors.SystemMeanArea => Covariance.Circle(constraints.SigmaArcsec) * meanArea,
                    PositionErrors.ImageArea => Covariance.Circle(constraints.SigmaArcsec) * Math.Abs(t.Jacobian.Determinant),
                    _ => t.SourceCovariance,
                };
                double part = errors.Inverse().Squared(t.SourceX - sources[s].X, t.SourceY - sources[s].Y);
                chi2 += part;
                normalization += Math.Log(4 * Math.PI * Math.PI * errors.Determinant);
                parts[k] = Part(systems[s].Images[k], t, sources[s]) with { Chi2 = part };
            }

            results[s] = new() { Id = systems[s].Id, Redshift = systems[s].Redshift, SourceX = sources[s].X, SourceY = sources[s].Y, Images = parts };
        }

        return new() { Systems = results, LeftOut = leftOut, Chi2 = chi2, LogNormalization = normalization };
    }

    private PositionChi2 InImagePlane(LensModel model, ManySourcesField field, ImageTrace[] traces, (double X, double Y)[] sources)
    {
        var search = new NearestImages(options, systems, firstImage, x, y, traces, sources);
        PredictedImage[] predicted = options.Method switch
        {
            ImagePlaneMethod.Newton => search.ByNewton(field),
            ImagePlaneMethod.Triangles => search.ByTriangles(field),
            _ => search.AmongAll(model),
        };
        double chi2 = 0, normalization = 0;
        var results = new SystemChi2[systems.Length];
        for (int s = 0; s < systems.Length; s++)
        {
            var parts = new ImageChi2[systems[s].Images.Count];
            for (int k = 0; k < parts.Length; k++)
            {
                int index = firstImage[s] + k;
                PredictedImage p = predicted[index];
                ImageChi2 part = Part(images[index], traces[index], sources[s]) with { NotFound = p.Problem };
                if (p.Problem is null)
                {
                    Covariance errors = ImageCovariance(index);
                    double own = errors.Inverse().Squared(p.X - x[index], p.Y - y[index]);
                    chi2 += own;
                    normalization += Math.Log(4 * Math.PI * Math.PI * errors.Determinant);
                    part = part with { PredictedX = p.X, PredictedY = p.Y, Chi2 = own };
                }

                parts[k] = part;
            }

            results[s] = new()
            {
                Id = systems[s].Id,
                Redshift = systems[s].Redshift,
                SourceX = sources[s].X,
                SourceY = sources[s].Y,
                Images = parts,
                Unobserved = search.UnobservedOf(s),
            };
        }

        return new() { Systems = results, LeftOut = leftOut, Chi2 = chi2, LogNormalization = normalization };
    }

    private static ImageChi2 Part(ObservedImage image, ImageTrace trace, (double X, double Y) source) => new()
    {
        Image = image,
        Mu = 1 / trace.Jacobian.Determinant,
        SourceX = trace.SourceX,
        SourceY = trace.SourceY,
        SourceOffsetArcsec = Math.Sqrt(((trace.SourceX - source.X) * (trace.SourceX - source.X)) + ((trace.SourceY - source.Y) * (trace.SourceY - source.Y))),
    };

    /// <summary>D_LS/D_S of all images for a lens redshift: they depend on the cosmology alone and are kept for the next model.</summary>
    private double[] EfficienciesFor(FlatLambdaCdm cosmology, double lensRedshift)
    {
        Efficiencies known = efficiencies;
        if (known.Cosmology != cosmology)
            known = new(cosmology, []);
        foreach ((double redshift, double[] values) in known.ByLens)
        {
            if (redshift == lensRedshift)
                return values;
        }

        double[] made = [.. redshifts.Select(z => z > lensRedshift ? cosmology.LensingEfficiency(lensRedshift, z) : 0)];
        // Replaced as a whole: another thread sees the old table or the new one.
        efficiencies = new(cosmology, [.. known.ByLens, (lensRedshift, made)]);
        return made;
    }

    private sealed record Efficiencies(FlatLambdaCdm Cosmology, (double Redshift, double[] Values)[] ByLens);
}
