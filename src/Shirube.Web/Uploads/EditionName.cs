namespace Shirube.Web.Uploads;

/// <summary>What may name an edition: it stands in addresses and on the command line.</summary>
public static class EditionName
{
    public const int MaxLength = 32;

    /// <summary>Latin letters, digits, "-" and "_", beginning with a letter or digit.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }
}
