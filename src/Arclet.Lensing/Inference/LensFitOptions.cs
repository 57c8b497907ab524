namespace Arclet.Lensing;

/// <summary>How <see cref="LensFitter"/> compares images with a model, samples, and judges the result.</summary>
public sealed record LensFitOptions
{
    /// <summary>The defaults: the image plane, Gaussian errors.</summary>
    public static LensFitOptions Default { get; } = new();

    /// <summary>The defaults for ensembles: fewer of them than chains, because each warms up by itself and only long walks know how their draws are correlated.</summary>
    public static LensFitOptions Ensembles { get; } = new() { Sampler = LensSampler.Ensemble, Chains = 2 };

    /// <summary>Where positions are compared.</summary>
    public ConstraintPlane Plane { get; init; } = ConstraintPlane.Image;

    /// <summary>What is done with the sources' positions.</summary>
    public SourceTreatment Source { get; init; }

    /// <summary>The distribution of the offsets.</summary>
    public OffsetDistribution Offsets { get; init; }

    /// <summary>Degrees of freedom of <see cref="OffsetDistribution.Student"/>; above 0.</summary>
    public double StudentFreedom { get; init; } = 4;

    /// <summary>The share of images in the wide part of <see cref="OffsetDistribution.Mixture"/>; between 0 and 1.</summary>
    public double OutlierShare { get; init; } = 0.05;

    /// <summary>By how much the wide part's errors are larger; above 1.</summary>
    public double OutlierWidth { get; init; } = 5;

    /// <summary>
    /// How exactly, in arcsec in the source plane, an image's trace must meet its source: tau in S = A C A' + tau^2. Above 0. Small against the errors' traces it changes
    /// nothing, except where an image is on a critical line or missing.
    /// </summary>
    public double SourceToleranceArcsec { get; init; } = 0.01;

    /// <summary>In the image plane positions have settled when no image moves by this, in arcsec. The error of ln L is of its square, that of the gradient of its first power.</summary>
    public double SettlementArcsec { get; init; } = 1e-5;

    /// <summary>What a missing image does. Predicted images that were not observed never enter the likelihood.</summary>
    public MissingImageRule MissingImages { get; init; }

    /// <summary>Whether each image's error is the ellipse of the catalogue's axes; null: as the file's forme says (10 and -10 do).</summary>
    public bool? ErrorsFromCatalogue { get; init; }

    /// <summary>The seed of all chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Starts of the search for the best model: the file's values, and points of the prior.</summary>
    public int Starts { get; init; } = 8;

    /// <summary>What draws from the posterior.</summary>
    public LensSampler Sampler { get; init; }

    /// <summary>Steps of an ensemble that are thrown away.</summary>
    public int EnsembleWarmUp { get; init; } = 1000;

    /// <summary>Of an ensemble's steps every so many are kept, with one draw per walker: neighbouring steps tell little that is new.</summary>
    public int EnsembleThinning { get; init; } = 100;

    /// <summary>Chains, or ensembles of walkers; at least 2.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Draws per chain that are thrown away while the no-U-turn sampler learns; at least 100.</summary>
    public int WarmUp { get; init; } = 300;

    /// <summary>Draws per chain that are kept before convergence is judged.</summary>
    public int Draws { get; init; } = 500;

    /// <summary>Chains that have not converged go on, <see cref="Draws"/> at a time, to this length.</summary>
    public int MaximumDraws { get; init; } = 4000;

    /// <summary>The mean acceptance that the step is adapted to.</summary>
    public double TargetAcceptance { get; init; } = 0.85;

    /// <summary>A trajectory is doubled at most this often.</summary>
    public int MaximumDepth { get; init; } = 8;

    /// <summary>Converged chains have every R-hat below this.</summary>
    public double RHatLimit { get; init; } = 1.02;

    /// <summary>Converged chains have at least this effective sample size in every parameter.</summary>
    public double EffectiveSamples { get; init; } = 400;

    /// <summary>Draws of the proposal for the evidence; 0 for no evidence.</summary>
    public int EvidenceDraws { get; init; } = 4000;

    /// <summary>Steps per walker of the ensemble sampler that checks the medians; 0 for no check.</summary>
    public int CrossCheckSteps { get; init; }

    /// <summary>Seconds between checkpoints.</summary>
    public double CheckpointSeconds { get; init; } = 10;

    /// <summary>Seconds between reports of progress; 0 for one after every draw, which lets tests count them.</summary>
    internal double ReportSeconds { get; init; } = 0.5;

    /// <summary>Throws where a value is outside what it can mean.</summary>
    /// <exception cref="ArgumentException">The sentence names the setting.</exception>
    public void Validate()
    {
        Require(StudentFreedom > 0, $"StudentFreedom is {StudentFreedom}, expected a number above 0");
        Require(OutlierShare is > 0 and < 1, $"OutlierShare is {OutlierShare}, expected a number between 0 and 1");
        Require(OutlierWidth > 1, $"OutlierWidth is {OutlierWidth}, expected a number above 1");
        Require(SourceToleranceArcsec > 0 && double.IsFinite(SourceToleranceArcsec), $"SourceToleranceArcsec is {SourceToleranceArcsec}, expected a number above 0");
        Require(SettlementArcsec is > 0 and < 0.01, $"SettlementArcsec is {SettlementArcsec}, expected a number above 0 and below 0.01");
        Require(Source != SourceTreatment.Barycentre || Plane == ConstraintPlane.Image, "Source is Barycentre, which is compared in the image plane only");
        Require(Threads > 0, $"Threads is {Threads}, expected at least 1");
        Require(Starts > 0, $"Starts is {Starts}, expected at least 1");
        Require(EnsembleWarmUp >= 0, $"EnsembleWarmUp is {EnsembleWarmUp}, expected a number from 0");
        Require(EnsembleThinning > 0, $"EnsembleThinning is {EnsembleThinning}, expected at least 1");
        Require(Chains > 1, $"Chains is {Chains}, expected at least 2");
        Require(WarmUp >= 100, $"WarmUp is {WarmUp}, expected at least 100");
        Require(Draws >= 50, $"Draws is {Draws}, expected at least 50");
        Require(MaximumDraws >= Draws, $"MaximumDraws is {MaximumDraws}, expected at least Draws ({Draws})");
        Require(TargetAcceptance is > 0.4 and < 1, $"TargetAcceptance is {TargetAcceptance}, expected a number between 0.4 and 1");
        Require(MaximumDepth is > 0 and <= 20, $"MaximumDepth is {MaximumDepth}, expected 1 to 20");
        Require(RHatLimit > 1, $"RHatLimit is {RHatLimit}, expected a number above 1");
        Require(EvidenceDraws >= 0 && CrossCheckSteps >= 0, "EvidenceDraws and CrossCheckSteps are numbers from 0");
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
            throw new ArgumentException($"the lens fit's setting {problem}");
    }
}
