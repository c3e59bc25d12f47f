using Shirube.Analytics;
using Shirube.Analytics.Duck;

namespace Shirube.Tests.Analytics;

public sealed class DuckDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shirube-duck-").FullName;

    [DuckFact]
    public void It_is_the_version_that_package_json_pins() =>
        Assert.Contains($"\"{DuckLibrary.Version![1..]}-", File.ReadAllText(House.Repository.PathOf("package.json")), StringComparison.Ordinal);

    [DuckTheory]
    [InlineData("select true", true)]
    [InlineData("select (-5)::tinyint", -5L)]
    [InlineData("select 300::smallint", 300L)]
    [InlineData("select 4000000000::uinteger", 4_000_000_000L)]
    [InlineData("select 18446744073709551615::ubigint", ulong.MaxValue)]
    [InlineData("select 1.5::float", 1.5)]
    [InlineData("select 0.1::double", 0.1)]
    [InlineData("select 'しるべ'", "しるべ")]
    [InlineData("select 'twelve chars and more 施策'", "twelve chars and more 施策")]
    [InlineData("select ''", "")]
    [InlineData("select null", null)]
    [InlineData("select null::varchar", null)]
    [InlineData("select 'b'::enum('a', 'b')", "b")]
    [InlineData("select '\\xAB'::blob", "ab")]
    public void Values_come_as_NET_knows_them(string sql, object? value) => Assert.Equal(value, Scalar(sql));

    [DuckFact]
    public void Exact_numbers_stay_exact_and_days_are_days()
    {
        Assert.Equal(-12345.678901m, Scalar("select (-12345.678901)::decimal(18, 6)"));
        Assert.Equal(0.00000000000000000017m, Scalar("select 0.00000000000000000017::decimal(38, 20)"));
        Assert.Equal(Int128.Parse("170141183460469231731687303715884105727", System.Globalization.CultureInfo.InvariantCulture), Scalar("select 170141183460469231731687303715884105727::hugeint"));
        Assert.Equal(new DateOnly(2024, 6, 4), Scalar("select date '2024-06-04'"));
        Assert.Equal(new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc), Scalar("select timestamp '1969-12-31 23:59:59'"));
    }

    [DuckFact]
    public void Lists_and_structs_are_read_row_by_row()
    {
        Assert.Equal([1L, null, 3L], Assert.IsType<List<object?>>(Scalar("select l from (values ([9]), ([1, null, 3])) v(l) order by len(l) desc")));
        var row = Assert.IsType<List<KeyValuePair<string, object?>>>(Scalar("select {'府省': '文', 'n': [2]}"));
        Assert.Equal(("府省", "文"), (row[0].Key, row[0].Value));
        Assert.Equal([2L], Assert.IsType<List<object?>>(row[1].Value));
    }

    [DuckFact]
    public void Values_are_bound_and_never_part_of_the_SQL()
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        Assert.Equal("'; drop table x; --", connection.Scalar("select $1", "'; drop table x; --"));
        Assert.Equal("2|true|0.5|", connection.Scalar("select concat_ws('|', $1, $2, $3, $4)", 2, true, 0.5, ""));
        Assert.Null(connection.Scalar("select $1::integer", [null]));
    }

    [DuckFact]
    public void Errors_carry_the_words_of_DuckDB_and_leave_the_connection_usable()
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        Assert.Contains("nowhere", Assert.Throws<DuckException>(() => connection.Execute("select * from nowhere")).Message, StringComparison.Ordinal);
        Assert.Contains("syntax error", Assert.Throws<DuckException>(() => connection.Prepare("selec 1")).Message, StringComparison.Ordinal);
        Assert.Contains("not 2", Assert.Throws<DuckException>(() => connection.Prepare("select 1; select 2")).Message, StringComparison.Ordinal);
        Assert.Throws<DuckException>(() => connection.Scalar("select 'x'::integer"));
        Assert.Throws<DuckException>(() => connection.Append("nowhere"));
        Assert.Equal(1L, connection.Scalar("select 1"));
    }

    [DuckFact]
    public void A_stream_is_read_chunk_by_chunk_with_typed_vectors()
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        using var statement = connection.Prepare("select i, case when i % 3 = 0 then null else i end from range(10000) r(i)");
        using var result = statement.Stream(CancellationToken.None);
        var (rows, sum, nulls) = (0, 0L, 0);
        foreach (var chunk in result.Chunks())
        {
            foreach (var i in chunk.Column(0).Values<long>()) sum += i;
            var second = chunk.Column(1);
            for (var row = 0; row < chunk.Count; row++) nulls += second.IsNull(row) ? 1 : 0;
            rows += chunk.Count;
        }

        Assert.Equal((10_000, 49_995_000L, 3334), (rows, sum, nulls));
    }

    [DuckFact]
    public async Task Cancelling_stops_a_statement_in_its_midst()
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        const string Endless = "select count(*) from range(1000000000) a(i), range(1000000000) b(j) where i * j % 7 = 1";
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => connection.Execute(Endless, soon.Token)));
        Assert.Equal(1L, connection.Scalar("select 1"));
    }

    [DuckFact]
    public void A_closed_file_leaves_no_log_and_opens_again_read_only()
    {
        var path = Path.Combine(_folder, "a.duckdb");
        using (var database = DuckDatabase.Open(path))
        {
            using var connection = database.Connect();
            connection.Execute("create table t(i integer); insert into t values (1), (2)");
        }

        Assert.Equal([path], Directory.EnumerateFiles(_folder));
        using var again = DuckDatabase.Open(path, new() { IsReadOnly = true });
        using var reader = again.Connect();
        Assert.Equal(2L, reader.Scalar("select count(*) from t"));
        Assert.Contains("read-only", Assert.Throws<DuckException>(() => reader.Execute("insert into t values (3)")).Message, StringComparison.Ordinal);
    }

    [DuckFact]
    public void What_is_no_database_is_refused()
    {
        var path = Path.Combine(_folder, "b.duckdb");
        File.WriteAllText(path, new('x', 10_000));
        Assert.Throws<DuckException>(() => DuckDatabase.Open(path));
    }

    [DuckTheory]
    [InlineData("select * from read_text('/etc/hostname')")]
    [InlineData("copy (select 1) to '/tmp/shirube-untrusted.csv'")]
    [InlineData("attach '/tmp/shirube-untrusted.duckdb'")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("set enable_external_access = true")]
    [InlineData("set memory_limit = '100GB'")]
    public void Untrusted_SQL_reaches_no_file_and_no_setting(string sql)
    {
        using var database = DuckDatabase.Open(null, new() { IsTrusted = false });
        using var connection = database.Connect();
        Assert.Throws<DuckException>(() => connection.Execute(sql));
    }

    [Fact]
    public void The_library_is_looked_for_beside_the_program_and_above_it()
    {
        Assert.Equal(["/x/lib.so"], DuckLibrary.Places("/x/lib.so", "/a/b"));
        var places = DuckLibrary.Places(null, "/a/b").ToList();
        Assert.Equal("/a/b/libduckdb.so", places[0]);
        Assert.Equal("/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so", places[^1]);
        Assert.Contains("npm ci", new AnalyticsUnavailableException("-").Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static object? Scalar(string sql)
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        return connection.Scalar(sql);
    }
}
