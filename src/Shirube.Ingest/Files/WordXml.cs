using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Shirube.Ingest.Files;

/// <summary>The main part of a Word document, read once from top to bottom.</summary>
internal sealed class WordBody(TextLayer layer, Dictionary<int, string> notes, string fileName, ReadLimits limits)
{
    private readonly List<int> _openNotes = []; // footnotes whose paragraph or row is not ended yet
    private int _span = 1;
    private bool _raised;
    private bool _isFallback; // mc:Fallback holds the same text once more for old programs
    private bool _isListItem;
    private bool _isAtStart;
    private int _note; // the number that Word would print: 1, 2, 3 … in order of reference

    public void Read(XmlReader xml, CancellationToken cancel)
    {
        while (xml.Read())
        {
            if (xml.Depth > limits.Nesting) throw FileErrors.TooDeep(fileName, limits.Nesting);
            cancel.ThrowIfCancellationRequested();
            if (xml.LocalName == "Fallback") _isFallback = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (_isFallback || xml.NamespaceURI != WordXml.Namespace) continue;
            if (xml.NodeType == XmlNodeType.Element)
            {
                var isEmpty = xml.IsEmptyElement;
                Start(xml);
                if (isEmpty) End(xml.LocalName);
            }
            else if (xml.NodeType == XmlNodeType.EndElement) End(xml.LocalName);
        }
    }

    private void Start(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl":
                layer.StartTable();
                break;
            case "tr" when layer.IsInOutermostTable:
                layer.StartRow();
                break;
            case "tc" when layer.IsInOutermostTable:
                _span = 1;
                layer.StartCell();
                break;
            case "gridSpan" when layer.IsInOutermostTable:
                _span = Math.Clamp(WordXml.Number(xml, "val") ?? 1, 1, 20);
                break;
            case "p":
                _isListItem = false;
                _isAtStart = true;
                break;
            case "numPr":
                _isListItem = true;
                break;
            case "r":
                _raised = false;
                break;
            case "vertAlign":
                _raised = xml.GetAttribute("val", WordXml.Namespace) == "superscript";
                break;
            case "t":
                Text(WordXml.Text(xml));
                break;
            case "br" or "cr":
                layer.Break();
                break;
            case "tab":
                layer.Text(" ");
                break;
            case "noBreakHyphen":
                Text("-");
                break;
            case "footnoteReference":
                Reference(WordXml.Number(xml, "id"));
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "tbl":
                layer.EndTable();
                break;
            case "tr" when layer.IsInOutermostTable:
                layer.EndRow();
                WriteNotes();
                break;
            case "tc" when layer.IsInOutermostTable:
                layer.EndCell(_span);
                break;
            case "p":
                layer.Break();
                if (!layer.IsInCell) WriteNotes();
                break;
        }
    }

    private void Text(string text)
    {
        if (text.Length == 0) return;
        if (_isAtStart && _isListItem && text.TrimStart() is not (['・' or '○' or '〇' or '◯' or '-', ..])) layer.Text(layer.IsInCell ? "・" : "- ・ ");
        _isAtStart = false;
        layer.Text(_raised ? TextLayer.Superscript(text) ?? text : text);
    }

    private void Reference(int? id)
    {
        if (id is not { } number || !notes.ContainsKey(number)) return;
        _note++;
        layer.Text(TextLayer.Superscript(_note.ToString(CultureInfo.InvariantCulture)));
        _openNotes.Add(number);
    }

    private void WriteNotes()
    {
        for (var i = 0; i < _openNotes.Count; i++)
        {
            var number = _note - _openNotes.Count + 1 + i;
            layer.Text(TextLayer.Superscript(number.ToString(CultureInfo.InvariantCulture)));
            layer.Text(" ");
            layer.Text(notes[_openNotes[i]]);
            layer.Break();
        }

        _openNotes.Clear();
    }
}

/// <summary>The footnotes part: id to text. Separators and marks of Word itself have no text and fall away.</summary>
internal static class WordNotes
{
    public static Dictionary<int, string> Read(ZipArchiveEntry part, UnpackBudget budget, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        var notes = new Dictionary<int, string>();
        var text = new System.Text.StringBuilder();
        int? id = null;
        using var xml = WordXml.Open(part, budget);
        while (xml.Read())
        {
            if (xml.Depth > limits.Nesting) throw FileErrors.TooDeep(fileName, limits.Nesting);
            cancel.ThrowIfCancellationRequested();
            if (xml.NamespaceURI != WordXml.Namespace) continue;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "footnote" }) id = WordXml.Number(xml, "id");
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" }) text.Append(WordXml.Text(xml));
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" }) text.Append(' ');
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "footnote" })
            {
                var note = text.ToString().Trim();
                if (id is { } number && note.Length > 0) notes[number] = note;
                text.Clear();
            }
        }

        return notes;
    }
}

internal static class WordXml
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A reader without DTDs, entities or anything from outside.</summary>
    public static XmlReader Open(ZipArchiveEntry part, UnpackBudget budget) => XmlReader.Create(
        new CountedStream(part.Open(), budget),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });

    /// <summary>Text of the element the reader stands on; the reader goes to its end.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var text = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA) text += xml.Value;
        }

        return text;
    }

    public static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute, Namespace), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
