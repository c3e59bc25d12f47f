using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;

namespace Shirube.Bench.Analytics;

/// <summary>A million small calls of the DuckDB binding: memory must not grow from the first tenth to the last.</summary>
internal static class CallsBench
{
    private const long MostGrowth = 32L << 20;

    public static int Run(int calls)
    {
        using var database = DuckDatabase.Open(null, new() { Threads = 1 });
        using var connection = database.Connect();
        connection.Execute("create table t(i bigint, name varchar)");
        var watch = Stopwatch.StartNew();
        long first = 0;
        for (var i = 1; i <= calls; i++)
        {
            Call(database, connection, i);
            if (i % Math.Max(1, calls / 10) != 0) continue;
            var now = Resident();
            if (first == 0) first = now;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i} calls\t{watch.Elapsed.TotalSeconds:F1} s\t{now >> 20} MiB"));
        }

        var growth = Resident() - first;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"growth\t{growth / 1048576.0:F1} MiB"));
        return growth < MostGrowth ? 0 : 1;
    }

    // what a caller does wrong is part of it: errors, results left before their end, appenders left unflushed
    private static void Call(DuckDatabase database, DuckConnection connection, int i)
    {
        switch (i % 8)
        {
            case 0:
                using (var append = connection.Append("t"))
                {
                    append.Set(0, (long)i);
                    append.Set(1, "a name that is longer than twelve bytes");
                    append.EndRow();
                }

                break;
            case 1:
                try
                {
                    connection.Execute("select * from nowhere");
                }
                catch (DuckException)
                {
                }

                break;
            case 2:
                using (var result = connection.Query("select range, 'a name that is longer than twelve bytes' || range from range(5000)", CancellationToken.None))
                {
                    foreach (var chunk in result.Chunks())
                    {
                        _ = chunk.Column(1).Value(0);
                        break;
                    }
                }

                break;
            case 3:
                using (var another = database.Connect()) _ = another.Scalar("select [1, 2, 3]");
                break;
            default:
                _ = connection.Scalar("select $1::bigint + 1, $2", i, "a name that is longer than twelve bytes");
                break;
        }
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
