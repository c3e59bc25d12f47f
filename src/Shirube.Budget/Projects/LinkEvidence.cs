using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Budget.Projects;

/// <summary>Says in words and values what the signs of a pair are.</summary>
internal static class LinkEvidence
{
    public static ImmutableArray<LinkReason> Of(PairSigns signs, ProjectSheet from, ProjectSheet to)
    {
        var reasons = ImmutableArray.CreateBuilder<LinkReason>();
        void Add(string code, string value) => reasons.Add(new(code, value));
        if (signs.IsSameName) Add("same-name", to.Name);
        else Add("name", Share(signs.Name));
        if (signs.Purpose is { } purpose) Add("purpose", Share(purpose));
        if (signs.Outline is { } outline) Add("outline", Share(outline));
        foreach (var (code, years) in Budgets(from, to)) Add(code, years);
        if (!signs.IsSameMinistry) Add("ministry-changed", $"{from.Ministry} → {to.Ministry}");
        if (SheetText.Plain(from.Bureau) is var a && SheetText.Plain(to.Bureau) is var b && a.Length > 0 && b.Length > 0) Add(a == b ? "same-bureau" : "bureau-changed", a == b ? to.Bureau : $"{from.Bureau} → {to.Bureau}");
        if (signs.IsRelated) Add("cited-as-related", from.Number);
        else if (to.Related.Any(r => r.Year == from.Year)) Add("others-cited", string.Join('、', to.Related.Where(r => r.Year == from.Year).Select(r => string.Join('-', new[] { r.Number.First, r.Number.Second, r.Number.Third }.Where(p => p is not null)))));
        if (signs.IsSameId) Add("same-id", Whole(to.ProjectId!.Value));
        if (from.StartYear is { } x && to.StartYear is { } y) Add(x == y ? "same-start" : "start-changed", x == y ? Whole(x) : $"{Whole(x)} → {Whole(y)}");
        return reasons.ToImmutable();
    }

    public static LinkReason Nearest(PairSigns signs, ProjectSheet other, double probability) =>
        new("nearest", string.Create(CultureInfo.InvariantCulture, $"{other.Ministry} {other.Number} {other.Name}: name {signs.Name:F2}, probability {probability:F2}"));

    private static IEnumerable<(string Code, string Years)> Budgets(ProjectSheet from, ProjectSheet to)
    {
        var printed = from.Budget.Join(to.Budget, b => b.FiscalYear, b => b.FiscalYear, (a, b) => (a.FiscalYear, A: a.Initial, B: b.Initial)).Where(b => b.FiscalYear <= from.Year && (b.A != 0 || b.B != 0)).ToList();
        var equal = printed.Where(b => SheetYears.IsSame(b.A, b.B)).ToList();
        if (equal.Count > 0) yield return ("equal-budgets", string.Join('、', equal.Select(b => string.Create(CultureInfo.InvariantCulture, $"FY{b.FiscalYear} {b.B:0.######}"))));
        var others = printed.Except(equal).ToList();
        if (others.Count > 0) yield return ("differing-budgets", string.Join('、', others.Select(b => string.Create(CultureInfo.InvariantCulture, $"FY{b.FiscalYear} {b.A:0.######} → {b.B:0.######}"))));
    }

    private static string Share(double share) => share.ToString("F2", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
