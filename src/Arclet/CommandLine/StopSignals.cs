using System.Runtime.InteropServices;

namespace Arclet.CommandLine;

/// <summary>
/// Ctrl-C and SIGTERM (what schedulers and <c>kill</c> send) while the program works: the first one cancels the work, which ends at its next unit; a second one ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    private readonly TaskCompletionSource overdue = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly PosixSignalRegistration[] registrations;

    private readonly TimeSpan patience;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="patience">How long a cancelled work may take to end; what is written is written atomically, so that nothing is lost but the units in flight.</param>
    public StopSignals(TimeSpan patience)
    {
        this.patience = patience;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Received), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Received)];
    }

    /// <summary>What the work looks at.</summary>
    public CancellationToken Token => cancellation.Token;

    /// <summary>Waits for the work; returns its exit code.</summary>
    /// <exception cref="OperationCanceledException">A signal came, and the work has ended or was not waited for any longer.</exception>
    public int Wait(Task<int> work) =>
        Task.WaitAny(work, overdue.Task) == 0 ? work.GetAwaiter().GetResult() : throw new OperationCanceledException(Token);

    /// <summary>Acts on a signal.</summary>
    internal void Received(PosixSignalContext context)
    {
        if (Token.IsCancellationRequested)
            return;

        // Otherwise the runtime ends the process after this handler.
        context.Cancel = true;
        _ = Task.Delay(patience, CancellationToken.None).ContinueWith(_ => overdue.TrySetResult(), TaskScheduler.Default);
        cancellation.Cancel();
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();

        // The source stays: work that was not waited for may still look at its token.
    }
}
