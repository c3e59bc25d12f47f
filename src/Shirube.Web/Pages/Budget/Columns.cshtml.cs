using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Analytics;
using Shirube.Budget;
using Shirube.Budget.Columns;
using Shirube.Web.Imports;

namespace Shirube.Web.Pages.Budget;

/// <summary>A received table: a person says what each column is, sees what comes of it, and imports it.</summary>
public sealed class ColumnsModel(PendingTables pending, MappingStore store, ImportDesk desk) : TwinPage
{
    public const int ShownRows = 8;

    private readonly ImportLimits _limits = ImportLimits.Default;
    private bool _isSame; // the columns of the form are those of the headers that it asks for

    public string Id { get; private set; } = "";

    public WaitingFile Received { get; private set; } = null!;

    public TableLook Look { get; private set; } = null!;

    public ColumnMapping Mapping { get; private set; } = null!;

    public ImmutableArray<string> Headers => Look.Header?.Texts ?? [];

    /// <summary>The first rows below the headers.</summary>
    public IEnumerable<TableRow> Rows => Look.First.Where(r => r.Number > Mapping.HeaderRow && !r.IsBlank).Take(ShownRows);

    /// <summary>Name of the saved mapping that was proposed; null where none fits.</summary>
    public string? Proposed { get; private set; }

    /// <summary>Null until it is asked for.</summary>
    public MappedPreview? Preview { get; private set; }

    /// <summary>What is wrong, in the reader's language; null where nothing is.</summary>
    public string? Fault { get; private set; }

    public ImmutableArray<string> Saved => store.Names;

    public string Stamp => ColumnForm.StampOf(Mapping);

