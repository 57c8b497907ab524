using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Finds the positions of a list that are within a radius of another position: a hash of cells on the unit sphere, so that it is right at
/// the poles and across right ascension 0, and each question costs the few positions of 27 cells, not the whole list.
/// </summary>
public sealed class SkyIndex
{
    // A chord's own rounding, for radii of milliarcseconds.
    private const double Slack = 1e-14;

    private readonly SkyPosition[] positions;
    private readonly double[] vectors;
    private readonly Dictionary<(int X, int Y, int Z), List<int>> cells = [];
    private readonly double cellSize;

    /// <summary>An index of positions.</summary>
    /// <param name="positions">The positions; one that is not finite is found by nobody.</param>
    /// <param name="radiusArcsec">The largest radius that will be asked for, arcsec, above 0 and at most 3 600 x 45.</param>
    public SkyIndex(IEnumerable<SkyPosition> positions, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (!(radiusArcsec > 0 && radiusArcsec <= 3600 * 45))
            throw new ArgumentOutOfRangeException(nameof(radiusArcsec), radiusArcsec, "a radius is above 0 and at most 45 degrees");
        this.positions = [.. positions];
        RadiusArcsec = radiusArcsec;

        // Cells below a milliarcsecond would overflow the hash's integers.
        cellSize = Math.Max(Chord(radiusArcsec), 5e-9) + Slack;
        vectors = new double[3 * this.positions.Length];
        for (int i = 0; i < this.positions.Length; i++)
        {
            (double x, double y, double z) = Vector(this.positions[i]);
            (vectors[3 * i], vectors[(3 * i) + 1], vectors[(3 * i) + 2]) = (x, y, z);
            if (!double.IsFinite(x + y + z))
                continue;
            (int, int, int) cell = Cell(x, y, z);
            if (!cells.TryGetValue(cell, out List<int>? members))
                cells[cell] = members = [];
            members.Add(i);
        }
    }

    /// <summary>The largest radius that may be asked for, arcsec.</summary>
    public double RadiusArcsec { get; }

    /// <summary>The positions within a radius, nearest first (of equally near ones the first in the list), with their separations in arcsec.</summary>
    public IReadOnlyList<(int Index, double SeparationArcsec)> Within(SkyPosition position, double radiusArcsec)
    {
        if (!(radiusArcsec <= RadiusArcsec))
            throw new ArgumentOutOfRangeException(nameof(radiusArcsec), radiusArcsec, $"the index was made for radii up to {RadiusArcsec} arcsec");
        (double x, double y, double z) = Vector(position);
        var found = new List<(int Index, double SeparationArcsec)>();
        if (!double.IsFinite(x + y + z))
            return found;
        (int cx, int cy, int cz) = Cell(x, y, z);
        double chord = Chord(radiusArcsec) + Slack, square = chord * chord;
        for (int dx = -1; dx <= 1; dx++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                for (int dz = -1; dz <= 1; dz++)
                {
                    if (!cells.TryGetValue((cx + dx, cy + dy, cz + dz), out List<int>? members))
                        continue;
                    foreach (int i in members)
                    {
                        double ux = vectors[3 * i] - x, uy = vectors[(3 * i) + 1] - y, uz = vectors[(3 * i) + 2] - z;
                        if ((ux * ux) + (uy * uy) + (uz * uz) <= square && positions[i].SeparationArcsec(position) is var r && r <= radiusArcsec)
                            found.Add((i, r));
                    }
                }
            }
        }

        found.Sort((a, b) => a.SeparationArcsec != b.SeparationArcsec ? a.SeparationArcsec.CompareTo(b.SeparationArcsec) : a.Index.CompareTo(b.Index));
        return found;
    }

    /// <summary>The nearest position within a radius; <see langword="null"/> where there is none.</summary>
    public (int Index, double SeparationArcsec)? Nearest(SkyPosition position, double radiusArcsec) =>
        Within(position, radiusArcsec) is [var first, ..] ? first : null;

    private static double Chord(double arcsec) => 2 * Math.Sin(0.5 * arcsec / PhysicalConstants.ArcsecPerRadian);

    private static (double X, double Y, double Z) Vector(SkyPosition p)
    {
        (double sinRa, double cosRa) = Math.SinCos(p.RaDegrees / PhysicalConstants.DegreesPerRadian);
        (double sinDec, double cosDec) = Math.SinCos(p.DecDegrees / PhysicalConstants.DegreesPerRadian);
        return (cosDec * cosRa, cosDec * sinRa, sinDec);
    }

    private (int X, int Y, int Z) Cell(double x, double y, double z) => ((int)Math.Floor(x / cellSize), (int)Math.Floor(y / cellSize), (int)Math.Floor(z / cellSize));
}
