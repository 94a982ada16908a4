using System.Collections.Frozen;

namespace Search.Text.Sentences;

/// <summary>Words that are written with a full stop which does not end a sentence.</summary>
internal static class Abbreviations
{
    /// <summary>Always before a name or an explanation: never the end of a sentence that goes on with a capital.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeName = Set(
        "mr mrs ms mx dr drs prof st mt ft messrs mme mlle gen col maj capt cmdr lt sgt cpl pvt adm gov sen rep pres"
            + " amb hon rev fr bros vs v viz cf e.g i.e eg ie approx ca c esp incl dept univ assoc asst"
    );

    /// <summary>Before a number: `No. 5`, `Fig. 2`, `pp. 10`.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumber = Set(
        "no nos nr fig figs vol vols p pp art arts sec ch chap eq ref refs ed tab par para cl op jan feb mar apr jun jul"
            + " aug sep sept oct nov dec"
    );

    /// <summary>In the middle of a sentence as well as at its end: what follows decides.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Either = Set(
        "inc ltd co corp plc llc jr sr esq al a.m p.m ph.d m.d b.a m.a b.sc m.sc d.c b.c a.d c.e b.c.e u.s u.k u.n e.u"
            + " u.s.a u.s.s.r est ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu"
            + " thur thurs fri sat sun ext tel ed eds trans"
    );

    /// <summary>Words that open a sentence far more often than they continue a name.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = Set(
        "the a an it he she they we i you in on at by for from but and or so if when while as this that these those"
            + " there here his her its their our my your however moreover meanwhile after before since although though"
            + " not no yes what who where why how which to with one some many most all both each then now today"
            + " yesterday several more other others such under during until despite according"
    );

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
