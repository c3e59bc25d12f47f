using System.Text;
using System.Xml;

namespace Shirube.Web.Exports;

/// <summary>Text of documents for XML.</summary>
internal static class XmlText
{
    /// <summary>Without the characters that XML does not allow; halves of a cut character become U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
