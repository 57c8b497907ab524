using System.Diagnostics;

namespace Arclet.Tests;

/// <summary>The program as a process of its own, which can be killed.</summary>
internal sealed class ArcletProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    public ArcletProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Arclet.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public bool HasEnded => process.HasExited;

    /// <summary>What it said on standard error, when it has ended.</summary>
    public string Error
    {
        get
        {
            process.WaitForExit();
            return error.Result;
        }
    }

    /// <summary>Ends it as kill -9 does; returns whether it was still at work.</summary>
    public bool Kill()
    {
        process.Kill();
        process.WaitForExit();

        // 128 + SIGKILL.
        return process.ExitCode == 137;
    }

    /// <summary>Waits for its end and returns its exit code.</summary>
    public int Wait()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        _ = (output.Result, error.Result);
        process.Dispose();
    }
}
