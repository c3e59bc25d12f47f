namespace Shirube.Cli;

/// <summary>What the command tells its caller.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The call is wrong.</summary>
    public const int WrongCall = 2;

    /// <summary>An input cannot be read; nothing was stored.</summary>
    public const int Unreadable = 3;
}

/// <summary>The call is wrong in a way that only the data can tell; ends with <see cref="ExitCode.WrongCall"/>.</summary>
public sealed class WrongCallException(string japanese, string english) : Exception($"{japanese}\n{english}");
