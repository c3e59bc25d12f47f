using System.Collections.Concurrent;
using Shirube.Storage.Accounts;

namespace Shirube.Web.Accounts;

/// <summary>Slows guessing down: after some wrong tries a name, or an address, has to wait, twice as long after each further one.
/// It counts names that do not exist like those that do. Kept in memory only.</summary>
public sealed class SignInGuard(TimeProvider clock)
{
    private const int FreeTriesOfName = 5;

    // many people may stand behind one address
    private const int FreeTriesOfAddress = 50;
    private const int MostKept = 10_000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    /// <summary>Counts a try before the password is looked at, so that many at once do not slip through.</summary>
    /// <returns>False where it has to wait: then the password must not be looked at.</returns>
    public bool TryBegin(string name, string address)
    {
        if (_tries.Count > MostKept) Forget();
        return TryBegin(OfAddress(address), FreeTriesOfAddress) && TryBegin(OfName(name), FreeTriesOfName);
    }

    /// <summary>The password was right: the name starts anew, and so does the address.</summary>
    public void Succeeded(string name, string address)
    {
        _tries.TryRemove(OfName(name), out _);
        _tries.TryRemove(OfAddress(address), out _);
    }

    private bool TryBegin(string key, int free)
    {
        var now = clock.GetUtcNow();
        var tries = _tries.GetOrAdd(key, _ => new());
        lock (tries)
        {
            if (now < tries.OpenAt) return false;
            if (now - tries.Last > LongestWait) tries.Count = 0;
            tries.Count++;
            tries.Last = now;
            if (tries.Count >= free) tries.OpenAt = now + Wait(tries.Count - free);
            return true;
        }
    }

    private static TimeSpan Wait(int over)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(over, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static string OfName(string name) => "name " + Account.KeyOf(name.Length <= Account.LongestName ? name : name[..Account.LongestName]);

    private static string OfAddress(string address) => "address " + address;

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, tries) in _tries)
        {
            if (now - tries.Last > LongestWait) _tries.TryRemove(key, out _);
        }
    }

    private sealed class Tries
    {
        public int Count { get; set; }

        public DateTimeOffset Last { get; set; }

        public DateTimeOffset OpenAt { get; set; }
    }
}
