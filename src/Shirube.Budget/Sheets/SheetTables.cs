using Shirube.Analytics.Duck;

namespace Shirube.Budget.Sheets;

/// <summary>The rows of one file on their way into the tables, in one transaction.</summary>
internal sealed class SheetTables : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly List<DuckAppender> _all = [];

    public SheetTables(DuckDatabase database)
    {
        _connection = database.Connect();
        _connection.Execute("begin");
        Sheet = Append("sheet");
        Label = Append("sheet_label");
        Budget = Append("budget");
        Payment = Append("payment");
        Outcome = Append("outcome");
        OutcomeYear = Append("outcome_year");
        Output = Append("output");
        OutputYear = Append("output_year");
        Related = Append("related_sheet");
        Finding = Append("finding");
    }

    public DuckAppender Sheet { get; }

    public DuckAppender Label { get; }

    public DuckAppender Budget { get; }

    public DuckAppender Payment { get; }

    public DuckAppender Outcome { get; }

    public DuckAppender OutcomeYear { get; }

    public DuckAppender Output { get; }

    public DuckAppender OutputYear { get; }

    public DuckAppender Related { get; }

    public DuckAppender Finding { get; }

    public void Commit()
    {
        foreach (var table in _all) table.Flush();
        _connection.Execute("commit");
    }

    public void Dispose()
    {
        foreach (var table in _all) table.Dispose();
        _connection.Dispose();
    }

    private DuckAppender Append(string table)
    {
        var appender = _connection.Append(table);
        _all.Add(appender);
        return appender;
    }
}
