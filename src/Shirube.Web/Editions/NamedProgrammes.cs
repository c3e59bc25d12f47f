using System.Collections.Immutable;
using System.Globalization;
using Shirube.Policy.Register;

namespace Shirube.Web.Editions;

/// <summary>The programmes that measures name.</summary>
public static class NamedProgrammes
{
    /// <summary>Each place of a measure that holds the name of a programme, system, strategy or body.</summary>
    public static IEnumerable<(string Edition, int Order, Programme Programme)> InMeasures(ImmutableArray<Programme> programmes) =>
        from programme in programmes
        where programme.Kind is not (ProgrammeKind.Indicator or ProgrammeKind.Term)
        from place in programme.Appearances
        where place.IsNamed
        let order = OrderOf(place.Fact)
        where order > 0
        select (place.Edition, order, programme);

    /// <summary>By order, all names of what the measures of an edition name; bodies are left out, because they do more than one thing.</summary>
    public static ILookup<int, string> OfMeasures(ImmutableArray<Programme> programmes, string edition) =>
        (from named in InMeasures(programmes)
         where named.Edition == edition && named.Programme.Kind != ProgrammeKind.Body
         from name in named.Programme.Names
         select (named.Order, Name: name)).Distinct().ToLookup(n => n.Order, n => n.Name);

    // 12 of "measure:12/status:3"; 0 for what is no part of a measure
    private static int OrderOf(string fact)
    {
        if (!fact.StartsWith("measure:", StringComparison.Ordinal)) return 0;
        var number = fact["measure:".Length..];
        return int.TryParse(number.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : 0;
    }
}
