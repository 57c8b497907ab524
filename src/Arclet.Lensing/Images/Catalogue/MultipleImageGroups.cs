namespace Arclet.Lensing;

/// <summary>
/// Recognises which entries of a catalogue are images of one galaxy: those whose redshifts agree and that trace back to one place. A
/// pair is compared at the mean of its two redshifts, so that their errors do not move the two images apart.
/// </summary>
public static class MultipleImageGroups
{
    /// <summary>Returns each entry's group: 0 for the first group and so on, -1 for an entry that shares its source with no other.</summary>
    /// <param name="model">The lens model.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="toleranceArcsec">How far the back-traced places of a group's neighbours may be apart in the source plane.</param>
    /// <param name="redshiftTolerance">How far their redshifts may be apart, times 1 + z, besides three times their errors in quadrature.</param>
    public static int[] Find(LensModel model, IReadOnlyList<SkyEntry> entries, double toleranceArcsec = 0.3, double redshiftTolerance = 0.001)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(entries);
        int[] parent = [.. Enumerable.Range(0, entries.Count)];
        var fields = new Dictionary<double, LensField>();
        int[] byRedshift = [.. Enumerable.Range(0, entries.Count).OrderBy(i => entries[i].Redshift)];
        double widestError = entries.Count == 0 ? 0 : entries.Max(e => e.RedshiftError);
        for (int first = 0; first < byRedshift.Length; first++)
        {
            SkyEntry a = entries[byRedshift[first]];
            for (int second = first + 1; second < byRedshift.Length; second++)
            {
                SkyEntry b = entries[byRedshift[second]];
                double difference = b.Redshift - a.Redshift;
                if (difference > Tolerance(a, widestError))
                    break;
                if (difference > Tolerance(a, b.RedshiftError) || !TraceTogether(a, b))
                    continue;
                parent[Root(byRedshift[first])] = Root(byRedshift[second]);
            }
        }

        return Numbered();

        double Tolerance(SkyEntry a, double otherError) =>
            (redshiftTolerance * (1 + a.Redshift)) + (3 * Math.Sqrt((a.RedshiftError * a.RedshiftError) + (otherError * otherError)));

        bool TraceTogether(SkyEntry a, SkyEntry b)
        {
            double z = (a.Redshift + b.Redshift) / 2;
            if (!fields.TryGetValue(z, out LensField? field))
                fields[z] = field = model.FieldFor(z);
            (double ax, double ay) = field.SourceOf(a.X, a.Y);
            (double bx, double by) = field.SourceOf(b.X, b.Y);
            return ((ax - bx) * (ax - bx)) + ((ay - by) * (ay - by)) <= toleranceArcsec * toleranceArcsec;
        }

        int Root(int i)
        {
            while (parent[i] != i)
                i = parent[i] = parent[parent[i]];
            return i;
        }

        int[] Numbered()
        {
            int[] size = new int[parent.Length], number = new int[parent.Length], result = new int[parent.Length];
            for (int i = 0; i < parent.Length; i++)
                size[Root(i)]++;
            number.AsSpan().Fill(-1);
            int next = 0;
            for (int i = 0; i < parent.Length; i++)
            {
                int root = Root(i);
                if (size[root] > 1 && number[root] < 0)
                    number[root] = next++;
                result[i] = number[root];
            }

            return result;
        }
    }
}
