namespace Search.Text.Numbers;

/// <summary>Reads numbers in English words: twenty-one, five million, one hundred and five thousand.</summary>
internal static class NumberWordReader
{
    private const int MostWords = 16;

    /// <summary>Reads as many words as make one number.</summary>
    public static bool TryRead(ReadOnlySpan<char> units, int start, out int end, out decimal value, out int words)
    {
        decimal total = 0,
            section = 0,
            last = 0,
            largest = decimal.MaxValue;
        words = 0;
        end = start;
        var at = start;
        while (words < MostWords)
        {
            var word = NumberScan.Word(units, at);
            if (word is "and" && words > 0 && last >= 100)
            {
                at = Next(units, at + word.Length);
                word = NumberScan.Word(units, at);
                if (word.IsEmpty || !NumberWords.TryValue(word, out var tail) || tail >= 100)
                {
                    break;
                }
            }

            decimal number;
            if (words == 0 && word is "a" or "an")
            {
                if (Scale(NumberScan.Word(units, Next(units, start + word.Length))) == 0)
                {
                    break;
                }

                number = 1;
            }
            else if (!NumberWords.TryValue(word, out number) || !NumberScan.EndsWord(units, at + word.Length))
            {
                break;
            }

            if (number >= 1000)
            {
                if (section == 0 || number >= largest)
                {
                    break;
                }

                total += section * number;
                (section, largest) = (0, number);
            }
            else if (number == 100)
            {
                if (section is 0 or >= 100)
                {
                    break;
                }

                section *= 100;
            }
            else
            {
                // After twenty comes a digit, after hundred anything below it, after a digit nothing.
                var fits =
                    last == 0 ? section == 0 : last >= 100 || (last is >= 20 and < 100 && number is > 0 and < 10);
                if (!fits)
                {
                    break;
                }

                section += number;
            }

            last = number;
            words++;
            end = at + word.Length;
            at = Next(units, end);
            if (at == end)
            {
                break;
            }
        }

        value = total + section;
        return words > 0 && !(words == 1 && Scale(NumberScan.Word(units, start)) > 0);
    }

    private static decimal Scale(ReadOnlySpan<char> word) =>
        NumberWords.TryValue(word, out var value) && value >= 100 ? value : 0;

    private static int Next(ReadOnlySpan<char> units, int at) => NumberScan.At(units, at) is ' ' or '-' ? at + 1 : at;
}
