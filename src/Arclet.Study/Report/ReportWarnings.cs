using System.Globalization;
using System.Numerics;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>What stands first in the report: what failed, what is flagged, what may not be published.</summary>
internal static class ReportWarnings
{
    /// <summary>The warnings of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="caution">What its populations must not be used for; null for nothing.</param>
    public static IReadOnlyList<ReportWarning> Of(StudyResults study, string? caution)
    {
        var warnings = new List<ReportWarning>();
        if (caution is not null)
            warnings.Add(new($"Masses, ages and rates rest on {caution}.", true));
        if (study.TruthFolder is not null)
            warnings.Add(new("The field is simulated: counts of objects have no meaning beside those of the paper."));
        foreach (StageStatus stage in study.Stages)
        {
            if (stage.Waiting is { } waiting)
                warnings.Add(new($"The stage {stage.Stage} waits: {waiting}.", true));
            Add(stage, UnitState.Failed, "failed");
            Add(stage, UnitState.Stale, "are of other settings or inputs than today's");
            Add(stage, UnitState.New, "have not run");
            Add(stage, UnitState.Waiting, "wait for units that failed");
        }

        AddLens(study, warnings);
        AddFlags(study, warnings);
        return warnings;

        void Add(StageStatus stage, UnitState state, string words)
        {
            UnitStatus[] units = [.. stage.Units.Where(u => u.State == state)];
            if (units.Length > 0)
                warnings.Add(new($"{units.Length} of {stage.Units.Count} units of the stage {stage.Stage} {words}.", state != UnitState.Waiting, [.. units.Select(u => u.Reason.Length > 0 ? $"{u.Unit.Id}: {u.Reason}" : u.Unit.Id)]));
        }
    }

    /// <summary>A flag's words, as in the table of clumps.</summary>
    public static string WordsOf(Enum flags) => Convert.ToInt64(flags, CultureInfo.InvariantCulture) == 0 ? "" : string.Join(", ", flags.ToString().Split(", ").Select(f => SettingName.Of(f).Replace('_', ' ')));

    /// <summary>What must be known of a clump before its numbers are used: its size, its magnification, its fit; empty for nothing.</summary>
    public static string FlagsOf(StudyClump clump, string history)
    {
        if (clump.Photometry is null)
            return "not measured";

        // Single bands that do not cover a clump, or a bound of their own, are in the photometry's table; here is what concerns the clump as a whole.
        const BandFlags OfClump = BandFlags.AtBound | BandFlags.BoxEdge | BandFlags.Masked | BandFlags.Saturated | BandFlags.NotConverged | BandFlags.BadChiSquare | BandFlags.NotFitted | BandFlags.Singular;
        const IntrinsicFlags OfNumbers = IntrinsicFlags.CriticalLine | IntrinsicFlags.MagnificationVaries | IntrinsicFlags.NoSedFit | IntrinsicFlags.NoMagnitude;
        const SedFitFlags OfFit = SedFitFlags.BadFit | SedFitFlags.NotConverged | SedFitFlags.BetterLikelihoodOutside | SedFitFlags.FewBands | SedFitFlags.Failed;
        string[] words =
        [
            WordsOf((BandFlags)clump.Photometry.Flags & OfClump),
            WordsOf((clump.Of(history)?.Flags ?? IntrinsicFlags.None) & OfNumbers),
            WordsOf((clump.SedFits.FirstOrDefault(f => f.History == history)?.Flags ?? SedFitFlags.None) & OfFit),
        ];
        return string.Join(", ", words.Where(w => w.Length > 0));
    }

    private static void AddLens(StudyResults study, List<ReportWarning> warnings)
    {
        if (study.Stage(StudyLens.StageName)?.FindTable("MODEL") is not { } model || model.RowCount == 0)
            return;
        if (model.Integers("n_draws")[0] == 0)
            warnings.Add(new("The lens model has no posterior (inputs.lens_chain): errors of magnifications hold only their scatter inside each clump."));
        if (model.Metadata[LensConvergence.Key] is string reasons)
            warnings.Add(new("The chain of the lens model has not converged: its draws are not the posterior, and errors of magnifications are not to be believed.", true, [.. reasons.Split("; ", StringSplitOptions.RemoveEmptyEntries)]));
        if (model.Integers("n_warnings")[0] > 0 && model.Metadata["warnings"] is string words)
            warnings.Add(new("Something in the files of the lens model was not used, or contradicts something.", false, [.. words.Split("; ", StringSplitOptions.RemoveEmptyEntries)]));
    }

    private static void AddFlags(StudyResults study, List<ReportWarning> warnings)
    {
        StudyClump[] clumps = [.. study.Clumps.Where(c => c.Sample.InCatalogue)];
        if (clumps.Length == 0)
            return;
        string history = study.ReferenceHistory;
        var details = new List<string>();
        Count<BandFlags>("photometry in the reference filter", c => c.Photometry is { } p ? (BandFlags)p.Flags : BandFlags.None);
        Count<IntrinsicFlags>("intrinsic quantities", c => c.Of(history)?.Flags ?? IntrinsicFlags.None);
        Count<SedFitFlags>($"SED fit with {history}", c => c.SedFits.FirstOrDefault(f => f.History == history)?.Flags ?? SedFitFlags.None);
        int flagged = clumps.Count(c => FlagsOf(c, history).Length > 0);
        if (flagged > 0)
            warnings.Add(new(string.Create(CultureInfo.InvariantCulture, $"{flagged} of {clumps.Length} clumps of the catalogue carry a flag that concerns all of their numbers; the table of clumps can hide them."), false, details));

        void Count<T>(string what, Func<StudyClump, T> flags)
            where T : struct, Enum
        {
            foreach (T flag in Enum.GetValues<T>().Where(f => BitOperations.IsPow2(Convert.ToInt64(f, CultureInfo.InvariantCulture))))
            {
                int count = clumps.Count(c => flags(c).HasFlag(flag));
                if (count > 0)
                    details.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {WordsOf(flag)}, {count} ({100.0 * count / clumps.Length:F0} %)"));
            }
        }
    }
}
