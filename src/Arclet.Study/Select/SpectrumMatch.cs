namespace Arclet.Study;

/// <summary>A spectroscopic redshift and what became of it: a row of the table of what came from where.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Spectrum">The redshift.</param>
/// <param name="EntryIndex">The catalogue's entry that it was matched with; -1 for none.</param>
/// <param name="SeparationArcsec">How far it is from there; NaN for none.</param>
/// <param name="Fate">What became of it.</param>
public readonly record struct SpectrumMatch(string List, SpectroscopicRedshift Spectrum, int EntryIndex, double SeparationArcsec, SpectrumFate Fate);
