namespace Search.Index.Building;

/// <summary>
/// Lets numbered pieces of work that several threads do side by side end in the order of their numbers, from 0. Every
/// number passes, whatever became of its work, or those behind it would wait for ever.
/// </summary>
internal sealed class Turnstile
{
    private readonly object _gate = new();
    private long _turn;

    /// <summary>Whether all numbers below one have passed.</summary>
    public bool IsTurnOf(long number) => Volatile.Read(ref _turn) == number;

    /// <summary>Waits until all numbers below one have passed.</summary>
    public void Wait(long number)
    {
        lock (_gate)
        {
            while (_turn < number)
            {
                _ = Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Waits for the turn of a number and lets the next have it.</summary>
    public void Pass(long number)
    {
        lock (_gate)
        {
            Wait(number);
            _turn = number + 1;
            Monitor.PulseAll(_gate);
        }
    }
}
