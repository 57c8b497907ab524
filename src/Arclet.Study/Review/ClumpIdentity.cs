using System.Globalization;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Gives detections the ids of the clumps that they were before: the closest pair first, each id once; the others get new serials.</summary>
public static class ClumpIdentity
{
    /// <summary>Returns, for every position, the place in the register of the clump that it is; -1 for a new one.</summary>
    /// <param name="known">The register's clumps of one galaxy.</param>
    /// <param name="positions">The positions of a new detection.</param>
    /// <param name="radiusArcsec">How far a clump may have moved: the PSF's FWHM.</param>
    public static int[] Match(IReadOnlyList<RegisteredClump> known, IReadOnlyList<SkyPosition> positions, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(positions);
        var pairs = new List<(double Separation, int Position, int Known)>();
        for (int k = 0; k < known.Count; k++)
        {
            var at = new SkyPosition(known[k].RaDegrees, known[k].DecDegrees);
            for (int p = 0; p < positions.Count; p++)
            {
                double separation = at.SeparationArcsec(positions[p]);
                if (separation <= radiusArcsec)
                    pairs.Add((separation, p, k));
            }
        }

        pairs.Sort();
        int[] matches = new int[positions.Count];
        Array.Fill(matches, -1);
        var taken = new bool[known.Count];
        foreach ((_, int position, int clump) in pairs)
        {
            if (matches[position] >= 0 || taken[clump])
                continue;
            (matches[position], taken[clump]) = (clump, true);
        }

        return matches;
    }

    /// <summary>The serial of a clump's id; 0 for an id of another form.</summary>
    public static int SerialOf(string galaxyId, string clumpId)
    {
        ArgumentNullException.ThrowIfNull(galaxyId);
        ArgumentNullException.ThrowIfNull(clumpId);
        return clumpId.StartsWith(galaxyId + "-", StringComparison.Ordinal) && int.TryParse(clumpId.AsSpan(galaxyId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int serial) ? serial : 0;
    }
}
