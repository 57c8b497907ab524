using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>What a user asked <c>arclet lens source</c> to do.</summary>
internal sealed record SourceRequest
{
    /// <summary>The model's file, for names in what is written.</summary>
    public required string Model { get; init; }

    /// <summary>The image.</summary>
    public required string Image { get; init; }

    /// <summary>The galaxy's redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>How it is traced.</summary>
    public SourceMethod Method { get; init; }

    /// <summary>The regions whose pixels are traced; null for all.</summary>
    public string? Region { get; init; }

    /// <summary>The source plane's pixels; null for the default.</summary>
    public double? PixelArcsec { get; init; }

    /// <summary>The least value of pixels that take part in the barycentre.</summary>
    public double Threshold { get; init; }

    /// <summary>Clumps to trace; null for none.</summary>
    public string? Positions { get; init; }

    /// <summary>Their table.</summary>
    public string? PositionsOut { get; init; }

    /// <summary>The source plane's file.</summary>
    public required string Out { get; init; }
}
