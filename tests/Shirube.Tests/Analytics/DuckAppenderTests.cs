using Shirube.Analytics.Duck;

namespace Shirube.Tests.Analytics;

public sealed class DuckAppenderTests : IDisposable
{
    private readonly DuckDatabase? _database;
    private readonly DuckConnection? _connection;

    public DuckAppenderTests()
    {
        if (DuckLibrary.Version is null) return;
        _database = DuckDatabase.Open(null);
        _connection = _database.Connect();
        _connection.Execute("create table t(small smallint, whole integer, large bigint, share double, money decimal(18, 6), exact decimal(38, 20), name varchar, moment timestamp, truth boolean, hash ubigint)");
    }

    [DuckFact]
    public void Every_type_arrives_as_it_was_set_over_many_chunks_and_what_is_not_set_is_null()
    {
        const int Rows = 5000;
        using (var append = _connection!.Append("t"))
        {
            for (var i = 0; i < Rows; i++)
            {
                if (i % 2 == 0)
                {
                    append.Set(0, (short)-i);
                    append.Set(1, i);
                    append.Set(2, i * 10_000_000_000L);
                    append.Set(3, i / 4.0);
                    append.Set(4, i * 1_500_000L);
                    append.Set(5, (Int128)i);
                    append.Set(6, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"事業{i}の名前、十二バイトより長い"));
                    append.Set(7, i * 1_000_000L);
                    append.Set(8, true);
                    append.Set(9, ulong.MaxValue - (ulong)i);
                }

                append.EndRow();
            }

            append.Flush();
        }

        Assert.Equal((long)Rows, _connection.Scalar("select count(*) from t"));
        Assert.Equal(Rows / 2L, _connection.Scalar("""
            select count(*) from t where -small = whole and large = whole * 10000000000 and share = whole / 4 and money = whole * 1.5
              and exact * 100000000000000000000 = whole and name = '事業' || whole || 'の名前、十二バイトより長い' and epoch(moment) = whole and truth and hash = 18446744073709551615 - whole
            """));
        Assert.Equal(Rows / 2L, _connection.Scalar("select count(*) from t where coalesce(small::varchar, whole::varchar, large::varchar, share::varchar, money::varchar, exact::varchar, name, moment::varchar, truth::varchar, hash::varchar) is null"));
    }

    [DuckFact]
    public void A_value_of_another_width_is_refused()
    {
        using var append = _connection!.Append("t");
        Assert.Throws<InvalidCastException>(() => append.Set(0, 1));
        Assert.Throws<InvalidCastException>(() => append.Set(6, 1L));
        Assert.Throws<InvalidCastException>(() => append.Set(1, "text"));
    }

    [DuckFact]
    public void What_was_not_flushed_is_dropped()
    {
        using (var append = _connection!.Append("t"))
        {
            for (var i = 0; i < 3000; i++)
            {
                append.Set(1, i);
                append.EndRow();
            }
        }

        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));
    }

    [DuckFact]
    public void Strange_texts_arrive_whole()
    {
        string[] texts = ["", "a\0b", "𠮷野家", "﨑", new('界', 100_000)];
        using (var append = _connection!.Append("t"))
        {
            foreach (var text in texts)
            {
                append.Set(6, text);
                append.EndRow();
            }

            append.Set(6, "half \ud842");
            append.EndRow();
            append.Flush();
        }

        using var result = _connection.Query("select name from t order by rowid", CancellationToken.None);
        Assert.Equal([.. texts, "half \ufffd"], result.Chunks().SelectMany(c => Enumerable.Range(0, c.Count).Select(i => (string?)c.Column(0).Value(i))).ToList());
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _database?.Dispose();
    }
}
