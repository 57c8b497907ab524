namespace Arclet.Simulation;

/// <summary>A piece of the coarse pixels with the light of one galaxy, member or star, and its connected parts above a threshold.</summary>
internal sealed class ObjectStamp(int x0, int y0, int width, int height)
{
    public int X0 => x0;

    public int Y0 => y0;

    public int Width => width;

    public int Height => height;

    /// <summary>The light, row by row.</summary>
    public float[] Light { get; private set; } = new float[width * height];

    /// <summary>Convolves what is there.</summary>
    public void Convolve(GaussianMixturePsf psf) => Light = MixtureConvolution.Convolve(Light, width, height, psf);

    /// <summary>Adds Gaussians given in the coarse pixels of the field.</summary>
    public void Add(IEnumerable<GaussianComponent> components, double floor)
    {
        var renderer = new GaussianRenderer(width, height, components.Select(c => c with { X = c.X - x0, Y = c.Y - y0 }), floor);
        for (int b = 0; b < renderer.BandCount; b++)
        {
            (int first, int count) = renderer.Rows(b);
            var rows = new double[count * width];
            renderer.AddBand(b, rows);
            for (int i = 0; i < rows.Length; i++)
                Light[(first * width) + i] += (float)rows[i];
        }
    }

    /// <summary>The connected parts (by sides and corners) of at least so many pixels above the threshold; pixels by their place in the stamp.</summary>
    public List<int[]> Parts(double threshold, int fewest)
    {
        var seen = new bool[Light.Length];
        var parts = new List<int[]>();
        var stack = new Stack<int>();
        for (int start = 0; start < Light.Length; start++)
        {
            if (seen[start] || Light[start] <= threshold)
                continue;
            var part = new List<int>();
            seen[start] = true;
            stack.Push(start);
            while (stack.TryPop(out int p))
            {
                part.Add(p);
                int x = p % width, y = p / width;
                for (int ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                {
                    for (int nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                    {
                        int n = (ny * width) + nx;
                        if (!seen[n] && Light[n] > threshold)
                        {
                            seen[n] = true;
                            stack.Push(n);
                        }
                    }
                }
            }

            if (part.Count >= fewest)
                parts.Add([.. part]);
        }

        return parts;
    }
}
