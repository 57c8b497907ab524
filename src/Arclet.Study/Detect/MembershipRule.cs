using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Decides whether a detection belongs to a galaxy (section 3.3 of the paper): by the user's region where there is one, otherwise by the segment that it is in and
/// that segment's redshift.
/// </summary>
internal sealed class MembershipRule(Galaxy galaxy, CutoutBand band, IReadOnlyDictionary<int, SegmentOwner> owners, IReadOnlyList<Region>? regions, DetectSettings settings)
{
    private readonly HashSet<int> own = [.. galaxy.Segments];
    private readonly Region[]? image = regions is null ? null : [.. regions.Select(r => r.ToImage(band.Wcs))];

    /// <summary>The decision, and the segment that it rests on (0 for none).</summary>
    public (Membership Membership, int Segment) Judge(double x, double y)
    {
        int segment = band.SegmentAt(x, y);
        if (image is not null)
        {
            // As in DS9, a region with a minus sign takes away from the others.
            bool inside = Array.Exists(image, r => !r.IsExcluded && r.Contains(x, y)) && !Array.Exists(image, r => r.IsExcluded && r.Contains(x, y));
            return (inside ? Membership.InRegion : Membership.OutsideRegion, segment);
        }

        if ((band.Flags & CutoutFlags.NoSegmentation) != CutoutFlags.None)
            return (Membership.NoSegmentation, segment);
        if (segment != 0)
            return (Of(segment), segment);
        segment = Nearest(x, y);
        return segment == 0 ? (Membership.OutsideSegments, 0) : (Of(segment) == Membership.OwnSegment ? Membership.NearOwnSegment : Of(segment), segment);
    }

    /// <summary>Whether a decision makes a detection a clump of the galaxy.</summary>
    public static bool IsMember(Membership membership) => membership <= Membership.NoSegmentation;

    private Membership Of(int segment)
    {
        if (own.Contains(segment))
            return Membership.OwnSegment;
        if (!owners.TryGetValue(segment, out SegmentOwner owner) || !double.IsFinite(owner.Redshift))
            return Membership.UnknownRedshift;
        if (owner.GalaxyId is not null)
            return Membership.OtherGalaxy;
        return settings.AdoptSameRedshift && RedshiftAgreement.Agree(galaxy.Redshift, RedshiftAgreement.HalfWidth(galaxy), owner.Redshift, owner.RedshiftHalfWidth, settings.RedshiftTolerance)
            ? Membership.SameRedshift
            : Membership.OtherRedshift;
    }

    /// <summary>The segment of the nearest pixel that has one, within the gap.</summary>
    private int Nearest(double x, double y)
    {
        double gap = settings.SegmentGapArcsec / band.Wcs.PixelScaleArcsec, best = gap * gap;
        int found = 0, reach = (int)Math.Ceiling(gap);
        for (int dy = -reach; dy <= reach; dy++)
        {
            for (int dx = -reach; dx <= reach; dx++)
            {
                double px = Math.Round(x) + dx, py = Math.Round(y) + dy, r2 = ((px - x) * (px - x)) + ((py - y) * (py - y));
                int segment = r2 <= best ? band.SegmentAt(px, py) : 0;

                // Of equally near pixels the galaxy's own decides.
                if (segment != 0 && (r2 < best || found == 0 || own.Contains(segment)))
                    (found, best) = (segment, r2);
            }
        }

        return found;
    }
}
