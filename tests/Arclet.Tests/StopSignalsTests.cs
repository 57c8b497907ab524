using System.Runtime.InteropServices;
using Arclet.CommandLine;

namespace Arclet.Tests;

public class StopSignalsTests
{
    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public void Wait_WorkThatLooksAtItsToken_EndsAsInterrupted(PosixSignal signal)
    {
        using var stop = new StopSignals(TimeSpan.FromMinutes(10));
        var work = Task.Run<int>(async () =>
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
            return ExitCode.Success;
        });
        var context = new PosixSignalContext(signal);
        stop.Received(context);
        Assert.True(context.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => stop.Wait(work));
    }

    [Fact]
    public void Wait_WorkThatDoesNotEnd_IsLeftAfterTheTime()
    {
        using var stop = new StopSignals(TimeSpan.FromMilliseconds(1));
        stop.Received(new PosixSignalContext(PosixSignal.SIGTERM));
        Assert.ThrowsAny<OperationCanceledException>(() => stop.Wait(new TaskCompletionSource<int>().Task));
    }

    [Fact]
    public void Received_SecondSignal_IsLeftToTheRuntime()
    {
        using var stop = new StopSignals(TimeSpan.FromMinutes(10));
        stop.Received(new PosixSignalContext(PosixSignal.SIGTERM));
        var second = new PosixSignalContext(PosixSignal.SIGTERM);
        stop.Received(second);
        Assert.False(second.Cancel);
    }

    [Fact]
    public void Wait_WorkThatEnds_GivesItsExitCode()
    {
        using var stop = new StopSignals(TimeSpan.FromMinutes(10));
        Assert.Equal(ExitCode.Failure, stop.Wait(Task.FromResult(ExitCode.Failure)));
    }
}
