namespace Arclet.Lensing;

/// <summary>The images of one source.</summary>
public sealed record ImageSystem
{
    /// <summary>The images' common name: what stands in front of the last point, or of the last letters.</summary>
    public required string Id { get; init; }

    /// <summary>The source's redshift as it is used: the catalogue's, or the middle of a free one's prior; NaN where nothing gives it.</summary>
    public double Redshift { get; init; }

    /// <summary>The prior of a free redshift (Lenstool's z_m_limit); null where the redshift is fixed.</summary>
    public ParameterPrior? RedshiftPrior { get; init; }

    /// <summary>The system whose free redshift this one shares; null where it has its own.</summary>
    public string? SharesRedshiftWith { get; init; }

    /// <summary>The images in the catalogue's order.</summary>
    public required IReadOnlyList<ObservedImage> Images { get; init; }

    /// <summary>Whether the redshift is known or has a value within its prior.</summary>
    public bool HasRedshift => double.IsFinite(Redshift) && Redshift > 0;

    /// <summary>
    /// The system's name in an image's: what stands in front of the last point (3 of 3.1, 2.1 of 2.1.4), or, where letters end the name, in front of
    /// them (2.1 of 2.1a); a name with neither is its system's.
    /// </summary>
    public static string IdOf(string imageId)
    {
        ArgumentNullException.ThrowIfNull(imageId);
        int end = imageId.Length;
        while (end > 0 && char.IsLetter(imageId[end - 1]))
            end--;
        if (end > 0 && end < imageId.Length)
            return imageId[..end].TrimEnd('.');
        int point = imageId.LastIndexOf('.');
        return point > 0 ? imageId[..point] : imageId;
    }
}
