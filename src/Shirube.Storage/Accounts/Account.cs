using Shirube.Core;

namespace Shirube.Storage.Accounts;

/// <summary>A person who may review, as stored.</summary>
/// <param name="PasswordHash">Salted hash; empty for a removed account.</param>
/// <param name="Stamp">Changes with the password: a sign-in made under another stamp has ended.</param>
/// <param name="RemovedAt">Null for an account in use.</param>
public sealed record Account(long Id, string Name, string PasswordHash, string Stamp, DateTimeOffset AddedAt, DateTimeOffset? RemovedAt)
{
    public const int LongestName = 40;

    /// <summary>The form under which spellings of one name are one account: width, case and blanks carry no meaning.</summary>
    public static string KeyOf(string name) => JapaneseText.Key(name).ToLowerInvariant();

    /// <summary>True for 1 to 40 characters without control characters, beginning and ending with a printed one.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name == name.Trim() && KeyOf(name).Length > 0 && JapaneseText.WellFormed(name) == name && !name.Any(IsUnseen);

    // control and format characters: two names that look the same would be two accounts
    private static bool IsUnseen(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format;
}
