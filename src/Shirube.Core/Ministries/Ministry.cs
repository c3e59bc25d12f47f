namespace Shirube.Core;

/// <summary>A body of the government as marks name it, with the time it existed under that name.</summary>
/// <param name="Code">Abbreviation in half width, e.g. デジ.</param>
/// <param name="Name">Full name without its parent's.</param>
/// <param name="Parent">Name of the body above it; null where it stands by itself.</param>
/// <param name="From">First day; null where not known or of no use.</param>
/// <param name="To">Last day; null while it lasts.</param>
/// <param name="Successor">Code of the body that took over its work; null where there is none.</param>
public sealed record Ministry(string Code, string Name, string? Parent, DateOnly? From, DateOnly? To, string? Successor)
{
    public bool ExistsOn(DateOnly day) => (From is not { } from || day >= from) && (To is not { } to || day <= to);
}
