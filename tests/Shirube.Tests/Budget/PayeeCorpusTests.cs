using Shirube.Analytics.Duck;
using Shirube.Budget.Payees;

namespace Shirube.Tests.Budget;

public sealed class PayeeCorpusTests : IDisposable
{
    private readonly BudgetData _data = new();

    [SheetsFact]
    public async Task Hidden_numbers_of_a_year_come_back_from_the_years_before()
    {
        await _data.ImportAsync([.. BudgetCorpusTests.Files().Where(f => f.Contains("judgit", StringComparison.Ordinal))]);
        Assert.Equal(["396596 396596"], _data.Rows("select count(*), (select count(*) from payment) from payment_payee"));
        Assert.Equal(["396596"], _data.Rows("select sum(payments) from payee"));
        Assert.Equal(["85 85"], _data.Rows("select count(*), count(*) filter (name like '国立大学法人%') from payee where kind = 'national-university' and corporate_number is not null"));
        using (var database = DuckDatabase.Open(_data.Budget.Published))
        using (var connection = database.Connect())
        {
            connection.Execute(
                """
                create table truth as select p.sheet, p.position, p.corporate_number as number from payment p join sheet s using (sheet) join payment_payee q using (sheet, position) where s.year = 2022 and q.how = 'printed';
                update payment set corporate_number = null from truth t where t.sheet = payment.sheet and t.position = payment.position;
                """);
            PayeeTables.Settle(connection, CancellationToken.None);
        }

        Assert.Equal(["True True"], _data.Rows("""
            select count(*) filter (y.key = t.number) >= 0.99 * count(*) filter (q.how = 'resolved'), count(*) filter (y.key = t.number) >= 0.9 * count(*) from truth t join payment_payee q using (sheet, position) join payee y using (payee)
            """));
    }

    public void Dispose() => _data.Dispose();
}
