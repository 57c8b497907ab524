namespace Arclet.Imaging.Detection;

/// <summary>What to know about a detected object; the numbers are sep's.</summary>
[Flags]
public enum DetectionFlags
{
    /// <summary>Nothing to note.</summary>
    None = 0,

    /// <summary>Deblended: the object shares its isophote with others.</summary>
    Merged = 1,

    /// <summary>The object touches the image's border.</summary>
    Truncated = 2,

    /// <summary>The second moments are singular (a line or a point); 1/12 was added to both variances.</summary>
    Singular = 8,

    /// <summary>
    /// The barycentre lies outside the object's own pixels' box: with the matched filter, convolved pixels below zero can be part of an object,
    /// and weigh negatively.
    /// </summary>
    Displaced = 1024,
}
