namespace Search.Index.Terms;

/// <summary>
/// A set of terms that is read code point by code point, and that knows early that no term of it begins so. What has
/// been read is kept for every depth, so that a walk over sorted terms reads the part that neighbours share only once.
/// Not safe for use by several threads at once.
/// </summary>
internal abstract class TermPattern
{
    /// <summary>Reads a code point after the first <paramref name="depth"/> of those read before; what stood there is forgotten.</summary>
    /// <returns>False when no term of the set begins so; then the depth reached is still <paramref name="depth"/>.</returns>
    public abstract bool Push(int depth, int codePoint);

    /// <summary>The level (0 is nearest) of the first <paramref name="depth"/> code points as a whole term, -1 when it is not in the set.</summary>
    public abstract int Level(int depth);

    /// <summary>
    /// The least code point above another that can follow the first <paramref name="depth"/>, or -1 for none; it may name
    /// one that <see cref="Push"/> refuses, but never passes over one that it takes.
    /// </summary>
    public abstract int Next(int depth, int after);
}
