using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>
/// The objects of the photometric catalogue and the segmentation map, from the light that is truly there: an object is a connected part of the light of one galaxy (member,
/// star) above a threshold in the detection filter; a pixel belongs to the object that is brightest in it. Two images of a galaxy that run together are one object.
/// </summary>
internal sealed class ObjectFinder
{
    /// <summary>The PSF's wings beyond this do not matter at the threshold, pixels.</summary>
    private const double WidestCoreSigmaPixels = 6;

    private const int MarginPixels = 12;

    private readonly LensedFieldSettings settings;
    private readonly FieldGeometry geometry;
    private readonly ClusterLens cluster;
    private readonly IReadOnlyList<LensedGalaxy> galaxies;
    private readonly IReadOnlyList<FieldStar> stars;
    private readonly IReadOnlyList<double> memberRatios;
    private readonly LensedBand band;
    private readonly int bandIndex;
    private readonly GaussianMixturePsf core;
    private readonly double threshold;
    private readonly int width;
    private readonly int[] owner;
    private readonly float[] brightest;
    private readonly List<ObjectDraft> drafts = [];

    public ObjectFinder(
        LensedFieldSettings settings, FieldGeometry geometry, ClusterLens cluster, IReadOnlyList<LensedGalaxy> galaxies, IReadOnlyList<FieldStar> stars, IReadOnlyList<double> memberRatios)
    {
        (this.settings, this.geometry, this.cluster, this.galaxies, this.stars, this.memberRatios) = (settings, geometry, cluster, galaxies, stars, memberRatios);
        bandIndex = Enumerable.Range(0, settings.Bands.Count).FirstOrDefault(b => settings.Bands[b].FilterId == settings.Catalogue.DetectionFilter, -1);
        if (bandIndex < 0 || settings.Bands[bandIndex].PixelFactor != 2)
            throw new ArgumentException($"the detection filter {settings.Catalogue.DetectionFilter} is none of the bands on pixels of {LensedBand.CoarsePixelArcsec} arcsec");
        band = settings.Bands[bandIndex];
        GaussianMixturePsf psf = band.CreatePsf();
        int[] narrow = [.. Enumerable.Range(0, psf.Weights.Count).Where(i => psf.SigmaPixels[i] < WidestCoreSigmaPixels)];
        core = new GaussianMixturePsf([.. narrow.Select(i => psf.Weights[i])], [.. narrow.Select(i => psf.SigmaPixels[i])]);
        width = geometry.FinePixels / 2;
        threshold = settings.Catalogue.ThresholdInNoise * new MosaicNoise(band, settings.Seed, width, settings.NoiseCorrelationFwhmPixels).PixelNanojansky;
        owner = new int[width * width];
        brightest = new float[width * width];
    }

    /// <summary>The objects by id, and the map of ids.</summary>
    public IReadOnlyList<FieldObject> Find(out int[] segmentation)
    {
        AddGalaxies();
        for (int i = 0; i < cluster.Galaxies.Count; i++)
            AddMember(cluster.Galaxies[i]);
        foreach (FieldStar star in stars)
            AddStar(star);

        // A part whose pixels went to brighter neighbours is not an object of its own.
        var left = new int[drafts.Count];
        foreach (int o in owner)
        {
            if (o > 0)
                left[o - 1]++;
        }

        int[] kept = [.. Enumerable.Range(0, drafts.Count).Where(i => left[i] >= settings.Catalogue.FewestPixels / 2).OrderBy(i => drafts[i].PixelY).ThenBy(i => drafts[i].PixelX)];
        var id = new int[drafts.Count];
        for (int i = 0; i < kept.Length; i++)
            id[kept[i]] = i + 1;
        segmentation = [.. owner.Select(o => o == 0 ? 0 : id[o - 1])];
        return [.. kept.Select((d, i) => Finished(drafts[d], i + 1, left[d]))];
    }

