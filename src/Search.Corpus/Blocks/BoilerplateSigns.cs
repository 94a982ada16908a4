using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>Signs of navigation, advertisements, bylines and captions: what pages put around articles anywhere.</summary>
internal static class BoilerplateSigns
{
    private static readonly string[] Bylines =
    [
        "编辑",
        "編輯",
        "责编",
        "責編",
        "责任编辑",
        "責任編輯",
        "作者",
        "译者",
        "譯者",
        "翻译",
        "翻譯",
        "校对",
        "校對",
        "来源",
        "來源",
        "资料来源",
        "資料來源",
        "文章来源",
        "稿源",
        "记者",
        "記者",
        "通讯员",
        "撰文",
        "摄影",
        "攝影",
        "供图",
        "供圖",
        "听写",
        "字幕",
        "字幕组",
        "字幕製作",
        "字幕制作",
        "作词",
        "作詞",
        "作曲",
        "编曲",
        "編曲",
        "演唱",
        "歌手",
        "后期",
        "時間軸",
        "时间轴",
        "发布时间",
        "發布時間",
        "日期",
        "阅读量",
        "文",
        "图",
        "圖",
    ];

    private static readonly string[] Captions =
    [
        "图说",
        "圖說",
        "图注",
        "圖註",
        "图片说明",
        "圖片說明",
        "右图",
        "右圖",
        "左图",
        "左圖",
        "上图",
        "上圖",
        "下图",
        "下圖",
    ];

    private static readonly string[] Advertisements =
    [
        "广告",
        "廣告",
        "扫码",
        "掃碼",
        "扫一扫",
        "掃一掃",
        "扫描二维码",
        "掃描二維碼",
        "二维码",
        "公众号",
        "公眾號",
        "微信号",
        "官方微信",
        "APP下载",
        "APP下載",
        "下载APP",
        "下载客户端",
        "点击下载",
        "點擊下載",
        "点击上方",
        "点击关注",
        "关注我们",
        "關注我們",
        "免费领取",
        "免費領取",
        "限时",
        "限時優惠",
        "报名",
        "咨询电话",
        "客服电话",
        "加入会员",
        "加入會員",
        "立即购买",
        "立即購買",
        "首月",
        "领取音频",
        "阅读原文",
        "點讚",
        "点赞",
    ];

    private static readonly string[] Navigation =
    [
        "首页",
        "首頁",
        "上一页",
        "上一頁",
        "下一页",
        "下一頁",
        "上一篇",
        "下一篇",
        "返回顶部",
        "返回頂部",
        "返回目录",
        "登录",
        "登入",
        "注册",
        "註冊",
        "分享到",
        "分享至",
        "发布评论",
        "发表评论",
        "發表評論",
        "热门评论",
        "热门推荐",
        "相关阅读",
        "相關閱讀",
        "延伸閱讀",
        "延伸阅读",
        "推荐阅读",
        "最新文章",
        "您的位置",
        "您所在的位置",
        "现在的位置",
        "当前位置",
        "目前位置",
        "ICP备",
        "ICP證",
        "版权所有",
        "版權所有",
        "免责声明",
        "隱私權政策",
        "隐私政策",
        "联系我们",
        "聯絡我們",
        "关于我们",
        "關於我們",
        "字号",
        "字體大小",
        "设为首页",
        "加入收藏",
        "查看全部",
        "网站地图",
    ];

    private static readonly string[] EnglishPhrases =
    [
        "copyright ©",
        "© ",
        "all rights reserved",
        "advertisement",
        "sponsored content",
        "subscribe to our",
        "sign up for our",
        "click here",
        "share this article",
        "follow us on",
        "download the app",
        "scan the qr code",
        "scan the code",
        "read more:",
        "terms of use",
        "privacy policy",
        "cookie policy",
        "back to top",
        "previous page",
        "next page",
        "log in",
        "skip to content",
    ];

