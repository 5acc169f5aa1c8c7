using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public sealed class TitleFormsTests
{
    [Theory]
    [InlineData("Boulanger / Boulangère", "Boulanger", "Boulangère")]
    [InlineData("Serveur / Serveuse de bar", "Serveur de bar", "Serveuse de bar")]
    [InlineData("Chef / Cheffe d'équipe", "Chef d'équipe", "Cheffe d'équipe")]
    [InlineData("Éleveur / Eleveuse de chèvres", "Éleveur de chèvres", "Eleveuse de chèvres")]
    [InlineData(
        "Agent général / Agente générale d'assurance",
        "Agent général d'assurance",
        "Agente générale d'assurance"
    )]
    [InlineData("Cadre Dirigeant / Dirigeante", "Cadre Dirigeant", "Cadre Dirigeante")]
    [InlineData("Garde Forestier / Forestière du parc", "Garde Forestier du parc", "Garde Forestière du parc")]
    [InlineData("Homme / Femme de ménage", "Homme de ménage", "Femme de ménage")]
    [InlineData("Homme sage-femme / Sage-femme", "Homme sage-femme", "Sage-femme")]
    public void Each_form_is_whole_and_what_is_common_is_in_both(string title, string masculine, string feminine) =>
        Assert.Equal(new TitleForms(masculine, feminine), TitleForms.Of(title));

    [Theory]
    [InlineData("Marin-pêcheur")]
    [InlineData("Responsable d'atelier en chimie/pharmacie")]
    [InlineData("Vendeur / Vendeuse / Autre")]
    [InlineData(" / Boulangère")]
    [InlineData("")]
    public void A_title_of_a_single_form_has_no_forms(string title) => Assert.Null(TitleForms.Of(title));

    [Fact]
    public void Two_ways_of_saying_that_are_no_forms_of_one_word_stay_as_they_are() =>
        Assert.Equal(
            new TitleForms("Responsable développement", "Business Developer"),
            TitleForms.Of("Responsable développement / Business Developer")
        );
}
