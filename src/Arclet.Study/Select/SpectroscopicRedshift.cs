using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A redshift of a spectroscopic list.</summary>
/// <param name="Id">The spectrum's name.</param>
/// <param name="Position">Where it was taken.</param>
/// <param name="Redshift">The redshift; NaN where the spectrum gave none.</param>
/// <param name="Low68">Lower end of its 68 % interval; NaN where it is not known.</param>
/// <param name="High68">Upper end of its 68 % interval; NaN where it is not known.</param>
/// <param name="Quality">Its quality, larger is better; infinite in a list without qualities.</param>
public readonly record struct SpectroscopicRedshift(string Id, SkyPosition Position, double Redshift, double Low68, double High68, double Quality);
