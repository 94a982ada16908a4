using System.Buffers;

namespace Search.Corpus.Encodings;

/// <summary>
/// The most common Han characters of both scripts. Bytes of one Chinese encoding read as another give characters that
/// are legal but rare, so the share of common ones tells the encodings apart.
/// </summary>
internal static class CommonHan
{
    /// <summary>The characters.</summary>
    public const string Characters =
        "一万三上下不与世业东两並个中为主么之乐也书了事于些亲人什从他代以们件任会但位住体何作你使來便信個們候做像儿元先光克兒入全"
        + "兩公关其内再写军几出分別利别到前力加务动動務十却卻原去又友发受变口只叫可吃同名后向听告员呢命和員問四回因国國在地场報場士"
        + "声处外多大天太夫失头女她好如妈子字学孩學它安定实家實寫对将將對小少尔就山岁工己已师带師帶常平年并幾应度建开张張当往很後得"
        + "從德心快性总情想意愛感應成我或战戰所手才打把报拉据接據放教数數文斯新方於无日时明是時更書最會月有望期本机条来東果样格條業"
        + "樂樓樣次正此歲死母每比民气氣水沒没法活海满滿漢灣点為無然爱父物特现現理生用由电男界當發白的目直相看真眼着知神种種立笑第等"
        + "系結給經網總经结给统美老者而聲聽能自至臺與色花英華萬著處行表被裡西要見親覺见觉解記設許話認語說請變讓认让记许设话说请象走"
        + "起路身車軍輕车轻边过还这进远這通進過道遠還邊那部都里重金長长門開間關门问间难難電面音頭題風风馬马體高麼點";

    private static readonly SearchValues<char> Set = SearchValues.Create(
        Characters + "，。、：；？！“”‘’「」《》（）…—·　"
    );

    /// <summary>Whether a character is common in Chinese text, punctuation included.</summary>
    public static bool Contains(char character) => Set.Contains(character);
}
