using Search.Text.Analysis;
using Search.Text.Tests.Analysis;

namespace Search.Text.Tests.English;

public sealed class StemTests
{
    [Theory]
    [InlineData("news", "new")]
    [InlineData("university", "universe")]
    [InlineData("universities", "universal")]
    [InlineData("organization", "organ")]
    [InlineData("important", "import")]
    [InlineData("experiment", "experience")]
    [InlineData("politics", "polite")]
    [InlineData("department", "depart")]
    [InlineData("police", "policy")]
    [InlineData("customer", "custom")]
    [InlineData("several", "sever")]
    [InlineData("positive", "position")]
    [InlineData("paste", "past")]
    [InlineData("vertices", "vertical")]
    [InlineData("indices", "indicator")]
    [InlineData("lens", "len")]
    [InlineData("cooper", "cooperation")]
    [InlineData("hospital", "hospitality")]
    [InlineData("wit", "witness")]
    [InlineData("sing", "singe")]
    [InlineData("sever", "severe")]
    [InlineData("ration", "rational")]
    [InlineData("relation", "relative")]
    [InlineData("relation", "relativity")]
    [InlineData("inform", "informal")]
    public void Words_of_other_meaning_have_other_stems(string one, string other) => Stem(one).ShouldNotBe(Stem(other));

    [Theory]
    [InlineData("organisation", "organization", "organize", "organising", "organisers")]
    [InlineData("colour", "color", "colours", "colored", "colouring")]
    [InlineData("centre", "center", "centres", "centered", "centred")]
    [InlineData("analyse", "analyze", "analysis", "analysed", "analyzing")]
    [InlineData("travelled", "traveled", "travelling", "travels", "travel")]
    [InlineData("labour", "labor", "labours", "laboured", "laboring")]
    [InlineData("catalogue", "catalog", "catalogues", "catalogs", "catalogued")]
    [InlineData("programme", "program", "programmes", "programs", "programming")]
    [InlineData("manoeuvre", "maneuver", "manoeuvres", "manoeuvred", "maneuvered")]
    [InlineData("paediatric", "pediatric", "pediatrics", "paediatrics", "pediatric")]
    [InlineData("realise", "realize", "realised", "realisation", "realizations")]
    [InlineData("localise", "localize", "localised", "localizing", "localization")]
    [InlineData("initialise", "initialize", "initialised", "initializing", "initialization")]
    [InlineData("promise", "promises", "promised", "promising", "promise")]
    [InlineData("raise", "raises", "raised", "raising", "raise")]
    [InlineData("car", "cars", "car", "cars", "car")]
    [InlineData("run", "runs", "running", "run", "runs")]
    [InlineData("city", "cities", "city", "cities", "city")]
    [InlineData("children", "child", "children", "child", "child")]
    public void Forms_and_spellings_of_a_word_have_one_stem(string a, string b, string c, string d, string e)
    {
        var stem = Stem(a);
        foreach (var other in (string[])[b, c, d, e])
        {
            Stem(other).ShouldBe(stem, other);
        }
    }

    [Theory]
    [InlineData("bus buses")]
    [InlineData("menu menus")]
    [InlineData("gas gases gas's")]
    [InlineData("alias aliases aliased")]
    [InlineData("quiz quizzes")]
    [InlineData("virus viruses")]
    [InlineData("status statuses")]
    [InlineData("lens lenses")]
    [InlineData("canvas canvases")]
    [InlineData("atlas atlases")]
    [InlineData("bias biases biased")]
    [InlineData("iris irises")]
    [InlineData("plateau plateaus plateaux")]
    [InlineData("wolf wolves wolf's")]
    [InlineData("knife knives")]
    [InlineData("life life's")]
    [InlineData("half halves")]
    [InlineData("crisis crises")]
    [InlineData("hypothesis hypotheses")]
    [InlineData("analysis analyses analyse analyze")]
    [InlineData("matrix matrices matrixes")]
    [InlineData("vertex vertices vertexes")]
    [InlineData("index indices indexes indexed")]
    [InlineData("nucleus nuclei")]
    [InlineData("bacterium bacteria")]
    [InlineData("formula formulae formulas")]
    [InlineData("antenna antennae antennas")]
    [InlineData("louse lice")]
    [InlineData("ox oxen")]
    [InlineData("faeces feces")]
    [InlineData("fuelled fueled fuel")]
    [InlineData("dialled dialed dial")]
    [InlineData("caesarean cesarean")]
    [InlineData("likeable likable")]
    [InlineData("mediaeval medieval")]
    [InlineData("counsellor counselor counsellors")]
    [InlineData("programmer programer programmers")]
    [InlineData("cooperate cooperation cooperative")]
    [InlineData("severe severely")]
    public void Irregular_forms_and_spellings_have_one_stem(string words)
    {
        var forms = words.Split(' ');
        foreach (var form in forms)
        {
            Stem(form).ShouldBe(Stem(forms[0]), form);
        }
    }

    // From the sample vocabulary that is published with the algorithm.
    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consignment", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consolidated", "consolid")]
    [InlineData("conspicuously", "conspicu")]
    [InlineData("conspirators", "conspir")]
    [InlineData("constancy", "constanc")]
    [InlineData("knightly", "knight")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knavish", "knavish")]
    [InlineData("kneeling", "kneel")]
    [InlineData("knotty", "knotti")]
    [InlineData("generously", "generous")]
    [InlineData("happy", "happi")]
    [InlineData("flying", "fli")]
    [InlineData("dying", "die")]
    [InlineData("skies", "sky")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("this", "this")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("proceed", "proceed")]
    [InlineData("sensational", "sensat")]
    [InlineData("relational", "relat")]
    [InlineData("hopefulness", "hope")]
    [InlineData("electricity", "electr")]
    [InlineData("probably", "probabl")]
    public void Stems_are_those_of_the_published_algorithm(string word, string stem) => Stem(word).ShouldBe(stem);

    private static string Stem(string word) => Tokens.In(word, TokenLayer.Word)[0];
}