    private void AddGalaxies()
    {
        int first = 0;
        foreach (LensedGalaxy galaxy in galaxies)
        {
            (SourceClump Clump, LensedClumpImage Image)[] images = [.. galaxy.Clumps.SelectMany(c => c.Images.Select(i => (c.Source, i)))];
            int before = drafts.Count;
            foreach ((int X, int Y, float[] Pixels)[] group in Groups(galaxy.Disc))
                AddGroup(galaxy, group, images);
            for (int i = 0; i < images.Length && drafts.Count > before; i++)
            {
                (double x, double y) = ToCoarse(images[i].Image.X, images[i].Image.Y);
                ObjectDraft nearest = drafts.Skip(before).MinBy(d => d.Distance(x, y))!;
                nearest.Clumps.Add((first + i, images[i].Clump, images[i].Image.Magnification));
            }

            first += images.Length;
        }
    }

    /// <summary>The parts of one connected group of tiles with light of the disc.</summary>
    private void AddGroup(LensedGalaxy galaxy, (int X, int Y, float[] Pixels)[] group, (SourceClump Clump, LensedClumpImage Image)[] images)
    {
        const int side = SparseLight.Side / 2;
        int x0 = (group.Min(t => t.X) * side) - MarginPixels, y0 = (group.Min(t => t.Y) * side) - MarginPixels;
        var stamp = new ObjectStamp(x0, y0, ((group.Max(t => t.X) + 1) * side) + MarginPixels - x0, ((group.Max(t => t.Y) + 1) * side) + MarginPixels - y0);
        float flux = (float)galaxy.Source.Disc.FluxesNanojansky[bandIndex];
        foreach ((int tx, int ty, float[] pixels) in group)
        {
            for (int i = 0; i < pixels.Length; i++)
            {
                int x = ((tx * SparseLight.Side) + (i % SparseLight.Side)) / 2, y = ((ty * SparseLight.Side) + (i / SparseLight.Side)) / 2;
                stamp.Light[((y - y0) * stamp.Width) + x - x0] += flux * pixels[i];
            }
        }

        stamp.Convolve(core);
        var components = new List<GaussianComponent>();
        foreach ((SourceClump clump, LensedClumpImage image) in images)
        {
            (double x, double y) = ToCoarse(image.X, image.Y);
            if (x > x0 && y > y0 && x < x0 + stamp.Width && y < y0 + stamp.Height)
                ClumpRendering.Add(image, clump.Light.FluxesNanojansky[bandIndex], geometry, band, core, components);
        }

        int before = drafts.Count;
        Paint(stamp, components, FieldObjectKind.Galaxy, galaxy, []);
        if (drafts.Count == before)
            return;

        // The disc's light goes to the nearest part.
        foreach ((int tx, int ty, float[] pixels) in group)
            drafts.Skip(before).MinBy(d => d.Distance((tx + 0.5) * side, (ty + 0.5) * side))!.DiscMagnification += pixels.Sum(p => (double)p);
    }

    private void AddMember(ClusterGalaxy member)
    {
        double[] fluxes = [.. memberRatios.Select(r => r * AbMagnitude.ToNanojansky(member.Magnitude))];
        // The light between the members belongs to no object.
        IEnumerable<GaussianComponent> profile = ClusterLight.Profile(settings.Cluster, member with { IsBrightest = false }, geometry)
            .Select(c => FieldGeometry.Binned(c with { Flux = c.Flux * memberRatios[bandIndex] }, 2));
        AddCompact(member.X, member.Y, 10 * member.HalfLightRadiusArcsec, profile, FieldObjectKind.Member, fluxes);
    }

    private void AddStar(FieldStar star)
    {
        (double x, double y) = ToCoarse(star.X, star.Y);
        AddCompact(star.X, star.Y, 2, [new GaussianComponent(x, y, star.FluxesNanojansky[bandIndex], 0, 0, 0)], FieldObjectKind.Star, star.FluxesNanojansky);
    }

    private void AddCompact(double frameX, double frameY, double reachArcsec, IEnumerable<GaussianComponent> profile, FieldObjectKind kind, IReadOnlyList<double> fluxes)
    {
        if (!geometry.Contains(frameX, frameY))
            return;
        (double x, double y) = ToCoarse(frameX, frameY);
        int half = (int)Math.Ceiling(reachArcsec / LensedBand.CoarsePixelArcsec);
        var stamp = new ObjectStamp((int)x - half, (int)y - half, (2 * half) + 1, (2 * half) + 1);
        var components = new List<GaussianComponent>();
        foreach (GaussianComponent c in profile)
            core.AddConvolved(c, components);
        Paint(stamp, components, kind, null, fluxes);
    }

