using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of a review.</summary>
public static class ReviewTables
{
    /// <summary>A row for each galaxy: what the review made of it.</summary>
    public static Table Summary(ReviewResult review, int detectedCount)
    {
        ArgumentNullException.ThrowIfNull(review);
        var table = new Table("review") { Name = "REVIEW", Description = "The review of each galaxy" };
        table.Add("galaxy", [review.GalaxyId], "The galaxy");
        table.Add("n_detected", [(long)detectedCount], null, "Detected clumps");
        table.Add("n_clumps", [(long)review.Clumps.Count], null, "Clumps after the review, also where the galaxy is rejected");
        table.Add("rejection", [review.Rejection is { } reason ? EditWords.Of(reason) : ""], "Why the galaxy is rejected; empty if it is not");
        table.Add("n_inspectors", [(long)review.InspectorCount], null, "People whose edits or voices counted");
        table.Add("n_edits", [(long)review.Outcomes.Count], null, "Edits");
        table.Add("n_unmatched", [(long)review.UnmatchedCount], null, "Edits that match no clump of this detection: look at them");
        return table;
    }

    /// <summary>What became of every edit.</summary>
    public static Table Outcomes(ReviewResult review)
    {
        ArgumentNullException.ThrowIfNull(review);
        Table table = EditTable.Of([.. review.Outcomes.Select(o => o.Edit)]);
        table.Name = "EDITS";
        table.Description = "Every edit and what became of it";
        table.Add("effect", [.. review.Outcomes.Select(o => SettingName.Of(o.Effect.ToString()))], "What became of it");
        table.Add("acts_on", [.. review.Outcomes.Select(o => o.ClumpId ?? "")], "The clump that it acts on; empty for none");
        table.Add("separation_arcsec", [.. review.Outcomes.Select(o => o.SeparationArcsec)], "arcsec", "How far that clump is from where the edit was made");
        return table;
    }

    /// <summary>What was taken out.</summary>
    public static Table Removed(ReviewResult review)
    {
        ArgumentNullException.ThrowIfNull(review);
        Table table = DetectionTables.Clumps([.. review.Removed.Select(r => r.Clump)]);
        table.Name = "REMOVED";
        table.Description = "Clumps that the review took out";
        table.Add("merged_into", [.. review.Removed.Select(r => r.MergedInto ?? "")], "The clump that took it up; empty where it was removed");
        return table;
    }
}
