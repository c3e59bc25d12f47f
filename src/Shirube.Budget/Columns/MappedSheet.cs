using System.Text.Json;

namespace Shirube.Budget.Columns;

/// <summary>A review sheet put together from one row, or from rows that follow each other and are about the same project.</summary>
internal sealed class MappedSheet(int row)
{
    private const int Kinds = 8;
    private static readonly (ColumnRole Role, string Field)[] Texts =
    [
        (ColumnRole.Ministry, "府省庁"), (ColumnRole.Number, "事業番号"), (ColumnRole.Name, "事業名"), (ColumnRole.Bureau, "担当部局庁"), (ColumnRole.Division, "担当課室"), (ColumnRole.Author, "作成責任者"),
        (ColumnRole.Purpose, "事業目的"), (ColumnRole.Outline, "事業概要"), (ColumnRole.Url, "url"),
    ];

    private static readonly (ColumnRole Role, string Field)[] Labels = [(ColumnRole.Account, "会計区分"), (ColumnRole.Method, "実施方法"), (ColumnRole.Policy, "主要施策")];
    private static readonly string[] Amounts = ["当初予算", "補正予算", "前年度から繰越し", "翌年度へ繰越し", "予備費等", "予算計", "執行額", "要求額"];
    private readonly Dictionary<ColumnRole, string> _texts = [];
    private readonly Dictionary<ColumnRole, List<string>> _labels = [];
    private readonly List<(int? Year, decimal?[] Amounts)> _budgets = [];
    private readonly List<MappedPayment> _payments = [];
    private readonly List<MappedResult> _results = [];

    /// <summary>Its first row.</summary>
    public int Row => row;

    /// <summary>Rows that it was put together from.</summary>
    public int Rows { get; private set; } = 1;

    public int? Year { get; set; }

    public int? StartYear { get; set; }

    public int? EndYear { get; set; }

    /// <summary>Budgets, payments, outcomes and outputs.</summary>
    public int Parts => _budgets.Count + _payments.Count + _results.Count;

    public string? this[ColumnRole role] => _texts.GetValueOrDefault(role);

    public bool IsSame(MappedSheet other) => Year == other.Year && Array.TrueForAll(SameBy, role => this[role] == other[role]);

    private static readonly ColumnRole[] SameBy = [ColumnRole.Ministry, ColumnRole.Number, ColumnRole.Name];

    public void Set(ColumnRole role, string text)
    {
        if (Array.Exists(Labels, l => l.Role == role)) Label(role, text);
        else _texts[role] = _texts.TryGetValue(role, out var before) ? before + (role == ColumnRole.Number ? "-" : role is ColumnRole.Purpose or ColumnRole.Outline ? "\n" : " ") + text : text;
    }

    public void Set(ColumnRole role, int? year, decimal amount)
    {
        var budget = _budgets.Find(b => b.Year == year).Amounts;
        if (budget is null) _budgets.Add((year, budget = new decimal?[Kinds]));
        budget[role - ColumnRole.Initial] ??= amount;
    }

    public void Add(MappedPayment payment) => _payments.Add(payment);

    public void Add(MappedResult result) => _results.Add(result);

    /// <summary>Takes in the next row of the same project.</summary>
    /// <param name="said">Told what the row says otherwise than the rows before it, with the finding's code.</param>
    public void Take(MappedSheet next, Action<string, string, string> said)
    {
        Rows += next.Rows;
        StartYear ??= next.StartYear;
        EndYear ??= next.EndYear;
        foreach (var (role, text) in next._texts)
        {
            if (!_texts.TryGetValue(role, out var before)) _texts[role] = text;
            else if (before != text) said("row-differs", Texts.First(t => t.Role == role).Field, text);
        }

        foreach (var (role, labels) in next._labels)
        {
            foreach (var label in labels) Label(role, label);
        }

        foreach (var budget in next._budgets) Take(budget, said);
        _payments.AddRange(next._payments);
        foreach (var result in next._results)
        {
            if (_results.FindLast(r => r.TryTake(result)) is null) _results.Add(result);
        }
    }

    /// <summary>Writes it as a line of JUDGIT's JSON, so that it goes the way of every sheet.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Write(json, "公開年度", Year);
        foreach (var (role, field) in Texts)
        {
            if (this[role] is { } text) json.WriteString(field, text);
        }

        Write(json, "開始年度", StartYear);
        Write(json, "終了年度", EndYear);
        foreach (var (role, field) in Labels)
        {
            if (!_labels.TryGetValue(role, out var labels)) continue;
            json.WriteStartArray(field);
            foreach (var label in labels) json.WriteStringValue(label);
            json.WriteEndArray();
        }

        json.WriteStartArray("予算");
        foreach (var (year, amounts) in _budgets.OrderBy(b => b.Year ?? int.MaxValue))
        {
            json.WriteStartObject();
            Write(json, "年度", year);
            for (var i = 0; i < Kinds; i++)
            {
                if (amounts[i] is { } amount) json.WriteNumber(Amounts[i], amount);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("支出先");
        foreach (var payment in _payments)
        {
            json.WriteStartObject();
            Write(json, "年度", payment.Year);
            if (payment.Block is { } block) json.WriteString("グループ", block);
            if (payment.Payee is { } payee) json.WriteString("支出先名", payee);
            if (payment.CorporateNumber is { } number) json.WriteString("法人番号", number);
            if (payment.Purpose is { } purpose) json.WriteString("業務概要", purpose);
            if (payment.Amount is { } amount) json.WriteNumber("支出額", amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteResults(json, "アウトカム", isOutput: false);
        WriteResults(json, "アウトプット", isOutput: true);
        json.WriteEndObject();
    }

    private void WriteResults(Utf8JsonWriter json, string field, bool isOutput)
    {
        json.WriteStartArray(field);
        foreach (var result in _results.Where(r => r.IsOutput == isOutput)) result.Write(json);
        json.WriteEndArray();
    }

    // the same year again: blanks are filled in; other amounts stand beside it
    private void Take((int? Year, decimal?[] Amounts) next, Action<string, string, string> said)
    {
        foreach (var (year, amounts) in _budgets)
        {
            if (year != next.Year || !Enumerable.Range(0, Kinds).All(i => amounts[i] is null || next.Amounts[i] is null || amounts[i] == next.Amounts[i])) continue;
            for (var i = 0; i < Kinds; i++) amounts[i] ??= next.Amounts[i];
            return;
        }

        if (_budgets.Exists(b => b.Year == next.Year)) said("repeated-budget", "予算", next.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-");
        _budgets.Add(next);
    }

    private void Label(ColumnRole role, string label)
    {
        if (!_labels.TryGetValue(role, out var labels)) _labels[role] = labels = [];
        if (!labels.Contains(label)) labels.Add(label);
    }

    private static void Write(Utf8JsonWriter json, string field, int? number)
    {
        if (number is { } known) json.WriteNumber(field, known);
    }
}

/// <summary>A payment of a row.</summary>
/// <param name="Amount">In million yen.</param>
internal sealed record MappedPayment(int? Year, string? Block, string? Payee, string? CorporateNumber, string? Purpose, decimal? Amount);