    /// <summary>Adds the Gaussians to the stamp, and its parts above the threshold to the objects and to the map.</summary>
    private void Paint(ObjectStamp stamp, List<GaussianComponent> components, FieldObjectKind kind, LensedGalaxy? galaxy, IReadOnlyList<double> fluxes)
    {
        stamp.Add(components, 1e-3 * threshold);
        foreach (int[] part in stamp.Parts(threshold, settings.Catalogue.FewestPixels))
        {
            drafts.Add(ObjectDraft.Of(stamp, part, kind, galaxy, fluxes));
            foreach (int p in part)
            {
                int x = stamp.X0 + (p % stamp.Width), y = stamp.Y0 + (p / stamp.Width);
                if (x < 0 || y < 0 || x >= width || y >= width || stamp.Light[p] <= brightest[(y * width) + x])
                    continue;
                brightest[(y * width) + x] = stamp.Light[p];
                owner[(y * width) + x] = drafts.Count;
            }
        }
    }

    private FieldObject Finished(ObjectDraft draft, int id, int pixels)
    {
        (double x, double y) = geometry.ToFrame((2 * draft.PixelX) + 0.5, (2 * draft.PixelY) + 0.5);
        var result = new FieldObject
        {
            Id = id,
            Kind = draft.Kind,
            Redshift = draft.Kind == FieldObjectKind.Member ? settings.Cluster.Redshift : 0,
            PixelX = draft.PixelX,
            PixelY = draft.PixelY,
            X = x,
            Y = y,
            PixelCount = pixels,
            HalfLightRadiusPixels = draft.HalfLightRadiusPixels,
            FluxesNanojansky = draft.Fluxes,
        };
        if (draft.Galaxy is not { } galaxy)
            return result;
        LensTerms terms = cluster.Model.FieldFor(galaxy.Source.Redshift).DeflectionAndHessianAt(x, y);
        double[] fluxes = [.. settings.Bands.Select((_, b) => (galaxy.Source.Disc.FluxesNanojansky[b] * draft.DiscMagnification)
            + draft.Clumps.Sum(c => c.Clump.Light.FluxesNanojansky[b] * c.Magnification))];
        double behind = galaxy.Source.Disc.FluxesNanojansky[bandIndex] + galaxy.Source.Clumps.Sum(c => c.Light.FluxesNanojansky[bandIndex]);
        return result with
        {
            Source = galaxy.Source.Number,
            Redshift = galaxy.Source.Redshift,
            MuCentroid = Math.Abs(terms.Mu),
            DiscMagnification = draft.DiscMagnification,
            TotalMagnification = fluxes[bandIndex] / behind,
            ClumpImages = [.. draft.Clumps.Select(c => c.Place)],
            FluxesNanojansky = fluxes,
        };
    }

    private (double X, double Y) ToCoarse(double frameX, double frameY)
    {
        (double x, double y) = geometry.ToPixel(frameX, frameY);
        return (((x + 0.5) / 2) - 0.5, ((y + 0.5) / 2) - 0.5);
    }

    /// <summary>The tiles in groups that hang together by sides or corners.</summary>
    private static IEnumerable<(int X, int Y, float[] Pixels)[]> Groups(SparseLight light)
    {
        var left = light.Tiles.ToDictionary(t => (t.X, t.Y));
        foreach ((int X, int Y, float[] Pixels) first in light.Tiles)
        {
            if (!left.Remove((first.X, first.Y)))
                continue;
            var group = new List<(int X, int Y, float[] Pixels)> { first };
            for (int i = 0; i < group.Count; i++)
            {
                for (int n = 0; n < 9; n++)
                {
                    (int, int) next = (group[i].X + (n % 3) - 1, group[i].Y + (n / 3) - 1);
                    if (left.Remove(next, out (int X, int Y, float[] Pixels) tile))
                        group.Add(tile);
                }
            }

            yield return [.. group];
        }
    }
}
