using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Psf;

/// <summary>Objects near an object, by cells as large as the radius that is searched.</summary>
internal sealed class NeighbourSearch
{
    private readonly Dictionary<(int, int), List<DetectedObject>> cells = [];
    private readonly double radius;

    public NeighbourSearch(IEnumerable<DetectedObject> objects, double radiusPixels)
    {
        radius = Math.Max(radiusPixels, 1);
        foreach (DetectedObject o in objects)
        {
            if (!cells.TryGetValue(Cell(o), out List<DetectedObject>? cell))
                cells[Cell(o)] = cell = [];
            cell.Add(o);
        }
    }

    /// <summary>The brightest other object within the radius whose flux is above the limit; null for none.</summary>
    public DetectedObject? BrighterThan(DetectedObject star, double flux)
    {
        (int cx, int cy) = Cell(star);
        DetectedObject? found = null;
        for (int y = cy - 1; y <= cy + 1; y++)
        {
            for (int x = cx - 1; x <= cx + 1; x++)
            {
                foreach (DetectedObject o in cells.GetValueOrDefault((x, y)) ?? [])
                {
                    double d2 = Math.Pow(o.X - star.X, 2) + Math.Pow(o.Y - star.Y, 2);
                    if (o.Id != star.Id && d2 <= radius * radius && o.Flux > flux && !(o.Flux <= found?.Flux))
                        found = o;
                }
            }
        }

        return found;
    }

    private (int X, int Y) Cell(DetectedObject o) => ((int)Math.Floor(o.X / radius), (int)Math.Floor(o.Y / radius));
}
