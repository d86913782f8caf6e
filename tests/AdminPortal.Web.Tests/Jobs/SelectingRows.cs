using AdminPortal.Web.Shared;

namespace AdminPortal.Web.Tests.Jobs;

public sealed class SelectingRows
{
    private static readonly string[] Page = ["a", "b", "c", "d"];
    private readonly Selection selection = new();

    [Fact]
    public void Rows_stay_selected_from_page_to_page()
    {
        selection.Toggle("a", Page, toLast: false);
        selection.Toggle("z", ["y", "z"], toLast: false);

        Assert.Equal(["a", "z"], selection.Ids.Order());
        selection.Toggle("a", Page, toLast: false);
        Assert.Equal(["z"], selection.Ids);
    }

    [Fact]
    public void With_shift_all_rows_between_follow()
    {
        selection.Toggle("d", Page, toLast: true);
        selection.Toggle("b", Page, toLast: true);

        Assert.Equal(["b", "c", "d"], selection.Ids.Order());
    }

    [Fact]
    public void The_page_is_selected_and_let_go_as_one()
    {
        selection.Toggle("b", Page, toLast: false);

        selection.TogglePage(Page);
        Assert.True(selection.ContainsAll(Page));
        selection.TogglePage(Page);
        Assert.False(selection.Any);
    }

    [Fact]
    public void Letting_one_go_of_all_leaves_the_others_of_its_page()
    {
        selection.SelectAll();
        Assert.True(selection.Contains("anything"));

        selection.Toggle("b", Page, toLast: false);

        Assert.False(selection.IsAll);
        Assert.Equal(["a", "c", "d"], selection.Ids.Order());
    }

    [Fact]
    public void Whoever_shows_it_is_told()
    {
        var told = 0;
        selection.Changed += () => told++;

        selection.Toggle("a", Page, toLast: false);
        selection.TogglePage(Page);
        selection.SelectAll();
        selection.Clear();

        Assert.Equal(4, told);
        Assert.False(selection.Any);
    }
}
