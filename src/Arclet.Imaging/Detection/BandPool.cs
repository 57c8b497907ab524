namespace Arclet.Imaging.Detection;

/// <summary>Bands to use again once no open region needs their pixels.</summary>
internal sealed class BandPool
{
    private readonly Stack<PixelBand> free = new();
    private readonly List<PixelBand> taken = [];

    public PixelBand Take()
    {
        PixelBand band = free.Count > 0 ? free.Pop() : new PixelBand();
        taken.Add(band);
        return band;
    }

    /// <summary>Takes back the bands that are no longer needed.</summary>
    public void Release()
    {
        for (int i = taken.Count - 1; i >= 0; i--)
        {
            if (taken[i].OpenRuns == 0)
            {
                free.Push(taken[i]);
                taken.RemoveAt(i);
            }
        }
    }
}
