namespace Arclet.Figures;

/// <summary>Something drawn into a panel in data coordinates.</summary>
public abstract class Mark
{
    private protected Mark()
    {
    }

    /// <summary>Its name in the legend; null leaves it out.</summary>
    public RichText? Label { get; init; }

    /// <summary>Whether it needs a colour of the cycle.</summary>
    internal virtual bool TakesCycleColour => false;

    /// <summary>Adds what it shows to the automatic ranges of the axes.</summary>
    internal abstract void Extend(DataRange x, DataRange y);

    /// <summary>Draws it; the canvas is clipped to the panel.</summary>
    internal abstract void Draw(PlotArea area, Colour cycle);

    /// <summary>Draws its sample in a legend.</summary>
    internal virtual void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle)
    {
    }

    /// <summary>The places that a legend had better not cover.</summary>
    internal virtual IEnumerable<CanvasPoint> Obstacles(PlotArea area) => [];

    private protected static double[] Copy(IReadOnlyList<double> values, int count, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == count ? [.. values] : throw new ArgumentException($"{name} has {values.Count} values where {count} are expected.", name);
    }

    private protected static double[] Copy(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values];
    }

    private protected static IEnumerable<CanvasPoint> Places(PlotArea area, double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (area.TryPlace(x[i], y[i], out CanvasPoint p))
                yield return p;
        }
    }
}
