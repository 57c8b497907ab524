namespace Arclet.Lensing.Tests.Files;

/// <summary>Compares problems number for number.</summary>
internal static class LensProblems
{
    public static void AssertSame(LensProblem expected, LensProblem actual)
    {
        AssertSameModel(expected.Model, actual.Model);
        Assert.Equal(expected.Priors, actual.Priors);
        Assert.Equal(expected.Images is null, actual.Images is null);
        if (expected.Images is null)
            return;
        Assert.Equal((expected.Images.SigmaArcsec, expected.Images.Form, expected.Images.Catalogue), (actual.Images!.SigmaArcsec, actual.Images.Form, actual.Images.Catalogue));
        Assert.Equal(expected.Images.Systems.Count, actual.Images.Systems.Count);
        for (int s = 0; s < expected.Images.Systems.Count; s++)
        {
            ImageSystem a = expected.Images.Systems[s], b = actual.Images.Systems[s];
            Assert.Equal((a.Id, a.Redshift, a.RedshiftPrior, a.SharesRedshiftWith), (b.Id, b.Redshift, b.RedshiftPrior, b.SharesRedshiftWith));
            Assert.Equal(a.Images, b.Images);
        }
    }

    public static void AssertSameModel(LensModel expected, LensModel actual)
    {
        Assert.Equal((expected.Reference, expected.Cosmology, expected.Constants, expected.Planes), (actual.Reference, actual.Cosmology, actual.Constants, actual.Planes));
        Assert.Equal(expected.Potentials, actual.Potentials);
        Assert.Equal(expected.Families.Count, actual.Families.Count);
        for (int f = 0; f < expected.Families.Count; f++)
        {
            PotentialFamily a = expected.Families[f], b = actual.Families[f];
            Assert.Equal((a.Id, a.Profile, a.Redshift, a.Relation), (b.Id, b.Profile, b.Redshift, b.Relation));
            Assert.Equal(a.Members, b.Members);
        }
    }
}
