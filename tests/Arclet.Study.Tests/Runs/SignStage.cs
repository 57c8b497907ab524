using Arclet.Fits;

namespace Arclet.Study.Tests;

/// <summary>A toy that throws most of its input away: many numbers give the same result.</summary>
internal sealed class SignStage : IStage
{
    private int runs;

    public string Name => "sign";

    public int Version => 1;

    public IReadOnlyList<string> Upstream => ["number"];

    public IReadOnlyList<Type> Settings => [];

    public int Runs => runs;

    public IReadOnlyList<StageUnit> Units(StudyContext context) =>
        [.. context.Stage("number").All.Select(u => new StageUnit(u.Unit) { Galaxy = u.Unit, Inputs = [UnitInput.OfUnit("number", u.Unit)] })];

    public IStageWork Open(StudyContext context) => new Work(this, context);

    private sealed class Work(SignStage stage, StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            Interlocked.Increment(ref stage.runs);
            double value = context.Stage("number").Find(unit.Id)!.Table("NUMBER").Doubles("value")[0];
            var table = new Table { Name = "SIGN" };
            table.Add("id", [unit.Id]);
            table.Add("sign", [(long)Math.Sign(value)]);
            output.Write(table);
        }

        public void Dispose()
        {
            // Nothing to close.
        }
    }
}
