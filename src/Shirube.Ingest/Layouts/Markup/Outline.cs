using Shirube.Core;
using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Follows the headings of a document and knows the path of the section that is open.
/// A part begins where the numbering of chapters starts again or behind （以上）; a part with report tables, and all parts behind it, are the annex 別添.</summary>
internal sealed class Outline
{
    public const string Annex = "別添";

    private readonly Dictionary<Block, Part> _parts;
    private readonly List<StrategyHeading> _open = [];
    private Part? _part;

    private Outline(Dictionary<Block, Part> parts) => _parts = parts;

    public SectionPath Path { get; private set; } = SectionPath.Root;

    /// <summary>Path of the section above the open one.</summary>
    public SectionPath Parent => Path.Parts.Length == 0 ? SectionPath.Root : SectionPath.Of(Path.Parts.Take(Path.Parts.Length - 1));

    public string Title { get; private set; } = "";

    /// <summary>True while the open section belongs to the annex.</summary>
    public bool IsAnnex => _part?.IsAnnex ?? false;

    /// <summary>True where the open section stands under a chapter whose number the document does not print.</summary>
    public bool LacksChapter => _open.Count > 0 && _open[0].Level == 2 && _part?.FirstChapter is null;

    public static Outline Plan(IReadOnlyList<Block> blocks)
    {
        var parts = new Dictionary<Block, Part>(ReferenceEqualityComparer.Instance);
        var part = new Part();
        var chapter = 0;
        var isEnded = false;
        foreach (var block in blocks)
        {
            if (block is LineBlock line)
            {
                var heading = line.IsBullet ? null : StrategyHeadings.TryRead(line.Text);
                if (isEnded || heading is { Level: 1 } && heading.Number <= chapter || IsAnnexTitle(line.Text.Value))
                {
                    part = new() { Before = part };
                    chapter = 0;
                    isEnded = false;
                }

                if (heading is { Level: 1 })
                {
                    part.FirstChapter ??= heading.Number - (part.HasSections ? 1 : 0);
                    chapter = heading.Number;
                }

                part.HasSections |= heading is { Level: 2 or 3 };
                part.IsTitled |= IsAnnexTitle(line.Text.Value);
                isEnded = StrategyHeadings.IsEndMark(line.Text.Value);
            }
            else if (block is RowBlock row)
            {
                part.HasTables |= StrategyHeadings.IsTableHeader([.. row.Cells.Select(c => c.PlainText)]);
            }

            parts[block] = part;
        }

        return new(parts);
    }

    /// <summary>別添 with its title on a line of its own.</summary>
    public static bool IsAnnexTitle(string line) =>
        line.StartsWith(Annex, StringComparison.Ordinal) && line.Length is > 3 and <= 100 && char.IsWhiteSpace(line[2]) && !line.EndsWith('。');

    /// <summary>Opens a section.</summary>
    public void Enter(Block block, StrategyHeading heading)
    {
        var part = _parts[block];
        if (part != _part) _open.Clear();
        _part = part;
        _open.RemoveAll(h => h.Level >= heading.Level);
        _open.Add(heading);
        Title = heading.Title.Value;
        List<string> labels = [.. _open.Select(h => h.Label)];
        if (_open[0].Level > 1 && part.FirstChapter is > 0 and var chapter) labels.Insert(0, chapter.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (part.IsAnnex) labels.Insert(0, Annex);
        Path = SectionPath.Of(labels);
    }

    /// <summary>Opens the annex by its own title line.</summary>
    public void EnterAnnex(Block block, string title)
    {
        _part = _parts[block];
        _open.Clear();
        Path = SectionPath.Of(Annex);
        Title = title;
    }

    private sealed class Part
    {
        public Part? Before { get; init; }

        /// <summary>Chapter in which the part begins: printed, or the one before the first printed where sections stand before it.</summary>
        public int? FirstChapter { get; set; }

        public bool HasSections { get; set; }

        public bool HasTables { get; set; }

        public bool IsTitled { get; set; }

        public bool IsAnnex => IsTitled || HasTables || (Before?.IsAnnex ?? false);
    }
}
