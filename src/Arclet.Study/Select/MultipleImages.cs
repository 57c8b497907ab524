using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>Joins images of one source into systems: those that the settings name, and those that trace back together through the lens model.</summary>
internal static class MultipleImages
{
    /// <summary>The galaxies with their systems. A system that was found is named after its first galaxy.</summary>
    public static IReadOnlyList<Galaxy> Join(IReadOnlyList<Galaxy> galaxies, SelectSettings settings, LensModel? model)
    {
        var systems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> members) in settings.Systems.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            foreach (string id in members)
                systems[id] = name;
        }

        if (settings.JoinMultipleImages && model is not null)
        {
            // Only what lies behind the lens has multiple images; what a person has joined stays as it is.
            double lens = LargestLensRedshift(model);
            Galaxy[] free = [.. galaxies.Where(g => g.Redshift > lens && !systems.ContainsKey(g.Id))];
            int[] groups = MultipleImageGroups.Find(model, [.. free.Select(g => Entry(model, g))], settings.SystemToleranceArcsec, settings.SystemRedshiftTolerance);
            var names = new Dictionary<int, string>();
            for (int i = 0; i < free.Length; i++)
            {
                if (groups[i] >= 0)
                    systems[free[i].Id] = names.TryGetValue(groups[i], out string? name) ? name : names[groups[i]] = "system-" + free[i].Id;
            }
        }

        return [.. galaxies.Select(g => systems.TryGetValue(g.Id, out string? system) ? g with { System = system } : g)];
    }

    /// <summary>The model's |mu| at a galaxy's place and redshift: 1 in front of the lens.</summary>
    public static double Magnification(LensModel model, Galaxy galaxy)
    {
        if (galaxy.Redshift <= LargestLensRedshift(model))
            return 1;
        SkyEntry at = Entry(model, galaxy);
        return Math.Abs(model.FieldFor(galaxy.Redshift).DeflectionAndHessianAt(at.X, at.Y).Mu);
    }

    private static double LargestLensRedshift(LensModel model) =>
        model.AllPotentials.Count == 0 ? throw new InputException("the lens model has no potential, expected at least one") : model.AllPotentials.Max(p => p.Redshift);

    private static SkyEntry Entry(LensModel model, Galaxy galaxy)
    {
        (double x, double y) = model.Reference.ToFrame(galaxy.RaDegrees, galaxy.DecDegrees);
        return new SkyEntry(x, y, galaxy.Redshift, RedshiftAgreement.HalfWidth(galaxy));
    }
}
