using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Search.Text.Lexicon;

/// <summary>
/// The Chinese dictionary: words in script-folded form with their cost, pairs of neighbouring words, and what each
/// character may be in a name. It reads the compiled resource where it lies and is safe for use by any number of
/// threads.
/// </summary>
public sealed unsafe class HanLexicon
{
    /// <summary>The name of the embedded resource.</summary>
    public const string ResourceName = "lexicon.bin";

    private static readonly Lazy<HanLexicon> s_installed = new(() =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, UserWordsFile);
        return File.Exists(file) ? WithUserWords(File.ReadLines(file), UserWordsFile) : Default!;
    });

    private readonly ImageRef _image;
    private readonly ulong* _trie;
    private readonly int _trieLength;
    private readonly uint* _bigrams;
    private readonly int _bigramSlots;
    private readonly ushort* _codes;
    private readonly CharacterModel* _characters;
    private readonly int* _parameters;
    private readonly byte[] _hash;

    private HanLexicon(ResourceImage image, UserWords? user)
    {
        _image = new ImageRef(image);
        _trie = image.Pointer<ulong>(LexiconSection.Trie, out _trieLength);
        _bigrams = image.Pointer<uint>(LexiconSection.Bigrams, out _bigramSlots);
        _codes = image.Pointer<ushort>(LexiconSection.CharacterCodes, out _);
        _characters = image.Pointer<CharacterModel>(LexiconSection.Characters, out _);
        _parameters = image.Pointer<int>(LexiconSection.Parameters, out _);
        User = user;
        _hash = user is null ? image.Hash.ToArray() : SHA256.HashData([.. image.Hash, .. user.Hash]);
    }

    /// <summary>The dictionary that is built in, without words of the user's own.</summary>
    public static HanLexicon Default { get; } =
        new(
            ResourceImage.OpenEmbedded(ResourceName)
                ?? throw new InvalidDataException($"{ResourceName} is not embedded; build it with 'lexicon build'."),
            null
        );

    /// <summary>The name of the file of the user's own words that is looked for beside the program.</summary>
    public const string UserWordsFile = "lexicon.user.txt";

    /// <summary>
    /// The dictionary that programs analyse with: <see cref="Default"/>, with the words of <see cref="UserWordsFile"/> when
    /// that file lies beside the program. Read once, when it is first asked for.
    /// </summary>
    /// <exception cref="UserWordsException">A line of the file is not of the form <c>word [frequency]</c>.</exception>
    public static HanLexicon Installed => s_installed.Value;

    /// <summary>SHA-256 that changes with every change of the dictionary or of the user's words.</summary>
    public ReadOnlySpan<byte> Hash => _hash;

    /// <summary>The number of words, those of the user included.</summary>
    public int WordCount => _parameters[LexiconParameter.WordCount] + (User?.Count ?? 0);

    /// <summary>The user's own words, or null.</summary>
    internal UserWords? User { get; }

    /// <summary>The built-in dictionary and a user's own words: one a line, <c>word [frequency]</c>, <c>#</c> comments.</summary>
    /// <param name="lines">The lines of the list.</param>
    /// <param name="name">The name of the list, for messages.</param>
    /// <exception cref="UserWordsException">A line is not of that form.</exception>
    public static HanLexicon WithUserWords(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new HanLexicon(Default._image.Image, UserWords.Read(lines, name));
    }

    /// <summary>Whether a word, in either script, stands in the dictionary.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        var node = TrieNode.Root;
        var userNode = UserWords.Root;
        var inTrie = true;
        foreach (var rune in word.EnumerateRunes())
        {
            var codePoint = ScriptClasses.Fold(rune.Value);
            inTrie = inTrie && TryChild(node, CodeOf(codePoint), out node);
            userNode = User?.Child(userNode, codePoint) ?? UserWords.None;
        }

        return word.Length > 0 && ((inTrie && CostOf(node) != 0) || (User is not null && User.CostOf(userNode) != 0));
    }

    /// <summary>The code of a folded character, 0 when no word holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int CodeOf(int codePoint)
    {
        var index = (uint)(codePoint - ScriptClasses.FirstBasic);
        return index <= ScriptClasses.LastBasic - ScriptClasses.FirstBasic ? _codes[index] : 0;
    }

    /// <summary>A node of the trie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Node(int index) => _trie[index];

    /// <summary>Steps from a node by a character code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryChild(int node, int code, out int child)
    {
        var start = TrieNode.Base(_trie[node]);
        child = start + code;
        return start != 0 && code != 0 && child < _trieLength && TrieNode.Label(_trie[child]) == code;
    }

    /// <summary>Begins to step from the root by two character codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AnnounceWords(int first, int second)
    {
        if (Sse.IsSupported && TryChild(TrieNode.Root, first, out var node))
        {
            Sse.Prefetch0(_trie + Math.Min(TrieNode.Base(_trie[node]) + second, _trieLength - 1));
        }
    }

    /// <summary>The cost of the word that ends at a node, 0 for none.</summary>
    internal int CostOf(int node) => TrieNode.Cost(_trie[node]);

    /// <summary>What a character code may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly CharacterModel Character(int code) => ref _characters[code];

    /// <summary>A value of the model; see <see cref="LexiconParameter"/>.</summary>
    internal int Parameter(int which) => _parameters[which];

    /// <summary>Begins to look for a pair of words, which will be asked for by <see cref="PairCost"/>.</summary>
    /// <param name="hash">Its <see cref="BigramTable.Hash"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AnnouncePair(ulong hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_bigrams + BigramTable.Slot(hash, _bigramSlots));
        }
    }

    /// <summary>The cost of a word after another, in 1/8 nat, or 0 when the pair is unknown.</summary>
    /// <param name="hash">The <see cref="BigramTable.Hash"/> of both.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int PairCost(ulong hash)
    {
        var fingerprint = BigramTable.Fingerprint(hash);
        var slot = BigramTable.Slot(hash, _bigramSlots);
        for (; ; )
        {
            var entry = _bigrams[slot];
            if (entry == 0)
            {
                return 0;
            }

            if ((entry & BigramTable.FingerprintMask) == fingerprint)
            {
                return (int)(entry & 0xFF);
            }

            slot = slot + 1 == _bigramSlots ? 0 : slot + 1;
        }
    }

    /// <summary>Keeps the image alive as long as the pointers into it.</summary>
    private readonly record struct ImageRef(ResourceImage Image);
}
