using System.Text;
using System.Text.Json;
using Shirube.Web.Contract;

namespace Shirube.Cli.Output;

/// <summary>Data for the caller: UTF-8 without byte-order mark, LF, never shaped by a culture or a terminal.</summary>
internal static class StandardOutput
{
    public static void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, EditionJson.Options)) write(json);
        output.Write("\n"u8);
    }

    public static void WriteLines(IEnumerable<string> lines)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
    }
}
