using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// The review: people's edits on the detection. Units are galaxies. Tables CLUMPS (the final clumps, none for a rejected galaxy), REJECTED (the clumps of a
/// rejected galaxy), REVIEW, EDITS and REMOVED. Clumps get the ids here that they had in earlier detections.
/// </summary>
public sealed class ReviewStage : IStage
{
    /// <inheritdoc/>
    public string Name => "review";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => ["select", "psf", "detect"];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(ReviewSettings)];

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ILookup<string, ClumpEdit> edits = EditsOf(context.Folder).ToLookup(e => e.GalaxyId);
        DetectSettings detect = context.Settings.Get<DetectSettings>();
        return [.. SelectStage.PerGalaxy(context, galaxy =>
            [UnitInput.OfUnit("detect", galaxy.Id), UnitInput.OfUnit("psf", detect.ReferenceFilterOf(galaxy)), UnitInput.OfText("edits", TextOf([.. edits[galaxy.Id]]))])
            .Select(u => u with { Item = new Replay((Galaxy)u.Item!, edits[u.Id].Select(e => e.Sequence).DefaultIfEmpty(0).Max()) })];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    /// <summary>The galaxy as its detection and the edits up to a sequence make it.</summary>
    internal static (ReviewResult Review, int DetectedCount) Apply(StudyContext context, Galaxy galaxy, EditStore store, double fwhmArcsec, long lastSequence = long.MaxValue)
    {
        UnitResult detection = context.Stage("detect").Find(galaxy.Id) ?? throw new InputException($"galaxy {galaxy.Id} has no detection");
        IReadOnlyList<Clump> detected = UpstreamResults.Clumps(context, "detect", galaxy.Id);
        ReviewSettings settings = context.Settings.Get<ReviewSettings>();
        double radius = settings.MatchRadiusFwhm * fwhmArcsec;
        IReadOnlyList<string> ids = store.Identify(galaxy.Id, detection.Content, [.. detected.Select(c => new SkyPosition(c.RaDegrees, c.DecDegrees))], radius);
        Clump[] named = [.. detected.Zip(ids, (clump, id) => clump with { Id = id })];
        ClumpEdit[] edits = [.. store.Edits(galaxy.Id).Where(e => e.Sequence <= lastSequence)];
        ReviewResult review = ClumpReview.Apply(galaxy.Id, detection.Content, named, edits, radius, settings);
        string filter = context.Settings.Get<DetectSettings>().ReferenceFilterOf(galaxy);

        // A galaxy without any detection has no filter to copy to its added clumps.
        return (review with { Clumps = [.. review.Clumps.Select(c => c.ReferenceFilter.Length > 0 ? c : c with { ReferenceFilter = filter })] }, named.Length);
    }

    /// <summary>The FWHM of a galaxy's reference filter's PSF.</summary>
    internal static double FwhmArcsec(StudyContext context, Galaxy galaxy)
    {
        string filter = context.Settings.Get<DetectSettings>().ReferenceFilterOf(galaxy);
        Table psf = (context.Stage("psf").Find(filter) ?? throw new InputException($"the filter {filter}, in which galaxy {galaxy.Id} was detected, has no PSF")).Table("PSF");
        return psf.Doubles("fwhm_arcsec")[0];
    }

    /// <summary>All edits; none before the first.</summary>
    internal static IReadOnlyList<ClumpEdit> EditsOf(StudyFolder folder)
    {
        if (!File.Exists(folder.Edits))
            return [];
        using EditStore store = EditStore.Open(folder.Edits);
        return store.Edits();
    }

    /// <summary>The edits as text, in their order. Their places in the table are left out: other galaxies' edits move them.</summary>
    private static string TextOf(IReadOnlyList<ClumpEdit> edits) => string.Join('\n', edits.Select(e => (e with { Sequence = 0 }).ToString()));

    /// <summary>A galaxy and the last of its edits that its unit's fingerprint is of: people may add others while it runs.</summary>
    private sealed record Replay(Galaxy Galaxy, long LastSequence);

    private sealed class Work(StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            (Galaxy galaxy, long last) = (Replay)unit.Item!;
            using EditStore store = EditStore.Open(context.Folder.Edits);
            (ReviewResult review, int detected) = Apply(context, galaxy, store, FwhmArcsec(context, galaxy), last);
            bool isRejected = review.Rejection is not null;
            Table clumps = DetectionTables.Clumps(isRejected ? [] : review.Clumps), rejected = DetectionTables.Clumps(isRejected ? review.Clumps : []);
            rejected.Name = "REJECTED";
            rejected.Description = "Clumps of galaxies that the review rejected";
            output.Write(clumps, rejected, ReviewTables.Summary(review, detected), ReviewTables.Outcomes(review), ReviewTables.Removed(review));
        }

        public void Dispose()
        {
            // Each unit opens the edits for itself.
        }
    }
}
