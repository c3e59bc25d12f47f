using System.Collections.Immutable;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>A drawn straight line: points from the top left corner of the page as it is shown. For a horizontal one
/// <see cref="At"/> is its height and From to To run from left to right; for a vertical one the other way about.</summary>
internal readonly record struct Ruling(bool IsHorizontal, double At, double From, double To)
{
    public double Length => To - From;
}

/// <summary>Finds the lines of tables in what a page draws: thin filled rectangles, strokes, edges of stroked rectangles.
/// Producers differ in which of them they write; colours, texts and pictures are passed over.</summary>
internal sealed class PdfRulings
{
    private const double Thin = 3.5; // points: a filled shape thinner than this is a line
    private const double Shortest = 4;
    private const int DeepestForm = 8;
    private const int MostShapes = 200_000;

    private readonly PdfFile _file;
    private readonly PdfPage _page;
    private readonly List<Ruling> _rulings = [];
    private readonly long _limit;
    private int _shapes;

    private PdfRulings(PdfFile file, PdfPage page, long limit)
    {
        _file = file;
        _page = page;
        _limit = limit;
    }

    /// <summary>All rulings of a page as drawn, pieces not yet joined.</summary>
    public static ImmutableArray<Ruling> Of(PdfFile file, PdfPage page, long limit)
    {
        var reader = new PdfRulings(file, page, limit);
        using var content = new MemoryStream();
        foreach (var stream in page.Contents)
        {
            content.Write(file.Decode(stream, limit));
            content.WriteByte((byte)'\n');
        }

        var frame = new Frame(page.Left, page.Bottom, page.Left + page.Width, page.Bottom + page.Height);
        reader.Draw(content.ToArray(), page.Resources, new(Matrix.Identity, frame, false, false), 0);
        return [.. reader._rulings];
    }

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

        public (double X, double Y) Of(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

        /// <summary>This matrix first, then <paramref name="next"/>.</summary>
        public Matrix Then(Matrix next) => new(
            (A * next.A) + (B * next.C), (A * next.B) + (B * next.D), (C * next.A) + (D * next.C), (C * next.B) + (D * next.D),
            (E * next.A) + (F * next.C) + next.E, (E * next.B) + (F * next.D) + next.F);
    }

