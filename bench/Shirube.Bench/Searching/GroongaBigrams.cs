using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shirube.Bench.Searching;

/// <summary>Groonga with pairs of characters, driven over a pipe.</summary>
internal sealed class GroongaBigrams : IContender
{
    private const string Select = "select Texts --match_columns content";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _folder = Directory.CreateTempSubdirectory("search-groonga").FullName;
    private readonly RivalProcess _groonga;

    private GroongaBigrams(string command, string version)
    {
        Name = version;
        _groonga = new(command, "--log-path", Path.Combine(_folder, "log"), "-n", Path.Combine(_folder, "db"));
    }

    public string Name { get; }

    public string Setup => "a LongText column, uncompressed, and TokenBigram with NormalizerAuto, indexed after loading (its faster way); every word as a phrase, ranked by its score, query cache off; "
        + "the answer holds numbers of texts only; size as the blocks that its files take";

    /// <summary>Null where it is not installed.</summary>
    public static async Task<GroongaBigrams?> TryStartAsync()
    {
        if (RivalProcess.Find("groonga") is not { } command) return null;
        var version = await RivalProcess.RunAsync(command, "--version");
        return new(command, string.Join(' ', version.Split(' ').Take(2)) + " TokenBigram");
    }

    public Task BuildAsync(IReadOnlyList<SearchSource> sources)
    {
        Ask("cache_limit 0");
        Ask("table_create Texts TABLE_NO_KEY");
        Ask("column_create Texts content COLUMN_SCALAR LongText");
        _groonga.Input.WriteLine("load --table Texts");
        var mark = '[';
        foreach (var text in sources.SelectMany(s => s.Texts))
        {
            _groonga.Input.WriteLine(mark + JsonSerializer.Serialize(new { content = text.Content }, Json));
            mark = ',';
        }

        Ask("]");
        Ask("table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto");
        Ask("column_create Words places COLUMN_INDEX|WITH_POSITION Texts content");
        return Task.CompletedTask;
    }

    public async Task<long> SizeAsync()
    {
        Ask("io_flush");
        File.Delete(Path.Combine(_folder, "log"));
        var blocks = await RivalProcess.RunAsync("du", "-s", "-k", _folder);
        return 1024 * long.Parse(blocks.Split('\t')[0], CultureInfo.InvariantCulture);
    }

    public Task TopAsync(string query)
    {
        Ask($"{Select} --query '{Match(query)}' --output_columns _id,_score --sort_keys -_score --limit 10");
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string query)
    {
        var answer = Ask($"{Select} --query '{Match(query)}' --output_columns _id --limit 0");
        var start = answer.IndexOf("[[[", StringComparison.Ordinal) + 3;
        return Task.FromResult(long.Parse(answer.AsSpan(start, answer.IndexOf(']', start) - start), CultureInfo.InvariantCulture));
    }

    public bool AskNothing()
    {
        Ask("object_exist Texts");
        return true;
    }

    public ValueTask DisposeAsync()
    {
        _groonga.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Match(string query) => string.Join(' ', query.Split(' ').Select(w => $"\"{w}\""));

    private string Ask(string line) =>
        _groonga.Ask(line) is var answer && answer.StartsWith("[[0,", StringComparison.Ordinal) ? answer : throw new InvalidOperationException($"{line}: {answer}");
}
