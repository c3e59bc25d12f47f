using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shirube.Storage.Accounts;

namespace Shirube.Web.Accounts;

/// <summary>Makes and checks password hashes with the framework's hasher.</summary>
public static class Passwords
{
    public const int Shortest = 12;

    /// <summary>Longer ones are refused: hashing them would be work that a stranger can order.</summary>
    public const int Longest = 200;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // checked where there is no account, so that an unknown name takes as long as a wrong password
    private static readonly string NobodysHash = Hash(Guid.NewGuid().ToString());

    public static bool IsLongEnough(string password) => password.Length is >= Shortest and <= Longest;

    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>True for the account's password. Takes the same time whatever is wrong.</summary>
    public static bool Verify(Account? account, string password)
    {
        var isUsed = account is { RemovedAt: null, PasswordHash.Length: > 0 };
        var hash = isUsed ? account!.PasswordHash : NobodysHash;
        var isRight = password.Length <= Longest && Hasher.VerifyHashedPassword("", hash, password) != PasswordVerificationResult.Failed;
        return isUsed && isRight;
    }
}
