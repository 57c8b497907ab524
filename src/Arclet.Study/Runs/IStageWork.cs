namespace Arclet.Study;

/// <summary>A stage at work, with what its units share. Any thread may run a unit; as many run at the same time as there are threads.</summary>
public interface IStageWork : IDisposable
{
    /// <summary>
    /// Computes a unit and writes its result: at least one table with <see cref="UnitOutput.Write"/>. The result must depend on nothing but the unit's inputs and
    /// the stage's settings. An <see cref="Fits.InputException"/>, <see cref="ArgumentException"/>, <see cref="InvalidOperationException"/> or
    /// <see cref="ArithmeticException"/> marks the unit as failed, with its message as the reason, and the others go on.
    /// </summary>
    void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation);
}
