using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>One object's bands as the likelihood takes them, and the likelihood.</summary>
internal sealed class FitData
{
    private readonly double[] scaled;

    public FitData(SedObject source, SedFitSettings settings)
    {
        var filters = new List<string>();
        var flux = new List<double>();
        var error = new List<double>();
        var limit = new List<double>();
        foreach (SedBand band in source.Bands)
        {
            // A band of which only a limit is known is 0 +- the limit under every rule: nothing else can be said without its error.
            bool asLimit = settings.Limits == LimitRule.ZeroWithLimit ? band.IsBelowLimit : !band.IsMeasured && band.HasLimit;
            bool nonDetection = settings.Limits == LimitRule.NonDetection && band.IsMeasured && band.IsBelowLimit;
            if (!band.IsMeasured && !asLimit)
                continue;
            double floor = asLimit || nonDetection ? 0 : settings.ErrorFloors.GetValueOrDefault(band.Filter, settings.ErrorFloor) * band.FluxNanojansky;
            filters.Add(band.Filter);
            flux.Add(asLimit ? 0 : band.FluxNanojansky);
            error.Add(asLimit ? band.LimitNanojansky : Math.Sqrt((band.ErrorNanojansky * band.ErrorNanojansky) + (floor * floor)));
            limit.Add(nonDetection ? band.LimitNanojansky : double.NaN);
            IsLimit.Add(asLimit || nonDetection);
        }

        if (filters.Count == 0)
            throw new InputException($"object {source.Id} has no band with a flux and its error, nor a limit, expected at least one");
        (Filters, Flux, Error) = ([.. filters], [.. flux], [.. error]);
        var options = new LikelihoodOptions { ErrorFloor = 0, Limits = limit.Exists(l => !double.IsNaN(l)) ? LimitRule.NonDetection : LimitRule.Measured, StudentDegreesOfFreedom = settings.StudentDegrees };
        Likelihood = new PhotometricLikelihood(Flux, Error, [.. limit], options);
        IsQuadratic = settings.StudentDegrees is null && options.Limits != LimitRule.NonDetection;
        InverseError = [.. Error.Select(e => 1 / e)];
        scaled = [.. Flux.Zip(InverseError, (f, i) => f * i)];
        SumOfSquares = scaled.Sum(s => s * s);
        Constant = IsQuadratic ? Likelihood.LogLikelihood(Flux) : 0;
    }

    /// <summary>The filters of the bands.</summary>
    public string[] Filters { get; }

    /// <summary>The fluxes; 0 for a limit.</summary>
    public double[] Flux { get; }

    /// <summary>Their errors with the floor, or the limits.</summary>
    public double[] Error { get; }

    /// <summary>1 / errors.</summary>
    public double[] InverseError { get; }

    /// <summary>Whether a limit stands for the flux.</summary>
    public List<bool> IsLimit { get; } = [];

    /// <summary>The fluxes in units of their errors.</summary>
    public ReadOnlySpan<double> Scaled => scaled;

    /// <summary>The chi2 of no flux at all.</summary>
    public double SumOfSquares { get; }

    /// <summary>ln L of a perfect model, where <see cref="IsQuadratic"/>.</summary>
    public double Constant { get; }

    /// <summary>Whether -2 ln L is quadratic in the fluxes.</summary>
    public bool IsQuadratic { get; }

    /// <summary>The likelihood.</summary>
    public PhotometricLikelihood Likelihood { get; }
}
