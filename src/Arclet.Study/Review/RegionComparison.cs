using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Compares the regions of a file with the state that it was written from.</summary>
internal sealed class RegionComparison
{
    private readonly string source;

    private readonly RegionSettings settings;

    private readonly string who;

    private readonly DateTimeOffset when;

    private readonly Dictionary<string, ReviewedGalaxy> galaxies;

    /// <summary>The clumps of the state, the removed ones too.</summary>
    private readonly Dictionary<string, (Clump Clump, string? MergedInto, bool IsPresent, ReviewedGalaxy Galaxy)> clumps = [];

    private readonly List<ClumpEdit> edits = [];

    public RegionComparison(string source, IReadOnlyList<ReviewedGalaxy> bases, string who, DateTimeOffset when, RegionSettings settings)
    {
        (this.source, this.who, this.when, this.settings) = (source, who, when, settings);
        galaxies = bases.ToDictionary(b => b.Galaxy.Id);
        foreach (ReviewedGalaxy galaxy in bases)
        {
            foreach (Clump clump in galaxy.Review.Clumps)
                clumps[clump.Id] = (clump, null, true, galaxy);
            foreach (RemovedClump removed in galaxy.Review.Removed)
                clumps[removed.Clump.Id] = (removed.Clump, removed.MergedInto, false, galaxy);
        }
    }

    public IReadOnlyList<ClumpEdit> Compare(IReadOnlyList<Region> regions)
    {
        var named = new Dictionary<string, SkyPosition>();
        var unnamed = new List<(Region Region, SkyPosition Position, int Number)>();
        var shown = new HashSet<string>();
        var places = new List<(SkyPosition Position, string Galaxy)>();
        HashSet<string> mergedNow = [.. regions.Where(r => r.Shape != RegionShape.Text).SelectMany(r => Parts(r).Skip(1))];
        for (int i = 0; i < regions.Count; i++)
        {
            Region region = regions[i];
            int number = i + 1;
            if (region.Frame != RegionFrame.Icrs)
                throw Wrong(number, region, $"it is in {region.Frame} coordinates, expected icrs: save the regions so in DS9");
            if (region.Shape == RegionShape.Polygon)
                throw Wrong(number, region, "a polygon marks no clump, expected a circle, a point, or a galaxy's text");
            var at = new SkyPosition(region.Coordinates[0], region.Coordinates[1]);
            string text = region.Text?.Trim() ?? "";
            if (region.Shape == RegionShape.Text)
            {
                if (!galaxies.TryGetValue(text, out ReviewedGalaxy? galaxy))
                    throw Wrong(number, region, "its text is no galaxy of the study, expected a galaxy's id");
                shown.Add(text);
                places.Add((at, text));
                Label(galaxy, region, number);
                continue;
            }

            string[] parts = Parts(region);
            if (parts.Length == 0 || !clumps.TryGetValue(parts[0], out var known))
            {
                if (parts.Length > 1)
                    throw Wrong(number, region, $"'{parts[0]}' is no clump of the state that the file was written from, expected an id before +");
                unnamed.Add((region, at, number));
                continue;
            }

            if (!named.TryAdd(parts[0], at))
                throw Wrong(number, region, $"clump {parts[0]} is in the file twice, expected a new region's text to be empty");
            shown.Add(known.Galaxy.Galaxy.Id);
            places.Add((at, known.Galaxy.Galaxy.Id));

            // The circle of a clump that another one takes up may still be there.
            if (!mergedNow.Contains(parts[0]))
                Known(known, region, at);
            foreach (string merged in parts.Skip(1))
                Merge(merged, known.Clump, at, number, region);
        }

        foreach ((Region region, SkyPosition at, int number) in unnamed)
            Add(region, at, number, places);
        Deleted(named, shown);
        return edits;
    }

