using System.Globalization;
using System.Xml;

namespace Shirube.Web.Exports;

/// <summary>Atom (RFC 4287): one entry for each deadline, the next one first.</summary>
public static class FeedExport
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="address">Full address of the feed itself.</param>
    /// <param name="page">Full address of the page that shows the same.</param>
    public static byte[] Write(string name, string address, string page, DateOnly stamp, IEnumerable<CalendarDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, XmlText.Clean(name));
            xml.WriteElementString("id", Atom, address);
            xml.WriteElementString("updated", Atom, Instant(stamp));
            Link(xml, "self", address);
            Link(xml, "alternate", page);
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "Shirube");
            xml.WriteEndElement();
            foreach (var day in days)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("title", Atom, XmlText.Clean(day.Title));
                xml.WriteElementString("id", Atom, "urn:" + day.Uid);
                xml.WriteElementString("updated", Atom, Instant(stamp));
                Link(xml, "alternate", day.Address);
                xml.WriteElementString("summary", Atom, XmlText.Clean(day.Text));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}
