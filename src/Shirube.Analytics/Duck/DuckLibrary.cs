using System.Reflection;
using System.Runtime.InteropServices;

namespace Shirube.Analytics.Duck;

/// <summary>Where libduckdb is, and its loading, once for the process.</summary>
public static class DuckLibrary
{
    /// <summary>The name under which the native functions are declared.</summary>
    internal const string Name = "duckdb";

    private static readonly string Packed = Path.Combine("node_modules", "@duckdb", "node-bindings-linux-x64", "libduckdb.so");
    private static readonly Lazy<(nint Handle, string Reason)> Loaded = new(Load);

    static DuckLibrary() => NativeLibrary.SetDllImportResolver(typeof(DuckLibrary).Assembly, Resolve);

    /// <summary>Version of the library, e.g. "v1.5.6"; null where there is none.</summary>
    public static string? Version => Loaded.Value.Handle == 0 ? null : Marshal.PtrToStringUTF8(Native.LibraryVersion());

    /// <exception cref="AnalyticsUnavailableException">There is no library, or it does not load.</exception>
    public static void Require()
    {
        if (Loaded.Value.Handle == 0) throw new AnalyticsUnavailableException(Loaded.Value.Reason);
    }

    /// <summary>Where the library may be: what SHIRUBE_DUCKDB says and nothing else; or beside the program, then in node_modules of each folder above it.</summary>
    internal static IEnumerable<string> Places(string? asked, string program)
    {
        if (!string.IsNullOrEmpty(asked)) return [asked];
        return new[] { Path.Combine(program, "libduckdb.so") }.Concat(Above(program).Select(folder => Path.Combine(folder, Packed)));
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent) yield return here.FullName;
    }

    private static (nint Handle, string Reason) Load()
    {
        var found = Places(Environment.GetEnvironmentVariable("SHIRUBE_DUCKDB"), AppContext.BaseDirectory).FirstOrDefault(File.Exists);
        if (found is null) return (0, "libduckdb.so がない / is missing");
        try
        {
            return (NativeLibrary.Load(found), "");
        }
        catch (Exception failed) when (failed is DllNotFoundException or BadImageFormatException)
        {
            return (0, failed.Message);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? Loaded.Value.Handle : 0;
}
