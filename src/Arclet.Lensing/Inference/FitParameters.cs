using Arclet.Fits;
using Arclet.Inference.Priors;

namespace Arclet.Lensing.Fitting;

/// <summary>The free parameters of a problem, in the order of a draw, and their priors as a space to sample.</summary>
internal static class FitParameters
{
    private const double LargestEllipticity = 0.99;

    /// <summary>The file's free parameters, then the free redshifts of systems with at least two images (or that share theirs).</summary>
    public static IReadOnlyList<LensPrior> Of(LensProblem problem)
    {
        var list = new List<LensPrior>(problem.Priors.Where(p => p.Prior.Kind != PriorKind.Fixed));
        IReadOnlyList<ImageSystem> systems = problem.Images?.Systems ?? [];
        for (int s = 0; s < systems.Count; s++)
        {
            ImageSystem system = systems[s];
            bool used = systems.Any(other => other.Images.Count > 1 && (other.Id == system.Id || other.SharesRedshiftWith == system.Id));
            if (system.RedshiftPrior is { Kind: not PriorKind.Fixed } prior && system.SharesRedshiftWith is null && used)
                list.Add(new(new(LensParameterOwner.ImageSystem, s, LensParameterKind.Redshift), prior));
        }

        return list;
    }

    /// <summary>The priors as the samplers take them.</summary>
    /// <exception cref="InputException">Nothing is free, or a prior's range goes beyond what the quantity can be.</exception>
    public static ParameterSpace Space(LensProblem problem, IReadOnlyList<LensPrior> parameters)
    {
        if (parameters.Count == 0)
            throw new InputException("the lens model has no free parameter: expected at least one limit with a prior, or a free redshift");
        var list = new Parameter[parameters.Count];
        for (int i = 0; i < list.Length; i++)
        {
            (LensParameter p, ParameterPrior prior) = parameters[i];
            string name = NameOf(problem, p);
            (double lower, double upper) = RangeOf(p.Quantity);
            if (prior.Kind == PriorKind.Uniform)
            {
                if (!(prior.First < prior.Second) || prior.First < lower || prior.Second > upper)
                    throw new InputException($"the prior of {name} is {prior}: expected increasing bounds within {lower} and {upper}");
                list[i] = new(name, new UniformPrior(prior.First, prior.Second));
            }
            else
            {
                if (!(prior.Second > 0) || prior.First < lower || prior.First > upper)
                    throw new InputException($"the prior of {name} is {prior}: expected a mean within {lower} and {upper} and a standard deviation above 0");
                list[i] = new(name, new GaussianPrior(prior.First, prior.Second, lower, upper));
            }
        }

        return new ParameterSpace(list);
    }

    /// <summary>A parameter's name in messages: the owner's name and the quantity.</summary>
    public static string NameOf(LensProblem problem, LensParameter p) => p.Owner switch
    {
        LensParameterOwner.Potential => $"potential {p.Index + 1} ({problem.Model.Potentials[p.Index].Id}) {p.Quantity}",
        LensParameterOwner.Family => $"family {p.Index} ({problem.Model.Families[p.Index].Id}) {p.Quantity}",
        _ => $"system {problem.Images!.Systems[p.Index].Id} {p.Quantity}",
    };

    private static (double Lower, double Upper) RangeOf(LensParameterKind quantity) => quantity switch
    {
        LensParameterKind.Ellipticity => (0, LargestEllipticity),
        LensParameterKind.CoreRadius or LensParameterKind.CutRadius or LensParameterKind.VelocityDispersion or LensParameterKind.ScaleRadius or LensParameterKind.Mass
            or LensParameterKind.EffectiveRadius or LensParameterKind.Redshift or LensParameterKind.DispersionSlope or LensParameterKind.CutSlope => (0, double.PositiveInfinity),
        LensParameterKind.InnerSlope => (0, 1.99),
        LensParameterKind.SersicIndex => (0.3, 10),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };
}
