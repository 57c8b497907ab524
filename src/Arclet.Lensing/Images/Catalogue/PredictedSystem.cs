namespace Arclet.Lensing;

/// <summary>All images that the model makes of one system's source.</summary>
public sealed record PredictedSystem
{
    /// <summary>The system.</summary>
    public required ImageSystem System { get; init; }

    /// <summary>The redshift that was used.</summary>
    public double Redshift { get; init; }

    /// <summary>The common source and all its images.</summary>
    public required ImageSet ImageSet { get; init; }

    /// <summary>The images, by |mu| from the brightest.</summary>
    public required IReadOnlyList<PredictedCounterImage> Images { get; init; }

    /// <summary>The observed images that the model does not make.</summary>
    public required IReadOnlyList<ObservedImage> NotPredicted { get; init; }
}
