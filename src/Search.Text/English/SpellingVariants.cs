namespace Search.Text.English;

/// <summary>
/// Writes British and American spelling alike, in stems only: organize as organise, colour as color. Which one is
/// chosen does not matter to anyone, since text and query are treated alike; a rule is safe when it joins no two words.
/// </summary>
internal static class SpellingVariants
{
    private const int ShortestBase = 3;

    /// <summary>How many beginnings start alike (catalogue, catalogued, cataloguing).</summary>
    private const int NearBeginnings = 3;

    private static readonly string[] VerbEndings =
    [
        "ational",
        "ations",
        "ation",
        "able",
        "ing",
        "ers",
        "er",
        "es",
        "ed",
        "e",
    ];

    private static readonly (string British, string American)[] Beginnings =
    [
        ("aeroplane", "airplane"),
        ("aesthetic", "esthetic"),
        ("ageing", "aging"),
        ("aluminium", "aluminum"),
        ("anaem", "anem"),
        ("anaesth", "anesth"),
        ("analogue", "analog"),
        ("archaeolog", "archeolog"),
        ("ardour", "ardor"),
        ("armour", "armor"),
        ("artefact", "artifact"),
        ("behaviour", "behavior"),
        ("caesarean", "cesarean"),
        ("caesarian", "cesarean"),
        ("calibre", "caliber"),
        ("candour", "candor"),
        ("catalogue", "catalog"),
        ("catalogued", "cataloged"),
        ("cataloguing", "cataloging"),
        ("centimetre", "centimeter"),
        ("centre", "center"),
        ("centred", "centered"),
        ("centring", "centering"),
        ("clamour", "clamor"),
        ("colour", "color"),
        ("cosier", "cozier"),
        ("cosy", "cozy"),
        ("counsellor", "counselor"),
        ("defence", "defense"),
        ("demeanour", "demeanor"),
        ("dialled", "dialed"),
        ("dialling", "dialing"),
        ("dialogue", "dialog"),
        ("diarrhoea", "diarrhea"),
        ("discolour", "discolor"),
        ("dishonour", "dishonor"),
        ("encyclopaedia", "encyclopedia"),
        ("endeavour", "endeavor"),
        ("faecal", "fecal"),
        ("faeces", "feces"),
        ("favour", "favor"),
        ("fervour", "fervor"),
        ("fibre", "fiber"),
        ("flavour", "flavor"),
        ("foetal", "fetal"),
        ("foetus", "fetus"),
        ("fuelled", "fueled"),
        ("fuelling", "fueling"),
        ("glamour", "glamor"),
        ("grey", "gray"),
        ("gynaecolog", "gynecolog"),
        ("haem", "hem"),
        ("harbour", "harbor"),
        ("honour", "honor"),
        ("humour", "humor"),
        ("jewellery", "jewelry"),
        ("judgement", "judgment"),
        ("kilometre", "kilometer"),
        ("labour", "labor"),
        ("leukaemia", "leukemia"),
        ("licence", "license"),
        ("likeable", "likable"),
        ("litre", "liter"),
        ("lustre", "luster"),
        ("manoeuvre", "maneuver"),
        ("manoeuvred", "maneuvered"),
        ("manoeuvring", "maneuvering"),
        ("marvellous", "marvelous"),
        ("meagre", "meager"),
        ("mediaeval", "medieval"),
        ("metre", "meter"),
        ("millilitre", "milliliter"),
        ("millimetre", "millimeter"),
        ("misbehaviour", "misbehavior"),
        ("monologue", "monolog"),
        ("mould", "mold"),
        ("moustache", "mustache"),
        ("nanometre", "nanometer"),
        ("neighbour", "neighbor"),
        ("odour", "odor"),
        ("oesophag", "esophag"),
        ("oestrogen", "estrogen"),
        ("offence", "offense"),
        ("orthopaedic", "orthopedic"),
        ("paediatric", "pediatric"),
        ("parlour", "parlor"),
        ("plough", "plow"),
        ("practise", "practice"),
        ("practising", "practicing"),
        ("pretence", "pretense"),
        ("programer", "programmer"),
        ("prologue", "prolog"),
        ("pyjama", "pajama"),
        ("rancour", "rancor"),
        ("rigour", "rigor"),
        ("rumour", "rumor"),
        ("sabre", "saber"),
        ("saviour", "savior"),
        ("savour", "savor"),
        ("sceptic", "skeptic"),
        ("skilful", "skillful"),
        ("sombre", "somber"),
        ("spectre", "specter"),
        ("splendour", "splendor"),
        ("succour", "succor"),
        ("sulph", "sulf"),
        ("theatre", "theater"),
        ("tumour", "tumor"),
        ("valour", "valor"),
        ("vapour", "vapor"),
        ("vigour", "vigor"),
        ("wilful", "willful"),
        ("woollen", "woolen"),
        ("yoghurt", "yogurt"),
    ];

    /// <summary>Rewrites a word to the spelling that is stemmed.</summary>
    /// <param name="buffer">Starts with the word; at least one unit longer than the word.</param>
    /// <param name="length">The length of the word.</param>
    /// <returns>The new length, at most one more.</returns>
    public static int Unify(Span<char> buffer, int length)
    {
        SoftenZ(buffer[..length]);
        ReadOnlySpan<char> word = buffer[..length];
        int low = 0,
            high = Beginnings.Length;

        // A beginning of the word sorts at or before it, with only longer beginnings of the same kind between.
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Beginnings[middle].British.AsSpan().SequenceCompareTo(word) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (var i = low - 1; i >= 0 && i >= low - NearBeginnings; i--)
        {
            var (british, american) = Beginnings[i];
            if (word.StartsWith(british, StringComparison.Ordinal))
            {
                return Replace(buffer, length, british.Length, american);
            }
        }

        return length;
    }

    private static int Replace(Span<char> buffer, int length, int cut, string replacement)
    {
        // centred, centres and centre become centered, centers and center.
        var tail = buffer[cut..length];
        var kept = tail.Length;
        tail.CopyTo(buffer[replacement.Length..]);
        replacement.CopyTo(buffer);
        return replacement.Length + kept;
    }

    private static void SoftenZ(Span<char> word)
    {
        foreach (var ending in VerbEndings)
        {
            var at = word.Length - ending.Length - 1;
            if (at > ShortestBase && word[at] == 'z' && word.EndsWith(ending) && word[at - 1] is 'i' or 'y')
            {
                word[at] = 's';
                return;
            }
        }
    }
}
