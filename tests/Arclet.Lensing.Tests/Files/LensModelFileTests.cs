using System.Globalization;
using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Files;

public class LensModelFileTests
{
    [SharedDataFact]
    public void Read_Abell2744_GivesThePotentialsThatLenstool68Uses()
    {
        // Lenstool 6.8's own table of the same file: kpc win over the file's arcsec, by the cosmology's 4.5357 kpc/arcsec.
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "reference", "run_chi_src.par"), new LensFileOptions { DataFolder = SharedData.File("lens", "a2744-cats"), RequireImages = true });
        double[][] table = [.. File.ReadLines(SharedData.File("lens", "reference", "lenstool68_A2744_lens.csv")).Skip(1).Select(l => l.Split(',').Select((w, i) => i == 1 ? 0 : double.Parse(w, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(258, problem.Model.Potentials.Count);
        Assert.Equal(table.Length, problem.Model.Potentials.Count);
        for (int i = 0; i < table.Length; i++)
        {
            Potential p = problem.Model.Potentials[i];
            Assert.Equal(table[i][3], p.X, 12);
            Assert.Equal(table[i][4], p.Y, 12);
            Assert.Equal(table[i][5], p.Ellipticity, 12);
            // Lenstool integrates its distances to some 1e-7.
            Assert.Equal(table[i][8], p.CoreRadiusArcsec, (1e-6 * table[i][8]) + 1e-12);
            Assert.Equal(table[i][9], p.CutRadiusArcsec, 1e-6 * table[i][9]);
            Assert.Equal(table[i][10], p.VelocityDispersionKms, 12);
        }

        Assert.Equal((29, 83), (problem.Images!.Systems.Count, problem.Images.Images.Count()));
        Assert.Equal((0.5, 0), (problem.Images.SigmaArcsec, problem.Images.Form));
        Assert.Contains(problem.Warnings, w => w.Sentence.Contains("4.51988 kpc/arcsec", StringComparison.Ordinal) && w.Sentence.Contains("the value in kpc is used", StringComparison.Ordinal));
        Assert.InRange(problem.Warnings.Count, 1, 12);
    }

    [SharedDataTheory]
    [InlineData("a2744-cats", "bestopt.par", 258, 6, 3, 29, 83)]
    [InlineData("a370-cats", "bestopt.par", 162, 10, 2, 43, 126)]
    [InlineData("macs0416-bergamini22", "bestopt.par", 222, 10, 1, 88, 237)]
    public void Read_BestOpt_MatchesBestParOfTheSameRun(string cluster, string file, int lenses, int single, int families, int systems, int images)
    {
        LensProblem opt = LensModelFile.Read(SharedData.File("lens", cluster, file)), best = LensModelFile.Read(SharedData.File("lens", cluster, "best.par"));
        Assert.Equal((lenses, single, families), (opt.Model.AllPotentials.Count, opt.Model.Potentials.Count, opt.Model.Families.Count));
        Assert.Equal((systems, images), (opt.Images!.Systems.Count, opt.Images.Images.Count()));
        IReadOnlyList<Potential> ours = opt.Model.AllPotentials, theirs = best.Model.AllPotentials;
        Assert.Equal(theirs.Count, ours.Count);
        for (int i = 0; i < ours.Count; i++)
        {
            // Lenstool keeps a catalogue's reference to 1e-7 degrees, and prints six decimals. The published best.par of MACS J0416 has all its members
            // at the origin.
            if (theirs[i].X != 0 || theirs[i].Y != 0)
            {
                Assert.Equal(theirs[i].X, ours[i].X, 1e-3);
                Assert.Equal(theirs[i].Y, ours[i].Y, 1e-3);
            }

            Assert.Equal(theirs[i].Ellipticity, ours[i].Ellipticity, 1e-5);
            Assert.Equal(theirs[i].AngleDegrees, ours[i].AngleDegrees, 1e-5);
            Assert.Equal(theirs[i].Redshift, ours[i].Redshift, 1e-9);
        }

        // Members scale from the first member of their family as best.par's do, whatever the best values were.
        for (int f = 0, at = single; f < families; at += opt.Model.Families[f].Members.Count, f++)
        {
            for (int m = 1; m < opt.Model.Families[f].Members.Count; m++)
            {
                double ratio = theirs[at + m].VelocityDispersionKms / theirs[at].VelocityDispersionKms;
                Assert.Equal(ratio, ours[at + m].VelocityDispersionKms / ours[at].VelocityDispersionKms, 1e-5 * Math.Max(1, ratio));
            }
        }
    }

    [SharedDataFact]
    public void Read_PublishedMacs0416_ReportsThat212MembersStandAtTheOrigin()
    {
        LensProblem best = LensModelFile.Read(SharedData.File("lens", "macs0416-bergamini22", "best.par")), input = LensModelFile.Read(SharedData.File("lens", "macs0416-bergamini22", "Bergamini22_MACS0416.par"));
        Assert.Contains(best.Warnings, w => w.Line == 151 && w.Sentence.Contains("212 potentials have the same centre, 0, 0", StringComparison.Ordinal));
        // In the input file a halo was put on the second member by hand: potential 2 at 20.29565, -35.83493.
        FamilyMember member = input.Model.Families[0].Members[1];
        Assert.Equal((20.29565, -35.83493), (Math.Round(member.X, 5), Math.Round(member.Y + 5e-6, 5)));
    }

    [SharedDataFact]
    public void Read_Macs1931_FindsItsCataloguesByNameAndReportsWhatItDoesNotUse()
    {
        LensProblem problem = LensModelFile.Read(SharedData.File("lens", "macs1931", "m1931.par"), new LensFileOptions { RequireImages = true });
        Assert.Equal(3, problem.Model.Potentials.Count);
        Assert.Equal("galaxies", Assert.Single(problem.Model.Families).Id);
        Assert.Contains(problem.Warnings, w => w.Sentence.Contains("'250.' is not used", StringComparison.Ordinal));
        // Systems 2, 4, 6 and 5 of z_m_limit have a free redshift.
        Assert.All(problem.Images!.Systems.Where(s => s.Images[0].Redshift == 0), s => Assert.NotNull(s.RedshiftPrior));
    }

    [Fact]
    public void Read_SmallFile_HasPriorsInArcsecAndFreeRedshifts()
    {
        using var folder = new LensFolder();
        LensProblem problem = LensModelFile.Read(SmallLensFiles.WriteTo(folder));
        double kpc = problem.Model.KiloparsecPerArcsec(0.308);
        // 4.53575 kpc/arcsec: the ratio that science pages give for H0 = 70, Om = 0.3, z = 0.308.
        Assert.Equal(4.53575, kpc, 1e-5);
        Assert.Equal(6, problem.Priors.Count);
        Assert.Equal(ParameterPrior.Uniform(-4, 2, 0.01), problem.Priors[0].Prior);
        Assert.Equal(90 / kpc, problem.Priors[1].Prior.First, 12);
        Assert.Equal(0.05, problem.Model.Potentials[1].Shear);
        Assert.Equal(MassProfile.NavarroFrenkWhite, problem.Model.Potentials[2].Profile);
        // Lenstool 6.8 makes 1442.834693867522 km/s and 66.141177521921549" of c = 5.5 and 300 kpc (reference/lenstool68_nfw_12_lens.csv); its G and Mpc differ by 1e-4.
        Assert.Equal(1442.834693867522, problem.Model.Potentials[2].VelocityDispersionKms, 1442 * 3e-4);
        Assert.Equal(66.141177521921549, problem.Model.Potentials[2].ScaleRadiusArcsec, 66 * 1e-6);
        Assert.Equal(160, problem.Model.Families[0].Relation.VelocityDispersionKms);
        Assert.Equal(((3.9 * 3.9) - 9) / ((3.9 * 3.9) + 9), problem.Model.Families[0].Members[0].Ellipticity, 14);
        Assert.Equal(2.5, problem.Images!.Systems[1].Redshift);
        Assert.Equal(ParameterPrior.Uniform(1, 4, 0.01), problem.Images.Systems[1].RedshiftPrior);
        Assert.Equal(-(3.5975477 - 3.586259) * Math.Cos(30.400174 * Math.PI / 180) * 3600, problem.Images.Systems[0].Images[0].X, 9);
    }

    [Theory]
    [InlineData("core_radius_kpc     85.05", "core_radius_kpc 85.05\n\tcore_radius 19.5", "core_radius_kpc 85.05 contradicts core_radius 19.5 of line 27: their ratio is 4.36154 kpc/arcsec, the file's cosmology gives 4.53575; the value in kpc is used")]
    [InlineData("corekpc 0.15", "corekpc 0.15\n\tcore 0.1", "the value in arcsec, as Lenstool's manual says for potfiles, is used")]
    [InlineData("nlentille   5", "nlentille   3", "nlentille is 3 but the file and its potfiles have 5 lenses")]
    [InlineData("z_m_limit  1 2.1 1", "z_m_limit  1 7.1 1", "no image of the catalogue belongs to '7.1'")]
    [InlineData("multfile    1 images.cat", "multfile    1 nothere.cat", "the catalogue of multiple images 'nothere.cat' was not found")]
    [InlineData("\tslope   0 4.0 4.2\n", "\tvdscatter 0 0.1 0\n", "members follow the relation without scatter")]
    [InlineData("cosmologie\n\tmodel       1\n\tH0        70.0\n\tomegaM    0.3\n\tomegaX    0.7\n\tomegaK    0.\n\twX        -1.0\n\twa        0.0\n\tend\n", "", "Lenstool's default is used, H0 = 50 km/s/Mpc, Om = 1")]
    public void Read_Contradiction_IsAWarning(string old, string changed, string sentence)
    {
        using var folder = new LensFolder();
        SmallLensFiles.WriteTo(folder);
        Assert.Contains(old, SmallLensFiles.French, StringComparison.Ordinal);
        string path = folder.Write("changed.par", SmallLensFiles.French.Replace(old, changed, StringComparison.Ordinal));
        Assert.Contains(LensModelFile.Read(path).Warnings, w => w.File.Length > 0 && w.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("filein  1 members.cat", "filein  1 lost.cat", "line 58: the catalogue of members 'lost.cat' was not found")]
    [InlineData("omegaX    0.7", "omegaX    0.6", "only flat universes are supported")]
    [InlineData("profil 14", "profil 99", "line 37: profile 99 is not read from Lenstool's files")]
    [InlineData("limit O2", "limit O9", "there is no potential 'O9'")]
    [InlineData("v_disp     3 600.0 20.0", "v_disp     2 600.0 20.0", "line 34: v_disp: the prior 2 is not known")]
    [InlineData("x_centre     1 -4.0 2.0", "x_centre     1 4.0 2.0", "line 32: x_centre: the bounds are 4 and 2")]
    [InlineData("\tcut_radius_kpc     1000.0\n", "", "has neither cut_radius nor cut_radius_kpc")]
    [InlineData("ellipticite     0.828247", "ellipticite     1.5", "its ellipticity 1.5 is not between -1 and 1")]
    [InlineData("reference     3 3.586259 -30.400174", "reference     3 3.586259 -130.4", "line 3: the reference is 3.586259 -130.4")]
    public void Read_WhatCannotBeAModel_IsAnErrorWithItsLine(string old, string changed, string message)
    {
        using var folder = new LensFolder();
        SmallLensFiles.WriteTo(folder);
        string path = folder.Write("changed.par", SmallLensFiles.French.Replace(old, changed, StringComparison.Ordinal));
        InputException error = Assert.Throws<InputException>(() => LensModelFile.Read(path));
        Assert.StartsWith(path + ": line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1", "1")]
    [InlineData("2.1.4", "2.1")]
    [InlineData("1a", "1")]
    [InlineData("210.4c", "210.4")]
    [InlineData("C2b", "C2")]
    [InlineData("114.0", "114")]
    [InlineData("7", "7")]
    public void IdOf_AnImage_IsItsSystems(string image, string system) => Assert.Equal(system, ImageSystem.IdOf(image));

    [Fact]
    public void Read_SexagesimalReference_IsThePosition()
    {
        LensProblem problem = LensModelFile.FromDocument(LenstoolDocument.Parse(SmallLensFiles.English, "e.par"));
        Assert.Equal(15 * ((14 + (20.702 / 60)) / 60), problem.Model.Reference.RightAscensionDegrees, 12);
        Assert.Equal(-(30 + ((24 + (0.63 / 60)) / 60)), problem.Model.Reference.DeclinationDegrees, 12);
    }
}
