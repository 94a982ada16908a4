using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Search.Browser.Tests;

public sealed class PageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Typing_a_word_shows_hits_side_by_side_with_the_matches_marked()
    {
        var page = await browser.OpenAsync("/");
        await page.FillAsync("#q", "芯片");
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync(".hit");
        (await page.Locator(".hit .en").First.InnerTextAsync()).ShouldNotBeEmpty();
        (await page.Locator(".hit .zh mark").First.InnerTextAsync()).ShouldBeOneOf("芯片", "晶片");
        page.Url.ShouldContain("?q=");
    }

    [Fact]
    public async Task A_match_inside_a_word_is_marked_although_the_word_has_an_equivalent()
    {
        var page = await browser.OpenAsync("/?q=" + Uri.EscapeDataString("芯"));
        await page.WaitForSelectorAsync(".hit");
        var hits = await page.Locator(".hit .zh").CountAsync();
        (await page.Locator(".hit .zh:has(mark:not(.equivalent))").CountAsync()).ShouldBe(hits);
        (await page.Locator(".hit .zh mark:not(.equivalent)").First.InnerTextAsync()).ShouldBe("芯");
    }

    [Fact]
    public async Task An_address_with_a_query_opens_its_results_and_back_returns()
    {
        var page = await browser.OpenAsync("/?q=chips");
        await page.WaitForSelectorAsync(".hit");
        await page.FillAsync("#q", "tea");
        await page.PressAsync("#q", "Enter");
        await page.WaitForFunctionAsync("document.title.startsWith('tea')");
        await page.GoBackAsync();
        await page.WaitForFunctionAsync("document.title.startsWith('chips')");
        (await page.InputValueAsync("#q")).ShouldBe("chips");
    }

    [Fact]
    public async Task Context_shows_the_neighbours_of_a_hit_and_hides_them_again()
    {
        var page = await browser.OpenAsync("/?q=chips");
        var button = page.Locator(".hit .context").First;
        await button.ClickAsync();
        await page.WaitForSelectorAsync(".neighbour");
        await button.ClickAsync();
        (await page.Locator(".neighbour").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_query_for_nothing_is_explained_in_words()
    {
        var page = await browser.OpenAsync("/?q=%EF%BC%8C");
        await page.WaitForFunctionAsync("document.getElementById('status').textContent.length > 10");
        (await page.Locator(".hit").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Markup_in_a_query_stays_text()
    {
        var page = await browser.OpenAsync(
            "/?q=" + Uri.EscapeDataString("<img src=x onerror=document.title='broken'>chips")
        );
        await page.WaitForFunctionAsync("document.getElementById('status').textContent.length > 3");
        (await page.TitleAsync()).ShouldNotBe("broken");
    }

    [Theory]
    [InlineData("/", ColorScheme.Light)]
    [InlineData("/?q=chips", ColorScheme.Light)]
    [InlineData("/?q=chips", ColorScheme.Dark)]
    public async Task The_page_is_accessible(string path, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(path, scheme);
        if (path.Length > 1)
        {
            await page.WaitForSelectorAsync(".hit");
        }

        var result = await page.RunAxe();
        result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length})").ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_nothing_is_cut_off()
    {
        var page = await browser.OpenAsync("/?q=chips", width: 360);
        await page.WaitForSelectorAsync(".hit");
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        overflow.ShouldBe(0);
    }

    [Fact]
    public async Task On_a_phone_the_filters_are_a_sheet_that_leaves_the_hits_where_they_are()
    {
        var page = await browser.OpenAsync("/?q=chips", width: 390);
        await page.WaitForSelectorAsync(".hit");
        var hit = page.Locator(".hit").First;
        var before = (await hit.BoundingBoxAsync())!.Y;
        await page.ClickAsync("#more");
        await page.WaitForSelectorAsync("#panel:modal");
        (await hit.BoundingBoxAsync())!.Y.ShouldBe(before);
        var sheet = (await page.Locator("#panel").BoundingBoxAsync())!;
        (sheet.Y + sheet.Height).ShouldBe(900, 1);

        // A choice is taken at once and the sheet stays; Escape closes it and the focus goes back.
        await page.SelectOptionAsync("[name=script]", "hans");
        await page.WaitForFunctionAsync("location.search.includes('script=hans')");
        (await page.Locator("#panel:modal").CountAsync()).ShouldBe(1);
        var result = await page.RunAxe();
        result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length})").ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#panel[open]").CountAsync()).ShouldBe(0);
        (await page.GetAttributeAsync("#more", "aria-expanded")).ShouldBe("false");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("more");
        (await page.InnerTextAsync("#more")).ShouldContain("1 set");
    }

    [Fact]
    public async Task On_a_phone_an_address_with_filters_shows_its_hits_not_the_filters()
    {
        var page = await browser.OpenAsync("/?q=chips&sort=length", width: 390);
        await page.WaitForSelectorAsync(".hit");
        (await page.Locator("#panel[open]").CountAsync()).ShouldBe(0);
        await page.ClickAsync("#more");
        await page.ClickAsync("#panel [type=submit]");
        (await page.Locator("#panel[open]").CountAsync()).ShouldBe(0);
        await page.WaitForSelectorAsync(".hit");
    }

    [Fact]
    public async Task On_a_wide_screen_the_filters_are_part_of_the_page_and_keep_the_focus_in_the_box()
    {
        var page = await browser.OpenAsync("/?q=chips&sort=length");
        await page.WaitForSelectorAsync(".hit");
        (await page.Locator("#panel[open]").CountAsync()).ShouldBe(1);
        (await page.Locator("#panel:modal").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("q");
        await page.ClickAsync("#more");
        (await page.Locator("#panel[open]").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Swagger_answers_an_operation_that_is_tried_with_its_example()
    {
        var page = await browser.OpenAsync("/swagger/index.html");
        var operation = page.Locator("#operations-Search-search");
        await operation.Locator(".opblock-summary").ClickAsync();
        await operation.Locator("button.execute").ClickAsync();
        await operation.Locator(".live-responses-table tr.response .response-col_status").First.WaitForAsync();
        (
            await operation.Locator(".live-responses-table tr.response .response-col_status").First.InnerTextAsync()
        ).ShouldStartWith("200");
    }
}
