using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Shirube.Bench.Searching;

/// <summary>PostgreSQL's pg_trgm, on a server of its own that is gone afterwards.</summary>
internal sealed class PostgresTrigrams : IContender
{
    private const string User = "postgres"; // the server refuses to run as root

    private readonly string _bin;
    private readonly string _folder;
    private readonly RivalProcess _client;

    private PostgresTrigrams(string bin, string folder, int port, string version)
    {
        (_bin, _folder) = (bin, folder);
        Name = $"PostgreSQL {version} pg_trgm";
        _client = new("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", User, "postgres");
    }

    public string Name { get; }

    public string Setup => "a table and a GIN index (gin_trgm_ops) made after loading, then analysed, locale C.UTF-8, shared_buffers 1 GB, jit off, through psql on loopback; "
        + "`content ilike '%word%'` for every word, not ranked: any ten; the answer holds numbers of texts only; size of the table with what belongs to it";

    /// <summary>Null where it is not installed.</summary>
    public static async Task<PostgresTrigrams?> TryStartAsync()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        if (RivalProcess.Find("initdb", versions.Select(v => Path.Combine(v, "bin"))) is not { } initdb || RivalProcess.Find("psql") is null) return null;
        var bin = Path.GetDirectoryName(initdb)!;
        var folder = (await AsUserAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "search-postgres-XXXXXX"))).Trim();
        var version = (await RivalProcess.RunAsync(initdb, "--version")).Split(' ')[2];
        var port = FreePort();
        await AsUserAsync(initdb, "-D", $"{folder}/data", "-U", User, "-A", "trust", "--locale", "C.UTF-8", "-E", "UTF8");
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c shared_buffers=1GB -c maintenance_work_mem=1GB -c jit=off");
        await AsUserAsync($"{bin}/pg_ctl", "-D", $"{folder}/data", "-w", "-s", "-l", $"{folder}/log", "-o", options, "start");
        return new(bin, folder, port, version.Trim());
    }

    public Task BuildAsync(IReadOnlyList<SearchSource> sources)
    {
        _client.Input.WriteLine("create extension pg_trgm;");
        _client.Input.WriteLine("create table texts (id int generated always as identity, content text not null);");
        _client.Input.WriteLine("copy texts (content) from stdin;");
        foreach (var text in sources.SelectMany(s => s.Texts)) _client.Input.WriteLine(Escaped(text.Content));
        _client.Input.WriteLine("\\.");
        _client.Input.WriteLine("create index on texts using gin (content gin_trgm_ops);");
        _client.Input.WriteLine("analyze texts;");
        _client.Ask("select count(*) from texts;");
        return Task.CompletedTask;
    }

    public Task<long> SizeAsync() => Task.FromResult(long.Parse(_client.Ask("select pg_total_relation_size('texts');"), CultureInfo.InvariantCulture));

    public Task TopAsync(string query)
    {
        _client.Ask($"select string_agg(id::text, ',') from (select id from texts where {Where(query)} limit 10) ten;");
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string query) => Task.FromResult(long.Parse(_client.Ask($"select count(*) from texts where {Where(query)};"), CultureInfo.InvariantCulture));

    public bool AskNothing()
    {
        _client.Ask("select 1;");
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await AsUserAsync($"{_bin}/pg_ctl", "-D", $"{_folder}/data", "-s", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<string> AsUserAsync(string command, params IEnumerable<string> arguments) =>
        Environment.IsPrivilegedProcess ? RivalProcess.RunAsync("runuser", [.. (string[])["-u", User, "--", command], .. arguments]) : RivalProcess.RunAsync(command, arguments);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // the words are letters only, see Queries
    private static string Where(string query) => string.Join(" and ", query.Split(' ').Select(w => $"content ilike '%{w}%'"));

    private static string Escaped(string text) => text.Replace("\0", "", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
