using Arclet.Imaging.Psf;

namespace Arclet.Study.Tests;

public class EncircledEnergyTests
{
    private static readonly FilterPsf Psf = new() { Psf = new GaussianMixturePsf([PsfGaussian.Round(0.7, 1.2), PsfGaussian.Round(0.3, 20)], 0.02), Source = "given stars" };

    [Fact]
    public void WithEncircledEnergy_HasThatPartOfTheLightAndTheSameShape()
    {
        FilterPsf scaled = Psf.WithEncircledEnergy(0.5, 0.9);
        Assert.Equal(0.9, scaled.Psf.EnclosedFlux(25), 1e-12);
        Assert.Equal(Psf.Psf.Value(3, 1) / Psf.Psf.Peak, scaled.Psf.Value(3, 1) / scaled.Psf.Peak, 1e-12);
        Assert.Equal(Psf.FwhmArcsec, scaled.FwhmArcsec, 1e-9);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.5, 1.01)]
    [InlineData(0, 0.9)]
    public void WithEncircledEnergy_WhatCannotBe_Throws(double radius, double energy) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Psf.WithEncircledEnergy(radius, energy));
}
