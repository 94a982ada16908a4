namespace Search.Corpus.Blocks;

/// <summary>Labels by which textbooks tell a learner's draft from the translation to be learned.</summary>
internal static class DraftLabels
{
    private static readonly string[] Drafts =
    [
        "学生译文",
        "學生譯文",
        "我的译文",
        "我的譯文",
        "自译",
        "试译",
        "試譯",
        "初译",
        "初譯",
        "初稿",
        "练习译文",
        "错误译文",
        "误译",
        "直译",
        "逐字翻译",
        "逐字译",
        "机器翻译",
        "机翻",
        "机译",
        "学生习作",
        "習作",
        "原译",
        "my translation",
        "my draft",
        "first draft",
        "draft",
        "student translation",
        "student's translation",
        "literal translation",
        "machine translation",
        "word for word",
    ];

    private static readonly string[] Finals =
    [
        "参考译文",
        "參考譯文",
        "官方译文",
        "标准译文",
        "正确译文",
        "优秀译文",
        "改译",
        "修改后",
        "修改译文",
        "译文",
        "譯文",
        "答案",
        "参考答案",
        "原文",
        "英文",
        "中文",
        "例句",
        "reference translation",
        "reference",
        "model translation",
        "suggested translation",
        "translation",
        "official translation",
        "original",
        "revised",
        "answer",
        "english",
        "chinese",
    ];

    /// <summary>Whether a line, or its beginning, is a label; <paramref name="length"/> is where the text after it begins.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isDraft">Whether what follows is a draft.</param>
    /// <param name="length">How much of the line is label.</param>
    public static bool TryRead(string line, out bool isDraft, out int length)
    {
        var start = 0;
        while (
            start < line.Length
            && line[start] is '【' or '[' or '(' or '（' or '〔' or '［' or '*' or ' ' or '<' or '《'
        )
        {
            start++;
        }

        foreach (var (labels, draft) in ((string[], bool)[])[(Drafts, true), (Finals, false)])
        {
            foreach (var label in labels)
            {
                if (!line.AsSpan(start).StartsWith(label, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var end = start + label.Length;
                while (
                    end < line.Length
                    && (char.IsAsciiDigit(line[end]) || line[end] is '一' or '二' or '三' or 'A' or 'B')
                )
                {
                    end++;
                }

                var closed = false;
                while (
                    end < line.Length
                    && (
                        line[end]
                        is '】'
                            or ']'
                            or ')'
                            or '）'
                            or '〕'
                            or '］'
                            or ':'
                            or '：'
                            or '*'
                            or ' '
                            or '>'
                            or '》'
                    )
                )
                {
                    closed |= line[end] is not (' ' or '*');
                    end++;
                }

                if (end == line.Length || closed)
                {
                    isDraft = draft;
                    length = end;
                    return true;
                }
            }
        }

        isDraft = false;
        length = 0;
        return false;
    }
}
