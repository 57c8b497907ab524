using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>Fits the objects of units.</summary>
internal sealed class SedWork(SedFitter fitter) : IStageWork
{
    public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
    {
        var target = (SedObject)unit.Item!;
        if (target.Problem is { } problem)
            throw new InputException(problem);
        SedResultFile.Write(output, fitter.Fit(target), unit.Galaxy!);
    }

    public void Dispose()
    {
        // Grids and filters are memory only.
    }
}
