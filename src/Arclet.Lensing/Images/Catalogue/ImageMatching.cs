namespace Arclet.Lensing;

/// <summary>Joins observed positions with predicted images: from the closest pair on, each at most once.</summary>
internal static class ImageMatching
{
    /// <summary>Returns for every position the index of its image; null where none is left within the distance.</summary>
    public static int?[] Closest(IReadOnlyList<LensedImage> images, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double largestDistance)
    {
        var pairs = new List<(double Distance, int Position, int Image)>();
        for (int i = 0; i < x.Length; i++)
        {
            for (int p = 0; p < images.Count; p++)
            {
                double distance = images[p].DistanceArcsec(x[i], y[i]);
                if (distance <= largestDistance)
                    pairs.Add((distance, i, p));
            }
        }

        pairs.Sort();
        var partners = new int?[x.Length];
        var taken = new bool[images.Count];
        foreach ((_, int position, int image) in pairs)
        {
            if (partners[position] is not null || taken[image])
                continue;
            partners[position] = image;
            taken[image] = true;
        }

        return partners;
    }
}
