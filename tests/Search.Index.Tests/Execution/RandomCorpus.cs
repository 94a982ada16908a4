using System.Globalization;
using System.Text;
using Search.Index.Tests.Segments;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>
/// Pairs over vocabularies of Zipf's kind: a few words stand in most pairs, most words in one or two. A seed decides how
/// many pairs there are, how long they are, and how often a word repeats.
/// </summary>
internal sealed class RandomCorpus
{
    private const string Characters =
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";
    private static readonly string[] Endings = ["", "", "", "s", "ing", "ed", "'s"];
    private readonly Random _random;
    private readonly string[] _english;
    private readonly string[] _chinese;
    private readonly double[] _weights;
    private readonly int _usual;
    private readonly double _repeats;
    private readonly double _longTexts;
    private readonly bool _equalLengths;

    public RandomCorpus(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
        var size = Size(seed, _random);
        var words = _random.Next(3) switch
        {
            0 => _random.Next(3, 40),
            1 => _random.Next(40, 400),
            _ => _random.Next(400, 4000),
        };
        _english = [.. Enumerable.Range(0, words).Select(English)];
        _chinese = [.. Enumerable.Range(0, words).Select(Chinese)];
        _weights = Zipf(words, 0.6 + _random.NextDouble());
        _usual = size > 20_000 ? _random.Next(2, 6) : _random.Next(2, 25);
        _repeats = _random.Next(3) == 0 ? 0.4 : 0.03;
        _longTexts = _random.Next(3) == 0 ? 0.03 : 0;
        _equalLengths = _random.Next(5) == 0;
        Pairs = Make(size);
    }

    public int Seed { get; }

    public List<AlignedPair> Pairs { get; }

    // Mostly small; some with groups of blocks and many windows; a few with more pairs than 16 bits count.
    private static int Size(int seed, Random random) =>
        seed % 500 == 499 ? random.Next(66_000, 140_000)
        : seed % 12 == 11 ? random.Next(4_000, 12_000)
        : seed % 4 == 3 ? random.Next(400, 3_000)
        : random.Next(1, 400);

    private List<AlignedPair> Make(int size)
    {
        var seen = new HashSet<(string, string)>();
        var pairs = new List<AlignedPair>(size);
        for (var tries = 0; pairs.Count < size && tries < 3 * size; tries++)
        {
            // A pair with the texts of another would be merged into it.
            var english = Text(_english, " ");
            var chinese = Text(_chinese, _random.Next(4) == 0 ? "，" : "");
            if (seen.Add((english, chinese)))
            {
                pairs.Add(Pair(english, chinese));
            }
        }

        return pairs;
    }

    private AlignedPair Pair(string english, string chinese) =>
        RandomPairs.Pair(
            english,
            chinese,
            $"source{_random.Next(3)}",
            _random.Next(3) == 0 ? null : $"document{_random.Next(8)}",
            _random.Next(1000)
        ) with
        {
            Script = (Script)_random.Next(3),
            Quality = _random.Next(2) == 0 ? _random.Next(1001) / 1000f : _random.NextSingle(),
            Date = _random.Next(2) == 0 ? null : DateOnly.FromDayNumber(700_000 + _random.Next(500)),
            Domain = _random.Next(2) == 0 ? null : $"domain{_random.Next(4)}",
        };

    private string Text(string[] words, string separator)
    {
        var count = _equalLengths ? _usual : _random.Next(1, (2 * _usual) + 1);
        if (_random.NextDouble() < _longTexts)
        {
            count = _random.Next(25) == 0 ? _random.Next(1000, 3000) : _random.Next(50, 500);
        }

        var text = new StringBuilder();
        var word = "";
        for (var i = 0; i < count; i++)
        {
            word = i > 0 && _random.NextDouble() < _repeats ? word : words[Pick()];
            _ = text.Append(i == 0 ? "" : separator).Append(word);
        }

        return text.ToString();
    }

    private int Pick()
    {
        var at = Array.BinarySearch(_weights, _random.NextDouble());
        return Math.Min(at < 0 ? ~at : at, _weights.Length - 1);
    }

    private static double[] Zipf(int count, double exponent)
    {
        var weights = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            weights[i] = sum += Math.Pow(i + 1, -exponent);
        }

        for (var i = 0; i < count; i++)
        {
            weights[i] /= sum;
        }

        return weights;
    }

    private string English(int number)
    {
        var word = new StringBuilder();
        for (var rest = (number * 37) + 11; rest > 0; rest /= 8)
        {
            _ = word.Append("ab,ek,il,om,un,st,ra,de".Split(',')[rest % 8]);
        }

        return _random.Next(30) switch
        {
            0 => _random.Next(3000).ToString(CultureInfo.InvariantCulture),
            1 => $"{word}-like",
            _ => word.Append(Endings[_random.Next(Endings.Length)]).ToString(),
        };
    }

    private string Chinese(int number)
    {
        if (_random.Next(40) == 0)
        {
            return English(number);
        }

        // Neighbours in the list above are often words of the dictionary.
        var start = _random.Next(Characters.Length - 4);
        return Characters.Substring(start, _random.Next(1, 4));
    }
}
