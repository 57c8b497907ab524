namespace Arclet.Lensing;

/// <summary>A free parameter and its prior.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Prior">Its prior, uniform or Gaussian, in the unit of the model's property.</param>
public readonly record struct LensPrior(LensParameter Parameter, ParameterPrior Prior);
