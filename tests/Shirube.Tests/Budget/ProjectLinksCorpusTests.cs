using Shirube.Budget.Views;
using System.Text.Json;
using Shirube.Budget.Projects;

namespace Shirube.Tests.Budget;

/// <summary>Links between the published sheets of 2021 and 2022, whose numbers were given anew and which cite no earlier sheets.</summary>
public sealed class ProjectLinksCorpusTests : IDisposable
{
    private readonly BudgetData _data = new();

    [SheetsFact]
    public async Task Projects_of_the_published_sheets_are_followed()
    {
        await _data.ImportAsync([.. BudgetCorpusTests.Files().Where(f => f.Contains("-2021.", StringComparison.Ordinal) || f.Contains("-2022.", StringComparison.Ordinal))]);
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        Assert.Equal([2021, 2022], SheetYearList.All(connection).AsEnumerable());
        var (from, to) = (ProjectSheets.Read(connection, 2021, CancellationToken.None), ProjectSheets.Read(connection, 2022, CancellationToken.None));
        Assert.Equal((5440, 5394), (from.Count, to.Count));
        var links = ProjectLinks.Between(from, to);
        Assert.Equal(from, links.Where(l => l.From is not null).Select(l => l.From!).Distinct());
        Assert.Equal(to.ToHashSet(), links.Where(l => l.To is not null).Select(l => l.To!).ToHashSet());

        var told = links.Where(l => l.From is not null && l.To is not null).Select(l => (Key(l.From!), Key(l.To!))).ToHashSet();
        var later = to.ToLookup(s => (s.Ministry, s.Name));
        var unchanged = from.Where(f => later[(f.Ministry, f.Name)].Count() == 1 && from.Count(o => o.Ministry == f.Ministry && o.Name == f.Name) == 1).ToList();
        var missed = unchanged.Where(f => !told.Contains((Key(f), Key(later[(f.Ministry, f.Name)].Single())))).ToList();
        Assert.InRange(unchanged.Count, 4000, 5000);
        Assert.InRange(missed.Count, 0, unchanged.Count / 200);

        using var gold = JsonDocument.Parse(File.ReadAllText(Corpus.Find("projects-renamed.json")));
        var judged = gold.RootElement.EnumerateArray().Where(g => g.GetProperty("from").GetProperty("year").GetInt32() == 2021).ToList();
        var same = judged.Where(g => g.GetProperty("relation").GetString() == "same").ToList();
        var wrong = judged.Where(g => g.GetProperty("relation").GetString() == "wrong").ToList();
        Assert.InRange(same.Count(g => told.Contains((Key(g.GetProperty("from")), Key(g.GetProperty("to"))))), same.Count * 0.92, same.Count);
        Assert.InRange(wrong.Count(g => told.Contains((Key(g.GetProperty("from")), Key(g.GetProperty("to"))))), 0, wrong.Count * 0.1);
    }

    public void Dispose() => _data.Dispose();

    private static (string Ministry, string Number) Key(ProjectSheet sheet) => (sheet.Ministry, sheet.Number);

    private static (string Ministry, string Number) Key(JsonElement sheet) => (sheet.GetProperty("ministry").GetString()!, sheet.GetProperty("number").GetString()!);
}