    private static string[] Parts(Region region) => (region.Text ?? "").Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Label(ReviewedGalaxy galaxy, Region region, int number)
    {
        GalaxyRejection? wanted = region.IsExcluded ? GalaxyRejection.Other : ReviewRegions.Rejection(region.Color, p => Wrong(number, region, p));
        if (wanted != galaxy.Review.Rejection)
            edits.Add(Edit(wanted is null ? EditKind.RestoreGalaxy : EditKind.RejectGalaxy, galaxy) with { Reason = wanted });
    }

    private void Known((Clump Clump, string? MergedInto, bool IsPresent, ReviewedGalaxy Galaxy) known, Region region, SkyPosition at)
    {
        bool isRemoved = ReviewRegions.IsRemoved(region);
        if (isRemoved)
        {
            if (known.IsPresent)
                edits.Add(OfClump(EditKind.Remove, known.Galaxy, known.Clump));
            return;
        }

        if (!known.IsPresent)
            edits.Add(OfClump(EditKind.Restore, known.Galaxy, known.Clump));
        if (at.SeparationArcsec(Position(known.Clump)) > settings.MovedAboveArcsec)
            edits.Add(OfClump(EditKind.Move, known.Galaxy, known.Clump) with { TargetRaDegrees = at.RaDegrees, TargetDecDegrees = at.DecDegrees });
    }

    private void Merge(string id, Clump target, SkyPosition at, int number, Region region)
    {
        if (!clumps.TryGetValue(id, out var merged) || merged.Clump.GalaxyId != target.GalaxyId)
            throw Wrong(number, region, $"'{id}' is no clump of galaxy {target.GalaxyId}, expected one to merge into {target.Id}");
        if (merged.IsPresent || merged.MergedInto != target.Id)
            edits.Add(OfClump(EditKind.Merge, merged.Galaxy, merged.Clump) with { TargetId = target.Id, TargetRaDegrees = at.RaDegrees, TargetDecDegrees = at.DecDegrees });
        clumps[id] = merged with { IsPresent = false };
    }

    private void Add(Region region, SkyPosition at, int number, List<(SkyPosition Position, string Galaxy)> places)
    {
        string? galaxy = region.Text is { } text && galaxies.ContainsKey(text.Trim()) ? text.Trim() : null;
        if (galaxy is null && places.Count > 0)
        {
            (SkyPosition nearest, string id) = places.MinBy(p => p.Position.SeparationArcsec(at));
            galaxy = nearest.SeparationArcsec(at) <= settings.LargestDistanceArcsec ? id : null;
        }

        if (galaxy is null)
            throw Wrong(number, region, $"no galaxy of the file is within {settings.LargestDistanceArcsec} arcsec, expected the galaxy's id as its text");
        edits.Add(Edit(EditKind.Add, galaxies[galaxy]) with { RaDegrees = at.RaDegrees, DecDegrees = at.DecDegrees });
    }

    /// <summary>A clump without a region was deleted, in galaxies of which the file shows anything.</summary>
    private void Deleted(Dictionary<string, SkyPosition> named, HashSet<string> shown)
    {
        foreach ((Clump clump, _, bool isPresent, ReviewedGalaxy galaxy) in clumps.Values)
        {
            if (isPresent && shown.Contains(galaxy.Galaxy.Id) && !named.ContainsKey(clump.Id))
                edits.Add(OfClump(EditKind.Remove, galaxy, clump));
        }
    }

    private ClumpEdit Edit(EditKind kind, ReviewedGalaxy galaxy) => new() { Who = who, When = when, Kind = kind, GalaxyId = galaxy.Galaxy.Id, Detection = galaxy.Review.Detection, Why = $"regions of {Path.GetFileName(source)}" };

    private ClumpEdit OfClump(EditKind kind, ReviewedGalaxy galaxy, Clump clump) => Edit(kind, galaxy) with { ClumpId = clump.Id, RaDegrees = clump.RaDegrees, DecDegrees = clump.DecDegrees };

    private static SkyPosition Position(Clump clump) => new(clump.RaDegrees, clump.DecDegrees);

    private InputException Wrong(int number, Region region, string problem) => InputException.InFile(source, $"region {number} ({region.Shape}{(region.Text is { } text ? $" '{text}'" : "")}): {problem}");
}