    /// <summary>The kind of boilerplate that a line is; <see cref="BlockKind.Prose"/> when it is none.</summary>
    public static BlockKind Classify(string line, LanguageProfile profile)
    {
        var inner = line.AsSpan().Trim("[]()（）【】〔〕［］ 　".AsSpan());
        if (IsLabelled(inner, Bylines, 40) || IsEnglishByline(line, profile))
        {
            return BlockKind.Byline;
        }

        if (IsLabelled(inner, Captions, 60) || IsBracketedCaption(line, inner))
        {
            return BlockKind.Caption;
        }

        // A sentence of an article may name a menu; a line without an end, or a short one, is a menu.
        var isSentence = EndsSentence(line);
        var size = profile.HanCharacters + (2 * profile.LatinWords);
        if (size <= 50 && !(isSentence && profile.HanCharacters == 0))
        {
            var hits = Count(line, Advertisements);
            if (hits >= 2 || (hits == 1 && (!isSentence || size <= 16)))
            {
                return BlockKind.Advertisement;
            }

            hits = Count(line, Navigation);
            if (!isSentence && (hits >= 2 || (hits == 1 && size <= 24)))
            {
                return BlockKind.Navigation;
            }
        }

        if (size <= 40 && profile.HanCharacters == 0 && Count(line, EnglishPhrases) > 0 && !isSentence)
        {
            return BlockKind.Navigation;
        }

        return IsMenu(line, isSentence) ? BlockKind.Navigation : BlockKind.Prose;
    }

    private static bool EndsSentence(string line)
    {
        var text = line.AsSpan().TrimEnd("\"”’'」』)） ".AsSpan());
        return text.Length > 0 && text[^1] is '.' or '。' or '!' or '！' or '?' or '？' or ':' or '：' or ';' or '；';
    }

    private static int Count(string line, string[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += line.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count;
    }

    // 编辑:王 / 图：新华社 / 攝影｜林.
    private static bool IsLabelled(ReadOnlySpan<char> line, string[] labels, int longest)
    {
        if (line.Length > longest)
        {
            return false;
        }

        foreach (var label in labels)
        {
            if (line.StartsWith(label, StringComparison.Ordinal))
            {
                var rest = line[label.Length..].TrimStart();
                if (
                    rest.Length == 0
                        ? label.Length > 2
                        : rest[0] is ':' or '：' or '/' or '／' or '|' or '｜' or ')' or '）' or '】'
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsEnglishByline(string line, LanguageProfile profile) =>
        profile.HanCharacters == 0
        && profile.LatinWords <= 8
        && !EndsSentence(line)
        && (
            (line.StartsWith("By ", StringComparison.Ordinal) && line.Length > 4 && char.IsUpper(line[3]))
            || (line.StartsWith("by ", StringComparison.Ordinal) && IsName(line.AsSpan(3)))
            || line.StartsWith("Source:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Author:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Editor:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Translator:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Translated by", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Photo by", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Photo:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Photos:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Written by", StringComparison.OrdinalIgnoreCase)
        );

    // Two or three words in capitals and nothing else.
    private static bool IsName(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.Length == 0 || !char.IsUpper(word[0]))
            {
                return false;
            }

            words++;
        }

        return words is 2 or 3;
    }

    private static bool IsBracketedCaption(string line, ReadOnlySpan<char> inner) =>
        line[0] is '[' or '(' or '（' or '【'
        && (
            inner.StartsWith("Photo", StringComparison.OrdinalIgnoreCase)
            || inner.StartsWith("Image", StringComparison.OrdinalIgnoreCase)
            || inner.StartsWith("Picture", StringComparison.OrdinalIgnoreCase)
            || inner.StartsWith("图", StringComparison.Ordinal)
            || inner.StartsWith("圖", StringComparison.Ordinal)
            || StartsWithAny(inner, Captions)
        );

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Three or more short items between bars, dots or arrows, without the end of a sentence.
    private static bool IsMenu(string line, bool isSentence)
    {
        if (isSentence || line.Length > 200)
        {
            return false;
        }

        var items = line.Split([" | ", " > ", " » ", " · ", " / ", "｜", " >> ", " › "], StringSplitOptions.None);
        return items.Length >= 3 && items.All(item => item.Length <= 24);
    }
}
