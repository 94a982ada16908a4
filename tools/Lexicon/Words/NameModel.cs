using Search.Text.Lexicon;

namespace Search.Tools.Lexicon.Words;

/// <summary>
/// What characters names are made of, learned from the names in jieba's dictionary: tags nrt (transliterated) and nr
/// (persons).
/// </summary>
public sealed class NameModel
{
    private const double Smoothing = 0.5;
    private const int Outcomes = 4000;
    private const int LeastForeign = 3;

    // The hundred family names and the commoner ones beside them; in folded form every one is a single character.
    private const string Surnames =
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
        + "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明"
        + "臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管"
        + "卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴"
        + "弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙"
        + "池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向"
        + "古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢"
        + "关蒯相查后荆红游竺权逯盖益桓公肖涂岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福闫代";

    // Common in transliterations, and commoner still elsewhere.
    private const string AlsoForeign = "嘉丽叶甫根申露珍黛汤";

    private readonly Dictionary<int, double> _foreign = [];
    private readonly Counter _surname = new();
    private readonly Counter _given = new();
    private readonly Counter _givenLast = new();
    private readonly Counter _givenOnly = new();

    /// <summary>Counts the characters of the names in a word table.</summary>
    public NameModel(WordTable words, Func<int, int> fold)
    {
        var surnames = Surnames.Select(c => fold(c)).ToHashSet();
        LearnForeign(words, fold);
        foreach (var word in words.Jieba.Keys.Where(w => words.Tag(w) == "nr"))
        {
            int[] characters = [.. word.EnumerateRunes().Select(r => r.Value)];
            if (characters.Length is not (2 or 3) || !surnames.Contains(characters[0]))
            {
                continue;
            }

            _surname.Add(characters[0]);
            if (characters.Length == 2)
            {
                _givenOnly.Add(characters[1]);
            }
            else
            {
                _given.Add(characters[1]);
                _givenLast.Add(characters[2]);
            }
        }

        Surname = surnames;
    }

    /// <summary>The surnames.</summary>
    public IReadOnlySet<int> Surname { get; }

    /// <summary>The roles of a character, with its cost as a word.</summary>
    public CharacterModel Of(int codePoint, byte alone) =>
        new(
            alone,
            _foreign.TryGetValue(codePoint, out var share) ? ModelSettings.Cost(share) : CharacterModel.Never,
            Surname.Contains(codePoint) ? _surname.Cost(codePoint) : CharacterModel.Never,
            _given.Cost(codePoint),
            _givenLast.Cost(codePoint),
            _givenOnly.Cost(codePoint),
            (byte)(Numerals.Contains(codePoint) ? 1 : 0),
            0
        );

    private void LearnForeign(WordTable words, Func<int, int> fold)
    {
        var everywhere = new Counter();
        foreach (var (word, frequency) in words.Jieba)
        {
            foreach (var rune in word.EnumerateRunes())
            {
                everywhere.Add(rune.Value, frequency);
            }
        }

        var inNames = new Counter();
        void Learn(Func<string, int[], bool> isName)
        {
            foreach (var word in words.Jieba.Keys)
            {
                int[] characters = [.. word.EnumerateRunes().Select(r => r.Value)];
                if (isName(words.Tag(word), characters))
                {
                    Array.ForEach(characters, c => inNames.Add(c));
                }
            }
        }

        double Ratio(int c) => inNames.Share(c) / ((everywhere.Count(c) + 50.0) / everywhere.Total);
        Learn((tag, characters) => tag == "nrt" && characters.Length >= 3);
        var seed = inNames.Keys.Where(c => inNames.Count(c) >= LeastForeign && Ratio(c) >= 1.5).ToHashSet();
        Learn(
            (tag, characters) =>
                tag is "nr" or "ns" or "nz" or "nrfg"
                && characters.Length is >= 4 and <= 7
                && characters.Count(seed.Contains) >= characters.Length - 1
        );
        var also = AlsoForeign.Select(c => fold(c)).ToHashSet();
        int[] kept =
        [
            .. inNames.Keys.Where(c =>
                inNames.Count(c) >= LeastForeign
                && (Ratio(c) >= ModelSettings.ForeignRatio || also.Contains(c))
                && !Numerals.Contains(c)
            ),
        ];
        var total = kept.Sum(inNames.Count);
        foreach (var c in kept)
        {
            _foreign[c] = (double)inNames.Count(c) / total;
        }
    }

    private sealed class Counter
    {
        private readonly SortedDictionary<int, long> _counts = [];

        public long Total { get; private set; }

        public IEnumerable<int> Keys => _counts.Keys;

        public void Add(int key, long count = 1)
        {
            _counts[key] = _counts.GetValueOrDefault(key) + count;
            Total += count;
        }

        public long Count(int key) => _counts.GetValueOrDefault(key);

        public double Share(int key) => (double)Count(key) / Total;

        public byte Cost(int key) => ModelSettings.Cost((Count(key) + Smoothing) / (Total + (Smoothing * Outcomes)));
    }
}
