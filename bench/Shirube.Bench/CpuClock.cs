using System.Diagnostics;

namespace Shirube.Bench;

/// <summary>Processor time of this process, which a busy machine does not lengthen.</summary>
internal static class CpuClock
{
    public static double Seconds(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }
}
