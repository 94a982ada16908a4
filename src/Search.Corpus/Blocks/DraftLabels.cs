namespace Search.Corpus.Blocks;

/// <summary>Labels by which textbooks tell a learner's draft from the translation to be learned.</summary>
internal static class DraftLabels
{
    // Whose or which a translation is, and what a translation is called: any of the first before any of the second.
    private static readonly string[] DraftOwners =
    [
        "我的",
        "我自己的",
        "自己的",
        "本人",
        "个人",
        "學生",
        "学生",
        "学员",
        "学习者",
        "同学",
        "练习",
        "練習",
        "错误",
        "有误",
        "机器",
        "機器",
        "逐字",
        "字面",
        "最初",
        "第一版",
        "my ",
        "my own ",
        "draft ",
        "student ",
        "student's ",
        "students' ",
        "learner's ",
        "learner ",
        "literal ",
        "machine ",
        "word-for-word ",
        "word for word ",
        "first ",
    ];

    private static readonly string[] FinalOwners =
    [
        "参考",
        "參考",
        "官方",
        "标准",
        "標準",
        "正确",
        "優秀",
        "优秀",
        "推荐",
        "老师",
        "老師",
        "人工",
        "译者",
        "专业",
        "名家",
        "修改",
        "修改后的",
        "改进",
        "范文",
        "中文",
        "汉语",
        "英文",
        "英语",
        "reference ",
        "model ",
        "suggested ",
        "official ",
        "revised ",
        "published ",
        "teacher's ",
        "better ",
        "final ",
        "correct ",
        "chinese ",
    ];

    private static readonly string[] Translations =
    [
        "翻译",
        "翻譯",
        "译文",
        "譯文",
        "译本",
        "译法",
        "译",
        "译稿",
        "初稿",
        "草稿",
        "定稿",
        "终稿",
        "版本",
        "版",
        "答案",
        "习作",
        "習作",
        "translation",
        "version",
        "draft",
        "attempt",
        "try",
        "rendering",
        "answer",
    ];

    private static readonly string[] Drafts =
    [
        "自译",
        "自譯",
        "自己译",
        "自己翻译",
        "我译",
        "我翻的",
        "我翻译的",
        "拙译",
        "试译",
        "試譯",
        "初译",
        "初譯",
        "草稿",
        "学习者",
        "學習者",
        "粗译",
        "初翻",
        "初稿",
        "误译",
        "直译",
        "机翻",
        "機翻",
        "机译",
        "習作",
        "习作",
        "原译",
        "draft",
        "word for word",
        "word-for-word",
        .. Compounds(DraftOwners),
    ];

    private static readonly string[] Finals =
    [
        "改译",
        "修订",
        "修訂",
        "参考",
        "參考",
        "修改",
        "订正",
        "改正",
        "批改",
        "老师改",
        "老师修改",
        "老师订正",
        "教师修改",
        "corrected",
        "correction",
        "人译",
        "修改后",
        "译文",
        "譯文",
        "参译",
        "翻译",
        "翻譯",
        "答案",
        "原文",
        "英文",
        "中文",
        "例句",
        "reference",
        "translation",
        "original",
        "source text",
        "revised",
        "answer",
        "english",
        "chinese",
        .. Compounds(FinalOwners),
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

    // The longest first, because only a whole label is one: my own first draft before my draft.
    private static IEnumerable<string> Compounds(string[] owners) =>
        from owner in (string[])
            [.. owners, .. from first in owners from second in owners where first != second select first + second]
        from translation in Translations
        orderby owner.Length + translation.Length descending
        select owner + translation;
}
