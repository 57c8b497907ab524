using System.Globalization;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Clumps as DS9 regions and back. Written are a circle for every clump (green: detected, cyan: added, red: removed) with its id as text, and the
/// galaxy's id as a text at its place. A file that somebody changed in DS9 is compared with the state that it was written from, which its tags name.
/// </summary>
/// <remarks>
/// A person adds a circle or point, moves one, deletes one or colours it red (removed), colours a red one green (restored), writes <c>a+b</c> into the text
/// of a (b is merged into a), or colours a galaxy's text: red for an interloper, magenta for an AGN, yellow for contamination, white for a galaxy to keep.
/// </remarks>
public static class ReviewRegions
{
    private const string SequenceTag = "edits ";

    private const string Detected = "green", Added = "cyan", Removed = "red", Kept = "white";

    private static readonly (string Color, GalaxyRejection Reason)[] Rejections =
        [("red", GalaxyRejection.Interloper), ("magenta", GalaxyRejection.Agn), ("yellow", GalaxyRejection.Contamination), ("orange", GalaxyRejection.Other)];

    /// <summary>The regions of galaxies.</summary>
    public static IReadOnlyList<Region> Export(IEnumerable<ReviewedGalaxy> galaxies, RegionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(galaxies);
        settings ??= new();
        var regions = new List<Region>();
        foreach (ReviewedGalaxy g in galaxies)
        {
            string sequence = string.Create(CultureInfo.InvariantCulture, $"{SequenceTag}{g.LastSequence}");
            string color = g.Review.Rejection is { } reason ? Array.Find(Rejections, r => r.Reason == reason).Color : Kept;
            regions.Add(Region.Label(new SkyPosition(g.Galaxy.RaDegrees, g.Galaxy.DecDegrees), g.Galaxy.Id) with { Color = color, Tags = ["galaxy", sequence] });
            foreach (Clump clump in g.Review.Clumps)
                regions.Add(Circle(clump, clump.Origin == ClumpOrigin.Added ? Added : Detected, sequence));
            foreach (RemovedClump removed in g.Review.Removed)
                regions.Add(Circle(removed.Clump, Removed, sequence));
        }

        return regions;

        Region Circle(Clump clump, string color, string sequence) =>
            Region.Circle(new SkyPosition(clump.RaDegrees, clump.DecDegrees), settings.CircleRadiusArcsec) with { Text = clump.Id, Color = color, Tags = ["clump", sequence] };
    }

    /// <summary>The last edit of the state that a file was written from; 0 where none is named. Regions a person added have no tags.</summary>
    /// <exception cref="InputException">The file is put together of several.</exception>
    public static long ExportedSequence(IReadOnlyList<Region> regions, string source)
    {
        ArgumentNullException.ThrowIfNull(regions);
        long[] found =
        [
            .. regions.SelectMany(r => r.Tags).Where(t => t.StartsWith(SequenceTag, StringComparison.Ordinal))
                .Select(t => long.TryParse(t.AsSpan(SequenceTag.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : throw InputException.InFile(source, $"the tag '{t}' is damaged, expected '{SequenceTag}' and a number"))
                .Distinct(),
        ];
        return found.Length <= 1 ? found.FirstOrDefault() : throw InputException.InFile(source, $"the regions were written from {found.Length} different states, expected a file that was exported once: import each of them by itself");
    }

    /// <summary>What a person changed in a file of regions, as edits.</summary>
    /// <param name="regions">The file's regions.</param>
    /// <param name="source">What messages call the file.</param>
    /// <param name="bases">The galaxies in the state that the file was written from (<see cref="ExportedSequence"/>).</param>
    /// <param name="who">The person.</param>
    /// <param name="when">The time.</param>
    /// <param name="settings">What counts as a change; null for the defaults.</param>
    /// <exception cref="InputException">A region is not in the sky's ICRS, or cannot be understood.</exception>
    public static IReadOnlyList<ClumpEdit> Compare(IReadOnlyList<Region> regions, string source, IReadOnlyList<ReviewedGalaxy> bases, string who, DateTimeOffset when, RegionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(bases);
        return new RegionComparison(source, bases, who, when, settings ?? new()).Compare(regions);
    }

    /// <summary>The reason that a label's colour gives; null for a galaxy to keep.</summary>
    internal static GalaxyRejection? Rejection(string? color, Func<string, InputException> error) =>
        color is null or Kept or Detected ? null
        : Array.FindIndex(Rejections, r => r.Color == color) is >= 0 and var at ? Rejections[at].Reason
        : throw error($"its colour is {color}, expected white, red (interloper), magenta (AGN), yellow (contamination) or orange (other)");

    /// <summary>Whether a circle's colour says that the clump is none.</summary>
    internal static bool IsRemoved(Region region) => region.IsExcluded || region.Color == Removed;
}
