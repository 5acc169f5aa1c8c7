using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Formats;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Interchange;

public sealed class PersonalEmailTests
{
    // Houses of the national list of France services (id_fs) whose address was read, one by one, as that of a person;
    // an address is no more to be published here than there.
    private const string OfPersons = """
        74 109 132 159 282 287 295 324 341 344 355 441 444 445 448 498 516 517 518 520 521 523 524
        525 566 583 584 671 672 701 704 800 873 874 875 916 921 932 933 936 1167 1208 1330 1387 1413
        1425 1428 1441 1551 1557 1595 1624 1650 1651 1652 1654 1655 1656 1658 1659 1660 1661 1662
        1684 1685 1707 1728 1805 1852 1865 1877 1898 1966 1981 1989 1990 2011 2057 2135 2230 2232
        2283 2311 2331 2455 2491 2521 2578 2580 2581 2634 2635 2640 2686 2693 2699 2700 2705 2827
        2837 2863 2864 2868 2882 temp_54 temp_58 temp_60 temp_61 temp_62 temp_105 temp_107 temp_114
        """;

    // And some whose address was read as that of a service, in every way of writing one.
    private const string OfServices = """
        26 47 62 85 113 170 177 213 240 311 334 716 1770 1846 1880 1995 2246 2255 2310 2879
        """;

    [Fact]
    public async Task In_the_real_list_the_addresses_of_persons_are_dropped_and_those_of_services_kept()
    {
        await using var fixture = await ImportFixture.OnAsync("sqlite");
        var report = await fixture.ImportAsync(
            new FranceServicesFormat(await ImportFixture.FranceAsync()),
            ImportFixture.Real("france-services/liste-fs-20221201.csv")
        );
        var emails = (await fixture.AllAsync<Place>()).ToDictionary(place => place.SourceId, place => place.Email);
        Assert.All(Ids(OfPersons), id => Assert.Null(emails[id]));
        Assert.All(Ids(OfServices), id => Assert.NotNull(emails[id]));
        Assert.Equal(2082, emails.Values.Count(email => email is not null));
        Assert.Equal(
            538,
            report.Corrected.Count(one =>
                one.Field == "mail" && one.Reason.Contains("personne", StringComparison.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData("jdupont")]
    [InlineData("dupont")]
    [InlineData("j-dupont44")]
    [InlineData("accueil.dupont")]
    [InlineData("mairie.jdupont")]
    [InlineData("marcel")]
    [InlineData("france")]
    [InlineData("edelaval")]
    [InlineData("martin")]
    [InlineData("44")]
    [InlineData("noreply")]
    public void A_word_that_is_neither_a_function_nor_of_the_place_makes_the_address_a_person_s(string local) =>
        Assert.True(PersonalEmail.Is($"{local}@example.org", ["Centre Marcel Pagnol", "Laval", "Saint-Martin"]));

    [Theory]
    [InlineData("accueil")]
    [InlineData("Accueil.Laval")]
    [InlineData("mfslaval53")]
    [InlineData("pi14laval")]
    [InlineData("e2c-laval")]
    [InlineData("centresocial")]
    [InlineData("point.info.st-martin")]
    [InlineData("mds_saintmartin")]
    [InlineData("sainte-croix")]
    [InlineData("maison-de-l-emploi")]
    public void Functions_and_names_of_the_place_glued_or_not_make_the_address_a_service_s(string local) =>
        Assert.False(PersonalEmail.Is($"{local}@example.org", ["Laval", "Saint-Martin", "Espace Ste Croix"]));

    [Fact]
    public void A_box_that_anybody_opens_is_never_published() =>
        Assert.True(PersonalEmail.Is("accueil.laval@GMAIL.com", ["Laval"]));

    private static string[] Ids(string list) => list.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
