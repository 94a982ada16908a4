using Search.Text.Analysis;
using Search.Text.Tests.Analysis;

namespace Search.Text.Tests.Numbers;

public sealed class NumberTests
{
    [Theory]
    [InlineData(
        "#n5600000",
        "5.6 million|5,600,000|5600000|560万|560萬|五百六十万|五百六十萬|伍佰陆拾万|伍佰陸拾萬|5.6百万|５６０万|5.60 million|560 万"
    )]
    [InlineData("#n560000", "56万|五十六万|560 thousand")]
    [InlineData("#n123", "壹佰贰拾叁|一百二十三|one hundred and twenty-three|123")]
    [InlineData("#n350000000", "3.5亿|三亿五千万|3亿5000万|350 million|三点五亿|叁亿伍仟万")]
    [InlineData("#n2350", "两千三百五|两千三百五十|2,350")]
    [InlineData("#n10005", "一万零五|10005")]
    [InlineData("#n15", "十五|15|fifteen|一十五")]
    [InlineData("#n3.5", "3.5|三点五|3½|3.50")]
    [InlineData("#n1000000000000", "1万亿|一万亿|one trillion|1 trillion|一兆")]
    [InlineData("#%17", "17%|17 %|１７％|百分之十七|百分之17|17 percent|17 per cent|17.0%|seventeen percent")]
    [InlineData("#%3.5", "3.5%|百分之三点五|3.5 percent|35‰|千分之三十五")]
    [InlineData("#p3", "3个百分点|3 percentage points|三个百分点|three percentage points")]
    [InlineData("#/2/3", "2/3|⅔|三分之二|two thirds|two-thirds")]
    [InlineData(
        "#d2026-11-21",
        "21 November 2026|November 21, 2026|Nov. 21, 2026|21st November 2026|21st of November, 2026|November 21 2026"
            + "|2026年11月21日|2026 年 11 月 21 日|二〇二六年十一月二十一日|二零二六年十一月二十一號|2026-11-21|2026/11/21|2026.11.21"
    )]
    [InlineData("#d2026-08", "August 2026|2026年8月|2026年08月|二〇二六年八月|Aug 2026")]
    [InlineData("#d--11-21", "November 21|21 November|11月21日|十一月二十一日|11月21号|November 21st")]
    [InlineData("#n2026", "2026年|2026|二〇二六年|二零二六年")]
    [InlineData(
        "#$5600000USD",
        "$5.6 million|US$5.6 million|560万美元|5.6 million dollars|5.6 million US dollars|$5.6m|USD 5,600,000"
    )]
    [InlineData("#$100CNY", "¥100|￥100|100元|100 yuan|RMB 100|一百元")]
    [InlineData("#u20°c", "20℃|20°C|20 °C|20摄氏度|20 degrees Celsius")]
    [InlineData("#u5kg", "5kg|5 kg|5㎏|5公斤|5千克|5 kilograms|五公斤|five kilograms")]
    [InlineData("#u3km", "3km|3千米|3公里|三公里|3 kilometres|3 kilometers")]
    [InlineData("#u100m2", "100平方米|100 square meters|100㎡|100 m²")]
    public void One_value_has_one_token_in_both_languages(string term, string texts)
    {
        foreach (var text in texts.Split('|'))
        {
            Tokens.Numbers(text).ShouldBe([(term, text)], text);
        }
    }

    [Theory]
    [InlineData("The console sold 5.6 million units.", "5.6 million")]
    [InlineData("这款主机首年售出560万台。", "560万")]
    [InlineData("大会于二〇二六年十一月二十一日开幕。", "二〇二六年十一月二十一日")]
    [InlineData("It cost $5.6 million in all.", "$5.6 million")]
    [InlineData("下降３.５％，", "３.５％")]
    public void The_span_of_a_number_is_its_whole_expression(string text, string span) =>
        Tokens.Numbers(text).Single().Text.ShouldBe(span);

    [Theory]
    [InlineData("56万", "560万")]
    [InlineData("560", "560万")]
    [InlineData("5.6", "5.6 million")]
    [InlineData("35%", "3.5%")]
    [InlineData("17", "17%")]
    [InlineData("5.6", "$5.6 million")]
    public void A_number_is_no_part_of_a_larger_one(string part, string whole)
    {
        var numbers = Tokens.Of(whole, TokenKind.Number, TokenKind.NumberInner);
        numbers.ShouldNotContain(Tokens.Numbers(part).Single().Term);
    }

    [Theory]
    [InlineData("2026年11月21日", "#n2026|#n21|#d2026-11|#d--11-21")]
    [InlineData("$5.6 million", "#n5600000")]
    [InlineData("20℃", "#n20")]
    public void What_counts_by_itself_inside_an_expression_is_found_too(string text, string inner) =>
        Tokens.Of(text, TokenKind.NumberInner).ShouldBe(inner.Split('|'), ignoreOrder: true);

    [Theory]
    [InlineData("一")]
    [InlineData("千万不要")]
    [InlineData("万一")]
    [InlineData("一个人")]
    [InlineData("三三两两")]
    [InlineData("one day")]
    [InlineData("a day")]
    [InlineData("may I")]
    [InlineData("a million")]
    [InlineData("R1 5G 1990s iPhone")]
    [InlineData("version 1.2.3")]
    [InlineData("007")]
    [InlineData("us")]
    public void Words_that_hold_a_numeral_are_no_numbers(string text)
    {
        var numbers = Tokens.Numbers(text);
        if (text == "a million")
        {
            numbers.Single().Term.ShouldBe("#n1000000");
        }
        else
        {
            numbers.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("99999999999999999999999999")]
    [InlineData("999999999999999999万亿兆万亿兆万亿")]
    [InlineData("九千九百九十九兆兆兆兆兆兆兆兆")]
    [InlineData("999999999999999999 trillion trillion")]
    [InlineData("2026-13-41")]
    [InlineData("1/0 1/1")]
    [InlineData("0000年00月00日")]
    [InlineData("百分之")]
    [InlineData("$")]
    [InlineData("$ 5")]
    [InlineData("5 percentage")]
    [InlineData("5 square")]
    [InlineData("5 per")]
    [InlineData("5 degrees")]
    public void Absurd_numbers_do_no_harm(string text) => Tokens.All(text).ShouldAllBe(t => t.Token.End <= text.Length);
}