    public override string Title => T["columns.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(T["import.title"], "/budget/import")];

    public IActionResult OnGet(string id, CancellationToken cancel) => Begin(id, cancel) ?? Page();

    public IActionResult OnPostLook(string id, CancellationToken cancel) => Begin(id, cancel) ?? Filled(cancel) ?? Page();

    /// <summary>Takes a saved mapping, or one from a file.</summary>
    public async Task<IActionResult> OnPostUseAsync(string id, string? saved, IFormFile? mapping, CancellationToken cancel)
    {
        if (Begin(id, cancel) is { } answer) return answer;
        try
        {
            var chosen = mapping is { Length: > 0 } ? MappingFormat.Read(await BytesAsync(mapping, cancel), IncomingFiles.NameOf(mapping.FileName)) : store.Find(saved ?? "");
            if (chosen is null) return Again(T["columns.no-mapping"]);
            Look = TableLook.Of(Received.Path, Received.Name, chosen, _limits, cancel);
            Mapping = Arranged(chosen);
        }
        catch (UnreadableImportException e)
        {
            return Again(Said(e));
        }

        return Page();
    }

    public IActionResult OnPostPreview(string id, CancellationToken cancel)
    {
        if ((Begin(id, cancel) ?? Filled(cancel)) is { } answer) return answer;
        if (!_isSame) return Again(T["columns.changed"]);
        try
        {
            Preview = MappedPreview.Of(Received.Path, Received.Name, Mapping, _limits, cancel);
            return Page();
        }
        catch (UnreadableImportException e)
        {
            return Again(Said(e));
        }
        catch (AnalyticsUnavailableException)
        {
            return Again(T["problem.no-duckdb"]);
        }
    }

    public IActionResult OnPostImport(string id, CancellationToken cancel)
    {
        if ((Begin(id, cancel) ?? Filled(cancel)) is { } answer) return answer;
        if (!_isSame) return Again(T["columns.changed"]);
        if (Lacking() is { } lacking) return Again(T["columns.lacks", lacking]);
        if (Mapping.Name.Length > 0 && !ColumnMapping.IsName(Mapping.Name)) return Again(T["columns.bad-name", Mapping.Name]);
        if (!desk.TryAccept(id, [Received], Mapping.Name.Length > 0 ? Mapping : Mapping with { Name = Received.Name })) return Again(T["import.busy"]);
        pending.Release(id);
        if (Mapping.Name.Length > 0) store.Save(Mapping);
        return Redirect("/budget/import/" + id);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("fileName", Received.Name);
        json.Each("headers", Headers, header => json.WriteStringValue(header));
        json.WritePropertyName("mapping");
        json.WriteRawValue(MappingFormat.Write(Mapping));
        json.Each("rows", Rows, row =>
        {
            json.WriteStartObject();
            json.WriteNumber("row", row.Number);
            json.Each("cells", row.Cells, cell => json.WriteStringValue(cell));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    // null where there is such a table; it is read as it seems to be, or as the saved mapping says that fits it
    private IActionResult? Begin(string id, CancellationToken cancel)
    {
        if (pending.Find(id) is not { } file) return Missing("problem.no-import");
        (Id, Received) = (id, file);
        Response.Headers.CacheControl = "no-store";
        try
        {
            Look = TableLook.Of(file.Path, file.Name, null, _limits, cancel);
        }
        catch (UnreadableImportException e)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "columns.unreadable", Said(e));
        }

        Mapping = Look.Guess();
        if (store.Fitting(Look) is { } fitting)
        {
            Look = Look.As(fitting);
            Proposed = fitting.Name;
            Mapping = Arranged(fitting);
        }

        return null;
    }

    // null where the form could be taken
    private PageResult? Filled(CancellationToken cancel)
    {
        Proposed = null;
        try
        {
            var layout = ColumnForm.Layout(Request.Form, Look.Guess(), Look.Layout.Sheets);
            Look = TableLook.Of(Received.Path, Received.Name, layout, _limits, cancel);
            _isSame = Request.Form["of"].ToString() == ColumnForm.StampOf(layout);
            string? wrong = null;
            Mapping = _isSame ? ColumnForm.Columns(Request.Form, layout, Headers, out wrong) : Look.Guess() with { Encoding = layout.Encoding, Delimiter = layout.Delimiter, HeaderRow = layout.HeaderRow, HeaderRows = layout.HeaderRows };
            if (Look.Header is null) return Again(T["columns.no-header", layout.HeaderRow]);
            return wrong is null ? null : Again(T["columns.bad-year", wrong]);
        }
        catch (UnreadableImportException e)
        {
            return Again(Said(e));
        }
    }

    // a mapping in the order of this table's columns; what it does not name is not read
    private ColumnMapping Arranged(ColumnMapping mapping)
    {
        var left = mapping.Columns.ToList();
        var columns = ImmutableArray.CreateBuilder<MappedColumn>();
        foreach (var header in Headers)
        {
            var at = left.FindIndex(c => MappingFormat.IsHeader(c, header));
            columns.Add(at < 0 ? new(header, ColumnRole.Ignore) : left[at] with { Header = header });
            if (at >= 0) left.RemoveAt(at);
        }

        return mapping with { Columns = columns.ToImmutable() };
    }

    private string? Lacking()
    {
        bool Has(ColumnRole role) => Mapping.Columns.Any(c => c.Role == role);
        var lacking = new List<string>();
        if (!Has(ColumnRole.Year) && Mapping.Year is null) lacking.Add(T["column-role.Year"]);
        if (!Has(ColumnRole.Ministry) && Mapping.Ministry is null) lacking.Add(T["column-role.Ministry"]);
        if (!Has(ColumnRole.Number) && !Mapping.NumberByRow) lacking.Add(T["column-role.Number"]);
        if (!Has(ColumnRole.Name)) lacking.Add(T["column-role.Name"]);
        return lacking.Count == 0 ? null : string.Join(T.IsJapanese ? "、" : ", ", lacking);
    }

    private string Said(UnreadableImportException wrong) => T.IsJapanese ? wrong.Japanese : wrong.English;

    private PageResult Again(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[Math.Min(file.Length, MappingFormat.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
