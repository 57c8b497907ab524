namespace Arclet.Study;

/// <summary>A clump in the source plane.</summary>
/// <param name="ClumpId">The clump.</param>
/// <param name="X">x in arcsec of the model's frame.</param>
/// <param name="Y">y in arcsec of the model's frame.</param>
/// <param name="DistanceKiloparsec">Its distance from the barycentre under the best model.</param>
/// <param name="DistanceP16">The 16th percentile of the distance over the drawn models; NaN without any.</param>
/// <param name="DistanceP50">Its median.</param>
/// <param name="DistanceP84">Its 84th percentile.</param>
/// <param name="IsCentral">Whether it is the galaxy's clump closest to the barycentre.</param>
/// <param name="CentralFraction">The part of the drawn models under which it is; NaN without any.</param>
public readonly record struct SourceClump(
    string ClumpId, double X, double Y, double DistanceKiloparsec, double DistanceP16, double DistanceP50, double DistanceP84, bool IsCentral, double CentralFraction);
