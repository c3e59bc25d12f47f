namespace Shirube.Web.Library;

/// <summary>Short ids of editions, as they stand in addresses and file names: "2024", "plan-7".</summary>
public static class EditionIds
{
    /// <summary>1 to 40 letters, digits, hyphens, underscores and full stops; a letter or digit first.</summary>
    public static bool IsValid(string id) =>
        id.Length is >= 1 and <= 40 && char.IsLetterOrDigit(id[0]) && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>True for a SHA-256 in lower-case hexadecimal.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
