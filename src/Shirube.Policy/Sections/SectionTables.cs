using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Sections;

internal static class SectionTables
{
    public static readonly FactTable<Section> Sections = new(
        "section",
        ["path", "level", "title", .. Cells.EvidenceColumns],
        s => Cells.With(s.Evidence, Cells.Text(s.Path), (long)s.Level, s.Title),
        row => new() { Path = row.Path(), Level = row.Int(), Title = row.Text(), Evidence = row.Evidence() });

    public static readonly FactTable<Goal> Goals = new(
        "goal",
        ["kind", "section", "goal_groups", "level", "content", "is_restated", "footnotes", .. Cells.EvidenceColumns],
        g => Cells.With(
            g.Evidence, Codec.Name(g.Kind), Cells.Text(g.Section), Codec.List(g.Groups), (long)g.Level, g.Text, Cells.Flag(g.IsRestated), Codec.Numbers(g.Footnotes)),
        row => new()
        {
            Kind = row.Name<GoalKind>(),
            Section = row.Path(),
            Groups = row.List(),
            Level = row.Int(),
            Text = row.Text(),
            IsRestated = row.Bool(),
            Footnotes = row.Numbers(),
            Evidence = row.Evidence(),
        });
}
