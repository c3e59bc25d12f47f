using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Core;

namespace Shirube.Budget.Sheets;

internal delegate void UnknownField(ref Utf8JsonReader json);

/// <summary>The lists of a sheet into rows: budgets, payments, outcomes, outputs, earlier sheets and labels.</summary>
internal sealed class SheetParts(SheetTables tables, FieldReader fields, SheetChecks checks, UnknownField unknown)
{
    private const int FirstBudgetColumn = 3;
    private const int DifferenceColumn = 11;
    private static readonly string[] LabelKinds = ["account", "method", "policy"];
    private readonly FieldNames _budget = new("年度", "当初予算", "補正予算", "前年度から繰越し", "翌年度へ繰越し", "予備費等", "予算計", "執行額", "要求額");
    private readonly FieldNames _payment = new("年度", "グループ", "番号", "支出先名", "法人番号", "業務概要", "支出額");
    private readonly FieldNames _outcome = new("成果目標", "成果指標", "単位", "目標値", "目標最終年度", "成果実績");
    private readonly FieldNames _outcomeYear = new("年度", "成果実績", "目標値");
    private readonly FieldNames _output = new("活動指標", "単位", "活動実績");
    private readonly FieldNames _outputYear = new("年度", "活動実績", "当初見込み");
    private readonly FieldNames _related = new("年度", "府省庁", "事業番号1", "事業番号2", "事業番号3");
    private readonly Amount?[] _kinds = new Amount?[8];
    private long _sheet;

    public void Begin(long sheet) => _sheet = sheet;

    /// <param name="kind">0 account, 1 method, 2 policy.</param>
    public void Labels(ref Utf8JsonReader json, string field, int kind)
    {
        if (!IsList(ref json, field)) return;
        for (short i = 1; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
        {
            tables.Label.Set(0, _sheet);
            tables.Label.Set(1, LabelKinds[kind]);
            tables.Label.Set(2, i);
            fields.Text(ref json, tables.Label, 3, field);
            tables.Label.EndRow();
        }
    }

    /// <param name="part">0 budgets, 1 payments, 2 outcomes, 3 outputs, 4 earlier sheets.</param>
    public void Read(ref Utf8JsonReader json, string field, int part)
    {
        if (!IsList(ref json, field)) return;
        for (var i = 1; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                checks.Say(Severity.Error, "unexpected-type", field, json.TokenType.ToString());
                json.Skip();
                continue;
            }

            switch (part)
            {
                case 0:
                    Budget(ref json, (short)i);
                    break;
                case 1:
                    Payment(ref json, i);
                    break;
                case 2:
                    Outcome(ref json, (short)i);
                    break;
                case 3:
                    Output(ref json, (short)i);
                    break;
                default:
                    Related(ref json, (short)i);
                    break;
            }
        }
    }

    private void Budget(ref Utf8JsonReader json, short position)
    {
        var table = tables.Budget;
        Array.Clear(_kinds);
        int? year = null;
        while (Next(ref json, _budget, out var name))
        {
            if (name == 0) year = fields.Year(ref json, "年度");
            else _kinds[name - 1] = fields.Money(ref json, _budget[name], mayBeNegative: name is >= 2 and <= 5);
        }

        for (var i = 0; i < _kinds.Length; i++) table.Set(FirstBudgetColumn + i, _kinds[i]?.Micros);
        if (checks.Budget(year, _kinds) is { } difference) table.Set(DifferenceColumn, Amount.Difference(difference));
        End(table, position, (short?)year);
    }

    private void Payment(ref Utf8JsonReader json, int position)
    {
        var table = tables.Payment;
        int? year = null;
        Amount? amount = null;
        while (Next(ref json, _payment, out var name))
        {
            switch (name)
            {
                case 0:
                    year = fields.Year(ref json, "年度");
                    break;
                case 2:
                    table.Set(4, fields.Whole(ref json, "番号", 0, int.MaxValue));
                    break;
                case 4:
                    fields.Text(ref json, table, 6, "法人番号");
                    if (json.TokenType == JsonTokenType.String && !CorporateNumber.IsValid(fields.Bytes(ref json))) checks.Say(Severity.Warning, "corporate-number", "法人番号", json.GetString());
                    break;
                case 6:
                    amount = fields.Money(ref json, "支出額", mayBeNegative: false);
                    break;
                default:
                    fields.Text(ref json, table, 2 + name, _payment[name]);
                    break;
            }
        }

        checks.Payment(year, amount);
        table.Set(0, _sheet);
        table.Set(1, position);
        table.Set(2, (short?)year);
        table.Set(8, amount?.Micros);
        table.EndRow();
    }

    private void Outcome(ref Utf8JsonReader json, short position)
    {
        var table = tables.Outcome;
        while (Next(ref json, _outcome, out var name))
        {
            if (name == 5) Years(ref json, tables.OutcomeYear, _outcomeYear, position);
            else if (name == 4) table.Set(6, (short?)fields.Whole(ref json, _outcome[name], short.MinValue, short.MaxValue));
            else fields.Text(ref json, table, 2 + name, _outcome[name]);
        }

        table.Set(0, _sheet);
        table.Set(1, position);
        table.EndRow();
    }

    private void Output(ref Utf8JsonReader json, short position)
    {
        var table = tables.Output;
        while (Next(ref json, _output, out var name))
        {
            if (name == 2) Years(ref json, tables.OutputYear, _outputYear, position);
            else fields.Text(ref json, table, 2 + name, _output[name]);
        }

        table.Set(0, _sheet);
        table.Set(1, position);
        table.EndRow();
    }

    private void Years(ref Utf8JsonReader json, DuckAppender table, FieldNames names, short position)
    {
        if (!IsList(ref json, names[1])) return;
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            int? year = null;
            while (Next(ref json, names, out var name))
            {
                if (name == 0) year = fields.Year(ref json, "年度");
                else table.Set(2 + name, fields.Quantity(ref json, names[name]));
            }

            End(table, position, (short?)year);
        }
    }

    private void Related(ref Utf8JsonReader json, short position)
    {
        var table = tables.Related;
        int? year = null;
        while (Next(ref json, _related, out var name))
        {
            if (name == 0) year = fields.Year(ref json, "年度");
            else fields.Text(ref json, table, 2 + name, _related[name]);
        }

        End(table, position, (short?)year);
    }

    private void End(DuckAppender table, short position, short? year)
    {
        table.Set(0, _sheet);
        table.Set(1, position);
        table.Set(2, year);
        table.EndRow();
    }

    // the value of the next known field; steps over unknown ones, ends behind the object
    private bool Next(ref Utf8JsonReader json, FieldNames names, out int name)
    {
        name = -1;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            name = names.Find(ref json);
            if (name >= 0) return json.Read();
            unknown(ref json);
        }

        return false;
    }

    private bool IsList(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.StartArray) return true;
        if (json.TokenType != JsonTokenType.Null) checks.Say(Severity.Error, "unexpected-type", field, json.TokenType.ToString());
        json.Skip();
        return false;
    }
}
