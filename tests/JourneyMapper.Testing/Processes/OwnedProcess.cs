using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace JourneyMapper.Testing;

/// <summary>
/// A child process that does not outlive the test run, however that ends: disposing kills it, leaving the test host
/// kills it, and where the system has <c>setpriv</c> the kernel kills it when the test host itself is killed.
/// </summary>
public sealed class OwnedProcess : IDisposable
{
    const int Interrupt = 15; // SIGTERM
    const string Guard = "/usr/bin/setpriv";

    static readonly ConcurrentDictionary<int, Process> Running = new();
    static readonly BlockingCollection<Action> Starts = StartStarter();

    readonly Process process;
    bool isDisposed;
    readonly StringBuilder output = new();
    readonly List<(string Beginning, TaskCompletionSource<bool> Written)> awaited = [];

    OwnedProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        OnStarter(() => process.Start());
        Running[process.Id] = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program; its output is kept for failure messages.</summary>
    /// <param name="environment">Set in addition to what the test run has; null takes a variable away.</param>
    public static OwnedProcess Start(string program, IEnumerable<string> arguments, string workingFolder, IReadOnlyDictionary<string, string?> environment)
    {
        var guarded = File.Exists(Guard);
        string[] prefix = guarded ? ["--pdeathsig", "KILL", "--", program] : [];
        var start = new ProcessStartInfo(guarded ? Guard : program, [.. prefix, .. arguments])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        return new OwnedProcess(start);
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Known once the process has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>All that the process has written so far, standard output and error in order of arrival.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>SIGKILL: the process gets no chance to say goodbye. Returns when it is gone.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM: asks the process to end, without waiting.</summary>
    public void Ask() => _ = SendSignal(process.Id, Interrupt);

    /// <summary>Completes when the process has ended and all its output has been read.</summary>
    public Task WaitForExitAsync(CancellationToken cancellation = default) => process.WaitForExitAsync(cancellation);

    /// <summary>True once the process has written a line that begins like this; false when it ended without.</summary>
    public async Task<bool> WritesAsync(string beginning)
    {
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (output)
        {
            if (output.ToString().Split(Environment.NewLine).Any(line => line.StartsWith(beginning, StringComparison.Ordinal))) return true;
            awaited.Add((beginning, written));
        }
        // The end counts only after all output has been read.
        await Task.WhenAny(written.Task, WaitForExitAsync());
        return written.Task.IsCompleted;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        if (!process.HasExited)
            Kill();
        Running.TryRemove(process.Id, out _);
        process.Dispose();
    }

    void Keep(string? line)
    {
        if (line is null)
            return;
        lock (output)
        {
            output.AppendLine(line);
            foreach (var one in awaited.Where(one => line.StartsWith(one.Beginning, StringComparison.Ordinal)))
                one.Written.TrySetResult(true);
        }
    }

    // The kernel ties a child to the thread that started it, not to the process: one thread that never ends starts them all.
    static BlockingCollection<Action> StartStarter()
    {
        var starts = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
                start();
        })
        { IsBackground = true, Name = "starter of processes" }.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var left in Running.Values.Where(left => !left.HasExited))
                left.Kill();
        };
        return starts;
    }

    static void OnStarter(Action start)
    {
        var done = new TaskCompletionSource();
        Starts.Add(() =>
        {
            try
            {
                start();
                done.SetResult();
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        });
        done.Task.GetAwaiter().GetResult();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SendSignal(int process, int signal);
}
