using Arclet.Study;

namespace Arclet.Benchmarks.Report;

/// <summary>A stage whose units are written as they are given: a study's folder without the work of a study.</summary>
internal sealed class WrittenStage(string name, Func<IEnumerable<(StageUnit Unit, Action<UnitOutput> Write)>> units) : IStage
{
    public string Name => name;

    public int Version => 1;

    public IReadOnlyList<string> Upstream => [];

    public IReadOnlyList<Type> Settings => [];

    public IReadOnlyList<StageUnit> Units(StudyContext context) => [.. units().Select(u => u.Unit with { Item = u.Write })];

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
