using Arclet.Fits;
using Arclet.Inference.Priors;
using Arclet.Inference.Sampling;
using Arclet.Lensing.Fitting;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// ln L of observed image positions over a problem's free parameters, with its gradient (docs/lens-fit.md). For the image plane it minimises, over source and image
/// positions together, the sum over a system's images of |theta - theta_obs|^2 / C + |theta - alpha(theta) - beta|^2 / tau^2; in the source plane the same, linear in theta
/// about the observed image.
/// </summary>
/// <remarks>An instance belongs to one thread. All lenses are one plane with D_LS/D_S of the first. Normalised as Lenstool: a Gaussian's sum of ln(4 pi^2 det C).</remarks>
public sealed class LensPosteriorLikelihood : IGradientLikelihood
{
    private readonly LensFitOptions options;
    private readonly FitModel model;
    private readonly FitSystem[] systems;
    private readonly PointBatch observed;
    private readonly PointBatch moving;
    private readonly LensProblem problem;
    private readonly double lensComoving;
    private readonly double[] noGradient = [];
    private readonly int imageCount;
    private readonly double normalization;

    /// <summary>The likelihood of a problem's images.</summary>
    /// <exception cref="InputException">The problem has no images to compare, nothing is free, or the model is of a kind that cannot be fitted.</exception>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public LensPosteriorLikelihood(LensProblem problem, LensFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        this.problem = problem;
        this.options = options ?? LensFitOptions.Default;
        this.options.Validate();
        if (problem.Images is not { } images)
            throw new InputException("the lens model names no catalogue of multiple images: expected one to fit to");
        Parameters = FitParameters.Of(problem);
        Space = FitParameters.Space(problem, Parameters);
        model = new FitModel(problem, Parameters);
        bool fromCatalogue = this.options.ErrorsFromCatalogue ?? images.Form is 10 or -10;
        if (!fromCatalogue && !(images.SigmaArcsec > 0))
            throw new InputException($"the positions' error is {images.SigmaArcsec}: expected a number above 0");
        systems = [.. Systems(images, fromCatalogue)];
        if (systems.Length == 0)
            throw new InputException("no system has two images and a redshift: expected at least one to fit to");
        imageCount = systems.Sum(s => s.Count);
        normalization = -0.5 * systems.Sum(s => s.LogNormalization);
        observed = new PointBatch(imageCount);
        moving = new PointBatch(imageCount * (1 + FitSystem.Around.Length));
        foreach (FitSystem s in systems)
            s.AddObserved(observed);
        lensComoving = problem.Model.Cosmology.ComovingDistanceMpc(model.LensRedshift);
        foreach (FitSystem s in systems)
            (s.Efficiency, s.EfficiencySlope) = EfficiencyAt(s.Redshift);
        if (systems.FirstOrDefault(s => s.RedshiftIndex < 0 && !problem.Model.AllPotentials.All(p => p.Redshift < s.Redshift)) is { } near)
            throw new InputException($"system {near.Id} at z = {near.Redshift} is not behind every lens: a fit takes systems behind all lenses");
    }

    /// <summary>The free parameters with their priors, in the order of theta.</summary>
    public IReadOnlyList<LensPrior> Parameters { get; }

    /// <summary>The priors as a space to sample.</summary>
    public ParameterSpace Space { get; }

    /// <summary>The number of images compared.</summary>
    public int ImageCount => imageCount;

    /// <summary>The number of systems compared.</summary>
    public int SystemCount => systems.Length;

    /// <summary>chi2 of the last call: the sum of the images' squared distances in units of their errors.</summary>
    public double Chi2 { get; private set; }

    /// <summary>Observed images, at the last call, whose trace misses its source by more than five tolerances: the model does not make them. 0 in the source plane.</summary>
    public int MissingImages { get; private set; }

    /// <summary>Systems, at the last call, whose positions had not settled after the largest number of iterations.</summary>
    public int UnsettledSystems { get; private set; }

    /// <summary>Evaluations of the field at an image, of all calls.</summary>
    public long FieldPoints { get; private set; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> theta) => Evaluate(theta, noGradient);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        gradient.Clear();
        Chi2 = double.NaN;
        MissingImages = UnsettledSystems = 0;
        if (!model.Set(theta))
            return double.NegativeInfinity;
        foreach (FitSystem s in systems)
        {
            if (s.RedshiftIndex >= 0)
                (s.Efficiency, s.EfficiencySlope) = EfficiencyAt(theta[s.RedshiftIndex]);
        }

        bool inImagePlane = options.Plane == ConstraintPlane.Image, marginalized = options.Source == SourceTreatment.Marginalized;
        model.Forward(observed);
        FieldPoints += observed.Count;
        double sum = normalization;
        foreach (FitSystem s in systems)
            s.Begin(observed);
        if (inImagePlane)
            Settle();
        double chi2 = 0;
        foreach (FitSystem s in systems)
        {
            sum += s.LogLikelihood(out double part);
            chi2 += part;
            MissingImages += inImagePlane ? s.MissingImages : 0;
        }

        if (marginalized)
        {
            foreach (FitSystem s in systems)
                sum += s.LogSourceVolume(observed);
        }

        Chi2 = chi2;
        if (!double.IsFinite(sum) || (MissingImages > 0 && options.MissingImages == MissingImageRule.Reject))
        {
            gradient.Clear();
            return double.NegativeInfinity;
        }

        if (!gradient.IsEmpty)
            Backward(inImagePlane, marginalized, gradient);
        return sum;
    }

    /// <summary>The predicted images of the last call in the image plane, system by system: the position that belongs to each observed image, in arcsec.</summary>
    internal IEnumerable<(double X, double Y)> PredictedImages() => systems.SelectMany(s => s.Predicted());

    private void Settle()
    {
        Iterate();
        bool again = false;
        foreach (FitSystem s in systems)
            again |= s.TryAgain();
        if (!again)
            return;
        Iterate();
        foreach (FitSystem s in systems)
        {
            s.Choose();
            UnsettledSystems += s.Settled ? 0 : 1;
        }
    }

    private void Iterate()
    {
        for (int iteration = 0; iteration < FitSystem.MaximumIterations; iteration++)
        {
            moving.Clear();
            foreach (FitSystem s in systems)
            {
                if (!s.Settled)
                    s.AddMoving(moving);
            }

            if (moving.Count == 0)
                return;
            FieldPoints += moving.Count;
            model.Forward(moving);
            foreach (FitSystem s in systems)
            {
                if (!s.Settled)
                    s.Step(moving, iteration);
            }
        }
    }

    private void Backward(bool inImagePlane, bool marginalized, Span<double> gradient)
    {
        if (inImagePlane)
        {
            moving.Clear();
            foreach (FitSystem s in systems)
                s.AddWeights(moving, gradient);
            moving.Close();
            model.Backward(moving, false, gradient);
            if (options.Source == SourceTreatment.BestFit)
                return;
        }

        foreach (FitSystem s in systems)
        {
            if (options.Source == SourceTreatment.Barycentre)
                s.SetBarycentreWeights(observed, gradient);
            else
                s.SetObservedWeights(observed, !inImagePlane, marginalized, gradient);
        }

        model.Backward(observed, true, gradient);
    }

    /// <summary>D_LS/D_S = 1 - chi_L/chi_S in a flat universe, and its derivative by the source's redshift.</summary>
    private (double Efficiency, double Slope) EfficiencyAt(double redshift)
    {
        if (redshift <= model.LensRedshift)
            return (0, 0);
        FlatLambdaCdm cosmology = problem.Model.Cosmology;
        double source = cosmology.ComovingDistanceMpc(redshift);
        return (1 - (lensComoving / source), lensComoving / (source * source) * cosmology.HubbleDistanceMpc / cosmology.ExpansionRate(redshift));
    }

    private IEnumerable<FitSystem> Systems(ImageConstraints images, bool fromCatalogue)
    {
        for (int s = 0; s < images.Systems.Count; s++)
        {
            ImageSystem system = images.Systems[s];
            if (system.Images.Count < 2)
                continue;
            int index = RedshiftIndex(images, s);
            if (index < 0 && !system.HasRedshift)
                continue;
            yield return new FitSystem(system, options, images.SigmaArcsec, fromCatalogue, index);
        }
    }

    private int RedshiftIndex(ImageConstraints images, int system)
    {
        for (int k = 0; k < Parameters.Count; k++)
        {
            LensParameter p = Parameters[k].Parameter;
            if (p.Owner == LensParameterOwner.ImageSystem && (p.Index == system || images.Systems[p.Index].Id == images.Systems[system].SharesRedshiftWith))
                return k;
        }

        return -1;
    }
}
