using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class TitleFormsTests
{
    [Theory]
    [InlineData("Gardien / Gardienne de phare", "Gardien de phare", "Gardienne de phare")]
    [InlineData(
        "Accordeur réparateur / Accordeuse réparatrice d'orgues",
        "Accordeur réparateur d'orgues",
        "Accordeuse réparatrice d'orgues"
    )]
    [InlineData("Aide facteur / factrice d'orgues", "Aide facteur d'orgues", "Aide factrice d'orgues")]
    [InlineData("Roi / Reine de carnaval", "Roi de carnaval", "Reine de carnaval")]
    public void A_title_with_both_genders_holds_both_forms_and_itself(
        string title,
        string masculine,
        string feminine
    ) => Assert.Equal([masculine, feminine, title], TitleForms.Of(title));

    [Theory]
    [InlineData("Vitrailliste")]
    [InlineData("Responsable bois/papier")]
    [InlineData("")]
    public void A_title_with_one_form_is_that_form(string title) => Assert.Equal([title], TitleForms.Of(title));

    [Theory]
    [InlineData(" / ")]
    [InlineData("Roi / ")]
    [InlineData(" / Reine")]
    [InlineData(" /  / ")]
    public void Half_a_title_is_read_as_it_can(string title) => Assert.Equal(title, TitleForms.Of(title)[^1]);
}
