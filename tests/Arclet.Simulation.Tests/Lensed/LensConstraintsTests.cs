using Arclet.Lensing;

namespace Arclet.Simulation.Tests;

public class LensConstraintsTests
{
    [Fact]
    public void Create_Problem_HasImagesThatScatterAboutThoseOfTheTrueModel()
    {
        var settings = new LensConstraintSettings { SystemCount = 8 };
        var cluster = ClusterLens.Create(new ClusterSettings(), 3);
        LensProblem problem = LensConstraints.Create(cluster, settings, 3);
        var offsets = new List<double>();
        foreach (ImageSystem system in problem.Images!.Systems)
        {
            Assert.True(system.Images.Count >= 2);

            // The mean of the back-traced images, weighted by their accuracy there, is near the source: its images are near the observed ones.
            LensField field = cluster.Model.FieldFor(system.Redshift);
            double weight = 0, sx = 0, sy = 0;
            foreach (ObservedImage image in system.Images)
            {
                (double x, double y) = field.SourceOf(image.X, image.Y);
                double w = Math.Abs(field.DeflectionAndHessianAt(image.X, image.Y).Mu);
                (weight, sx, sy) = (weight + w, sx + (w * x), sy + (w * y));
            }

            ImageSet images = new ImageSolver(cluster.Model, system.Redshift).Solve(sx / weight, sy / weight);
            offsets.AddRange(system.Images.Select(o => images.Images.Min(i => i.DistanceArcsec(o.X, o.Y))));
        }

        // Two coordinates of 0.3 arcsec each; the source's place is fitted to the images, which takes a part of the scatter, and is uncertain, which adds some.
        double rms = Math.Sqrt(offsets.Average(o => o * o));
        Assert.InRange(rms, 0.2, 0.75);
    }

    [Fact]
    public void Create_Problem_StartsInsideThePriorsAndNotAtTheTruth()
    {
        var cluster = ClusterLens.Create(new ClusterSettings(), 3);
        LensProblem problem = LensConstraints.Create(cluster, new LensConstraintSettings { SystemCount = 2 }, 3);
        var truth = new LensProblem { Model = cluster.Model };
        foreach (LensPrior prior in problem.Priors)
        {
            double start = problem.ValueOf(prior.Parameter);
            Assert.InRange(start, prior.Prior.First, prior.Prior.Second);
            Assert.InRange(truth.ValueOf(prior.Parameter), prior.Prior.First, prior.Prior.Second);
            Assert.NotEqual(truth.ValueOf(prior.Parameter), start);
        }
    }

    [Fact]
    public void SaveBestOpt_TrueModel_IsReadBackAsTheSameLens()
    {
        string folder = Directory.CreateTempSubdirectory("arclet-lens").FullName;
        try
        {
            string path = Path.Combine(folder, "true.par");
            var cluster = ClusterLens.Create(new ClusterSettings(), 3);
            LenstoolWriter.SaveBestOpt(path, new LensProblem { Model = cluster.Model });
            LensField read = LensModelFile.Read(path).Model.FieldFor(3), truth = cluster.Model.FieldFor(3);
            for (int i = 0; i < 20; i++)
            {
                (double x, double y) = (3.0 * (i - 8), 2.0 * (i - 12));
                Assert.Equal(truth.DeflectionAt(x, y).AlphaX, read.DeflectionAt(x, y).AlphaX, 1e-9);
                Assert.Equal(truth.DeflectionAndHessianAt(x, y).Mu, read.DeflectionAndHessianAt(x, y).Mu, 1e-6 * Math.Abs(truth.DeflectionAndHessianAt(x, y).Mu));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
