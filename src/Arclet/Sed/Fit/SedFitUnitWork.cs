using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The work around one object's fit: taken over from an earlier run, or kept with its samples and figures.</summary>
/// <threadsafety>Any thread, but for the same object.</threadsafety>
internal sealed class SedFitUnitWork
{
    private readonly SedFitRequest request;
    private readonly SedFitInputs inputs;
    private readonly SedFitFingerprint fingerprint;
    private readonly SedFitFigures figures;

    public SedFitUnitWork(SedFitRequest request, SedFitInputs inputs, PopulationBasis basis)
    {
        (this.request, this.inputs) = (request, inputs);
        fingerprint = new SedFitFingerprint(inputs.Settings, inputs.Grid.Sha256, inputs.Curves);
        figures = new SedFitFigures(inputs, basis);
    }

    /// <summary>What is known of an object before it is fitted: that it cannot be, or what an earlier run found; null where it has to be fitted.</summary>
    public SedFitUnit? Find(SedObject target)
    {
        if (target.Problem is { } problem)
            return SedFitUnit.Failed(problem);
        if (!request.Resume)
            return null;
        string print = fingerprint.Of(target);
        return SedFitUnitFile.Find(inputs.Folder.Unit(print), print) is { } known && HasAll(target, known, print) ? known : null;
    }

    /// <summary>Keeps a fit, with its samples and figures where they are wanted.</summary>
    public SedFitUnit Keep(SedFitResult result)
    {
        SedObject target = result.Object;
        SedFitUnit unit = SedFitUnit.Of(result);

        // What an earlier fit of this object left would be taken for this one's.
        if (inputs.Folder.Samples(target.Id) is var old && File.Exists(old))
            File.Delete(old);
        figures.Remove(target.Id);
        if (unit.Error is not null)
            return unit;
        string print = fingerprint.Of(target);
        if (request.WritesSamples)
            SedFitSampleFile.Write(inputs.Folder.Samples(target.Id), print, result);
        if (WantsFigures(unit))
            figures.Write(result, print);

        // The unit comes last: where it is, all that belongs to it is.
        SedFitUnitFile.Write(inputs.Folder.Unit(print), print, unit);
        return unit;
    }

    private bool HasAll(SedObject target, SedFitUnit unit, string print) =>
        (!request.WritesSamples || SedFitSampleFile.IsOf(inputs.Folder.Samples(target.Id), print)) && (!WantsFigures(unit) || figures.AreOf(target.Id, print));

    /// <summary>Whether figures are asked for, and there is a posterior to show.</summary>
    private bool WantsFigures(SedFitUnit unit) => !unit.Flags.HasFlag(SedFitFlags.Failed) && request.Figures switch
    {
        SedFitFigureChoice.All => true,
        SedFitFigureChoice.Flagged => unit.Flags != SedFitFlags.None,
        _ => false,
    };
}
