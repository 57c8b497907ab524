namespace Arclet.Study;

/// <summary>A galaxy's reconstruction in the source plane.</summary>
/// <param name="Filter">The filter of the light.</param>
/// <param name="BarycentreX">x of the barycentre of the light in arcsec of the lens model's frame, to the west.</param>
/// <param name="BarycentreY">y of the barycentre in arcsec, to the north.</param>
/// <param name="KiloparsecPerArcsec">Scale at the source.</param>
/// <param name="Folding">Area of the light with its layers over the area covered: above 1 a critical line folds the image.</param>
/// <param name="CentralClump">The clump closest to the barycentre; empty without clumps.</param>
/// <param name="ImageFile">The FITS image of the reconstruction.</param>
public sealed record StudySourcePlane(string Filter, double BarycentreX, double BarycentreY, double KiloparsecPerArcsec, double Folding, string CentralClump, string ImageFile);
