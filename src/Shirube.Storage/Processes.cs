using System.Diagnostics;

namespace Shirube.Storage;

/// <summary>Processes of this machine.</summary>
public static class Processes
{
    public static bool IsAlive(int id)
    {
        if (id == Environment.ProcessId) return true;
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
