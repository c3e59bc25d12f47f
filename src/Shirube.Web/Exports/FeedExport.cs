using System.Globalization;
using System.Xml;

namespace Shirube.Web.Exports;

/// <summary>One entry of a feed.</summary>
/// <param name="Id">An absolute name that stays, e.g. "urn:shirube:2024:measure:1".</param>
/// <param name="Address">Full address of its page.</param>
public sealed record FeedEntry(string Id, DateTimeOffset Updated, string Title, string Text, string Address);

/// <summary>Atom (RFC 4287).</summary>
public static class FeedExport
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>One entry for each deadline, the next one first.</summary>
    /// <param name="address">Full address of the feed itself.</param>
    /// <param name="page">Full address of the page that shows the same.</param>
    public static byte[] Write(string name, string address, string page, DateOnly stamp, IEnumerable<CalendarDay> days)
    {
        var updated = new DateTimeOffset(stamp, default, default);
        return Write(name, address, page, updated, days.Select(d => new FeedEntry("urn:" + d.Uid, updated, d.Title, d.Text, d.Address)));
    }

    /// <param name="address">Full address of the feed itself.</param>
    /// <param name="page">Full address of the page that shows the same.</param>
    public static byte[] Write(string name, string address, string page, DateTimeOffset updated, IEnumerable<FeedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, XmlText.Clean(name));
            xml.WriteElementString("id", Atom, address);
            xml.WriteElementString("updated", Atom, Instant(updated));
            Link(xml, "self", address);
            Link(xml, "alternate", page);
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "Shirube");
            xml.WriteEndElement();
            foreach (var entry in entries)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("title", Atom, XmlText.Clean(entry.Title));
                xml.WriteElementString("id", Atom, entry.Id);
                xml.WriteElementString("updated", Atom, Instant(entry.Updated));
                Link(xml, "alternate", entry.Address);
                xml.WriteElementString("summary", Atom, XmlText.Clean(entry.Text));
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

    private static string Instant(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
