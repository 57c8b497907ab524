namespace Arclet.Lensing;

/// <summary>Predicts all images of a catalogue's systems, also of those with one observed image.</summary>
public static class CataloguePrediction
{
    /// <summary>The images of one system; its source is the mean of the back-traced images, weighted with |mu|.</summary>
    /// <param name="model">The lens model.</param>
    /// <param name="system">The system.</param>
    /// <param name="redshift">The source's redshift; null for the system's own.</param>
    /// <param name="largestOffsetArcsec">How far an observed and a predicted image may be apart to be the same.</param>
    /// <param name="solver">How to search.</param>
    /// <exception cref="ArgumentException">The system has no redshift and none is given.</exception>
    public static PredictedSystem Predict(LensModel model, ImageSystem system, double? redshift = null, double largestOffsetArcsec = 5, ImageSolverOptions? solver = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(system);
        double z = redshift ?? (system.HasRedshift ? system.Redshift : throw new ArgumentException($"system {system.Id} has no redshift, and none is given"));
        LensField field = model.FieldFor(z);
        double sumX = 0, sumY = 0, weights = 0;
        foreach (ObservedImage image in system.Images)
        {
            LensTerms t = field.DeflectionAndHessianAt(image.X, image.Y);
            double weight = Math.Min(Math.Abs(t.Mu), 1e6);
            sumX += weight * (image.X - t.AlphaX);
            sumY += weight * (image.Y - t.AlphaY);
            weights += weight;
        }

        ImageSet set = new ImageSolver(model, z, solver).Solve(sumX / weights, sumY / weights);
        int?[] partners = ImageMatching.Closest(set.Images, system.Images.Select(i => i.X).ToArray(), system.Images.Select(i => i.Y).ToArray(), largestOffsetArcsec);
        var images = new PredictedCounterImage[set.Images.Count];
        for (int p = 0; p < images.Length; p++)
        {
            int observed = Array.IndexOf(partners, p);
            images[p] = observed < 0
                ? new(set.Images[p], null, double.NaN)
                : new(set.Images[p], system.Images[observed].Id, set.Images[p].DistanceArcsec(system.Images[observed].X, system.Images[observed].Y));
        }

        return new() { System = system, Redshift = z, ImageSet = set, Images = images, NotPredicted = [.. system.Images.Where((_, i) => partners[i] is null)] };
    }
}
