using Arclet.Fits;

namespace Arclet.Study.Tests;

/// <summary>A toy with one unit that reads a whole stage.</summary>
internal sealed class SumStage : IStage
{
    private int runs;

    public string Name => "sum";

    public int Version => 1;

    public IReadOnlyList<string> Upstream => ["sign"];

    public IReadOnlyList<Type> Settings => [];

    public int Runs => runs;

    public IReadOnlyList<StageUnit> Units(StudyContext context) => [new StageUnit(StageUnit.Whole) { Inputs = [UnitInput.OfStage("sign")] }];

    public IStageWork Open(StudyContext context) => new Work(this, context);

    private sealed class Work(SumStage stage, StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            Interlocked.Increment(ref stage.runs);
            var table = new Table { Name = "SUM" };
            table.Add("sum", [context.Stage("sign").Table("SIGN").Integers("sign").Values.ToArray().Sum()]);
            output.Write(table);
        }

        public void Dispose()
        {
            // Nothing to close.
        }
    }
}
