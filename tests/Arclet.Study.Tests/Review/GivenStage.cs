namespace Arclet.Study.Tests;

/// <summary>A stage whose results are given by a test, in place of one that reads images.</summary>
internal sealed class GivenStage(string name, Func<StudyContext, IEnumerable<(StageUnit Unit, Action<UnitOutput> Write)>> units, params IReadOnlyList<string> upstream) : IStage
{
    public string Name => name;

    public int Version => 1;

    public IReadOnlyList<string> Upstream => upstream;

    public IReadOnlyList<Type> Settings => [];

    public IReadOnlyList<StageUnit> Units(StudyContext context) => [.. units(context).Select(u => u.Unit with { Item = u.Write })];

    public IStageWork Open(StudyContext context) => new Work();

    private sealed class Work : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation) => ((Action<UnitOutput>)unit.Item!)(output);

        public void Dispose()
        {
            // Nothing is kept open.
        }
    }
}
