using System.Text;
using System.Text.Json;

namespace Shirube.Budget.Sheets;

/// <summary>The names of the fields of one kind of object, found fast where they come in the same order each time.</summary>
internal sealed class FieldNames(params string[] names)
{
    private readonly byte[][] _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    private int _next;

    /// <summary>Index of the name that the reader stands on; -1 where it is none of them.</summary>
    public int Find(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            var at = _next + i;
            if (at >= _utf8.Length) at -= _utf8.Length;
            if (!json.ValueTextEquals(_utf8[at])) continue;
            _next = at + 1 == _utf8.Length ? 0 : at + 1;
            return at;
        }

        return -1;
    }

    public string this[int index] => names[index];
}