    private readonly record struct Frame(double Left, double Bottom, double Right, double Top)
    {
        public Frame And(Frame other) => new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));
    }

    private readonly record struct State(Matrix Matrix, Frame Clip, bool IsFillWhite, bool IsStrokeWhite);

    private void Draw(byte[] content, PdfDictionary? resources, State state, int form)
    {
        var operands = new List<object?>();
        var saved = new Stack<State>();
        var path = new List<List<(double X, double Y)>>();
        var isClip = false;
        var isCurved = false;
        var objects = new PdfObjects(content, 0);
        while (objects.Position < content.Length)
        {
            var next = objects.Next();
            if (next is not PdfKeyword { Value: var op })
            {
                operands.Add(next);
                if (operands.Count > 100_000) operands.Clear();
                continue;
            }

            double N(int fromEnd) => operands.Count >= fromEnd && operands[^fromEnd] is double d ? d : 0;
            switch (op)
            {
                case "q":
                    if (saved.Count < 10_000) saved.Push(state);
                    break;
                case "Q":
                    if (saved.Count > 0) state = saved.Pop();
                    break;
                case "cm":
                    state = state with { Matrix = new Matrix(N(6), N(5), N(4), N(3), N(2), N(1)).Then(state.Matrix) };
                    break;
                case "g" or "G" or "rg" or "RG" or "sc" or "scn" or "SC" or "SCN" or "k" or "K":
                    var isWhite = operands.Count > 0 && operands.All(o => o is double d && (op is "k" or "K" ? d <= 0.01 : d >= 0.99));
                    state = char.IsAsciiLetterUpper(op[0]) ? state with { IsStrokeWhite = isWhite } : state with { IsFillWhite = isWhite };
                    break;
                case "m":
                    path.Add([state.Matrix.Of(N(2), N(1))]);
                    break;
                case "l" when path.Count > 0:
                    path[^1].Add(state.Matrix.Of(N(2), N(1)));
                    break;
                case "c" or "v" or "y":
                    isCurved = true;
                    break;
                case "h" when path.Count > 0:
                    path[^1].Add(path[^1][0]);
                    break;
                case "re":
                    var (x, y, w, h) = (N(4), N(3), N(2), N(1));
                    path.Add([state.Matrix.Of(x, y), state.Matrix.Of(x + w, y), state.Matrix.Of(x + w, y + h), state.Matrix.Of(x, y + h), state.Matrix.Of(x, y)]);
                    break;
                case "W" or "W*":
                    isClip = true;
                    break;
                case "S" or "s" or "f" or "F" or "f*" or "B" or "B*" or "b" or "b*" or "n":
                    if (op is "s" or "b" or "b*" && path.Count > 0) path[^1].Add(path[^1][0]);
                    if (!isCurved && op is not ("S" or "s" or "n") && !state.IsFillWhite) Fill(path, state);
                    if (!isCurved && op is not ("f" or "F" or "f*" or "n") && !state.IsStrokeWhite) Stroke(path, state);
                    if (isClip && !isCurved && path.Count == 1) state = state with { Clip = state.Clip.And(Bounds(path[0])) };
                    path.Clear();
                    isClip = isCurved = false;
                    break;
                case "Do" when operands is [.., PdfName name] && form < DeepestForm:
                    DrawForm(name.Value, resources, state, form);
                    break;
                case "ID":
                    SkipPicture(content, objects);
                    break;
            }

            operands.Clear();
        }
    }

    private void DrawForm(string name, PdfDictionary? resources, State state, int form)
    {
        if (++_shapes > MostShapes) return;
        if (_file.Resolve(_file.Dictionary(resources?.Get("XObject"))?.Get(name)) is not PdfStream stream || stream.Dictionary.Name("Subtype") != "Form") return;
        var matrix = Numbers6(stream.Dictionary.Get("Matrix")) is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : Matrix.Identity;
        Draw(_file.Decode(stream, _limit), _file.Dictionary(stream.Dictionary.Get("Resources")) ?? resources, state with { Matrix = matrix.Then(state.Matrix) }, form + 1);
    }

    private double[]? Numbers6(object? value) => _file.Numbers(value) is { Length: 6 } numbers ? numbers : null;

    /// <summary>Behind ID come raw bytes up to EI between blanks.</summary>
    private static void SkipPicture(byte[] content, PdfObjects objects)
    {
        for (var at = objects.Position; ; at += 2)
        {
            var found = content.AsSpan(Math.Min(at, content.Length)).IndexOf("EI"u8);
            if (found < 0)
            {
                objects.Position = content.Length;
                return;
            }

            at += found;
            var isAlone = content[at - 1] is 10 or 13 or 32 && (at + 2 >= content.Length || content[at + 2] is 10 or 13 or 32);
            if (!isAlone) continue;
            objects.Position = at + 2;
            return;
        }
    }

    private void Fill(List<List<(double X, double Y)>> path, State state)
    {
        foreach (var shape in path)
        {
            if (shape.Count < 3) continue;
            var (left, bottom, right, top) = Bounds(shape).And(state.Clip);
            var (width, height) = (right - left, top - bottom);
            if (width < 0 || height < 0) continue;
            if (height <= Thin && width > Math.Max(height * 2, Shortest)) Add(left, (top + bottom) / 2, right, (top + bottom) / 2);
            else if (width <= Thin && height > Math.Max(width * 2, Shortest)) Add((left + right) / 2, bottom, (left + right) / 2, top);
        }
    }

    private void Stroke(List<List<(double X, double Y)>> path, State state)
    {
        foreach (var shape in path)
        {
            for (var i = 1; i < shape.Count; i++)
            {
                var (from, to) = (shape[i - 1], shape[i]);
                if (Math.Abs(from.X - to.X) > 0.6 && Math.Abs(from.Y - to.Y) > 0.6) continue;
                var cut = new Frame(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y)).And(state.Clip);
                if (cut.Right - cut.Left < 0 || cut.Top - cut.Bottom < 0) continue;
                if (Math.Max(cut.Right - cut.Left, cut.Top - cut.Bottom) > Shortest) Add(cut.Left, cut.Bottom, cut.Right, cut.Top);
            }
        }
    }

    /// <summary>Turns a line of the page's own system into points from its top left corner as shown.</summary>
    private void Add(double x0, double y0, double x1, double y1)
    {
        if (++_shapes > MostShapes) return;
        (x0, y0, x1, y1) = (x0 - _page.Left, y0 - _page.Bottom, x1 - _page.Left, y1 - _page.Bottom);
        (x0, y0, x1, y1) = _page.Rotation switch
        {
            90 => (y0, x0, y1, x1),
            180 => (_page.Width - x1, y0, _page.Width - x0, y1),
            270 => (_page.Height - y1, _page.Width - x1, _page.Height - y0, _page.Width - x0),
            _ => (x0, _page.Height - y1, x1, _page.Height - y0),
        };
        _rulings.Add(x1 - x0 >= y1 - y0 ? new(true, (y0 + y1) / 2, x0, x1) : new(false, (x0 + x1) / 2, y0, y1));
    }

    private static Frame Bounds(List<(double X, double Y)> shape) =>
        new(shape.Min(p => p.X), shape.Min(p => p.Y), shape.Max(p => p.X), shape.Max(p => p.Y));
}
