namespace Search.Concordance.WordAlignment;

/// <summary>
/// Takes every pair while there is room, then one of two until half of the rest is filled, then one of four and so on:
/// a text of any size fits, and the choice depends on nothing but the order of the pairs.
/// </summary>
internal sealed class EvenSample(long room)
{
    private long _seen;

    /// <summary>Whether to take the next pair, when so much room is taken.</summary>
    public bool Takes(long taken)
    {
        _seen++;
        var limit = room / 2;
        var step = 1L;
        while (taken >= limit && step < 1 << 20)
        {
            limit += (room - limit) / 2;
            step *= 2;
        }

        return taken < room && _seen % step == 0;
    }
}
