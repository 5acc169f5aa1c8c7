using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public sealed class CertificationsTests
{
    [Fact]
    public void The_newest_edition_tells_a_certification_whole_and_older_ones_add_what_it_no_longer_has()
    {
        var all = Certifications.Of([
            Edition("a", new DateOnly(2021, 1, 1), Row("1", "RNCP1", "Ancien titre", 3), Row("2", "RNCP2", "Seul", 4)),
            Edition("b", new DateOnly(2024, 6, 28), Row("1", "RNCP1", "Nouveau titre", null)),
        ]);
        Assert.Equal(("Nouveau titre", null, "b"), Told(all.Find("rncp1")!));
        Assert.Equal(("Seul", 4, "a"), Told(all.Find("RNCP2")!));
        Assert.Null(all.Find("RNCP3"));

        static (string, int?, string) Told(CertificationRecord one) => (one.Title, one.Level, one.From.Version);
    }

    [Theory]
    // Written otherwise, the kind in front, words that one of them adds: the same title.
    [InlineData("CAP cuisine", "Cuisine")]
    [InlineData("Ingénieur diplômé de l'école navale", "Ingénieur diplômé de l’Ecole navale (Brest)")]
    [InlineData("Certificat de spécialisation technicien de cave", "option Technicien de cave")]
    [InlineData("Ingénieur de l'école de Rennes (Université de Rennes)", "Ingénieur de l'école de Rennes (ENSCR)")]
    [InlineData("BP technique de laboratoire", "Techniques de laboratoire")]
    public void Titles_that_differ_by_their_writing_only_agree(string newer, string older) =>
        Assert.Empty(Told(Row("1", "RNCP1", newer, 3), Row("1", "RNCP1", older, 3)));

    [Fact]
    public void What_editions_say_otherwise_is_kept_each_with_its_source_the_newest_first()
    {
        var newer = Row("1", "RNCP1", "Joaillier", 6) with { EndsOn = new DateOnly(2028, 8, 31), IsActive = true };
        var older = Row("1", "RNCP1", "Sertisseur", 5) with { EndsOn = new DateOnly(2024, 1, 1), IsActive = false };
        var told = Told(newer, older);
        Assert.Equal(Enum.GetValues<CertificationFact>(), told.Select(one => one.Fact));
        Assert.All(told, one => Assert.Equal(["b", "a"], one.Told.Select(record => record.From.Version)));
        Assert.Equal([6, 5], told[1].Told.Select(record => record.Level));
    }

    [Fact]
    public void What_an_edition_does_not_tell_and_what_has_ended_since_contradict_nothing()
    {
        var newer = Row("1", "RNCP1", "Joaillier", null) with { IsActive = false };
        var older = Row("1", "RNCP1", "Joaillier", 5) with { EndsOn = new DateOnly(2024, 1, 1), IsActive = true };
        Assert.Empty(Told(newer, older));
    }

    [Fact]
    public void Three_editions_give_each_thing_said_once()
    {
        var all = Certifications.Of([
            Edition("a", new DateOnly(2021, 1, 1), Row("1", "RNCP1", "Joaillier", 5)),
            Edition("b", new DateOnly(2024, 1, 1), Row("1", "RNCP1", "Joaillier", 6)),
            Edition("c", new DateOnly(2026, 1, 1), Row("1", "RNCP1", "Joaillier", 5)),
        ]);
        var level = Assert.Single(all.Find("RNCP1")!.Disagreements);
        Assert.Equal(["c", "b"], level.Told.Select(record => record.From.Version));
    }

    private static IReadOnlyList<Disagreement> Told(Certification newer, Certification older) =>
        Certifications
            .Of([Edition("a", new DateOnly(2021, 1, 1), older), Edition("b", new DateOnly(2024, 6, 28), newer)])
            .Find("RNCP1")!
            .Disagreements;

    [Fact]
    public void Words_of_our_own_yield_to_any_official_edition()
    {
        var own = Edition("demonstration", new DateOnly(2026, 1, 1), Row("1", "RNCP1", "Démonstration", 3));
        own = own with { Version = own.Version with { IsDemonstration = true } };
        Assert.Equal("Démonstration", Assert.Single(Certifications.Of([own]).All).Title);
        var official = Edition("a", new DateOnly(2021, 1, 1), Row("2", "RNCP2", "Officielle", 3));
        Assert.Equal("RNCP2", Assert.Single(Certifications.Of([own, official]).All).Code);
    }

    [Fact]
    public void Options_of_one_code_are_one_certification_named_by_what_they_share()
    {
        var all = Certifications.Of([
            Edition(
                "a",
                null,
                Row("1", "RNCP9", "Brevet du sport mention tir", 5) with
                {
                    RomeCodes = "G1204 K2111",
                },
                Row("2", "RNCP9", "Brevet du sport mention voile", 5) with
                {
                    RomeCodes = "G1204",
                }
            ),
        ]);
        var one = Assert.Single(all.All);
        Assert.Equal("Brevet du sport", one.Title);
        Assert.Equal(["Brevet du sport mention tir", "Brevet du sport mention voile"], one.Options);
        Assert.Equal(["G1204", "K2111"], one.RomeCodes);
        Assert.Equal(5, one.Level);
    }

    [Fact]
    public void Titles_that_share_nothing_are_not_cut_to_nothing() =>
        Assert.Equal("Assureur", Certifications.CommonTitle(["Assureur", "Banquier"]));

    [Fact]
    public void An_occupation_has_the_certifications_of_its_code_and_of_the_wider_code_it_was_split_from()
    {
        var all = Certifications.Of([
            Edition(
                "a",
                null,
                Row("1", "RNCP1", "Du métier", 5) with
                {
                    RomeCodes = "A1102",
                },
                Row("2", "RNCP2", "Du métier plus large", 3) with
                {
                    RomeCodes = "A1101",
                },
                Row("3", "RNCP3", "D'un autre", 3) with
                {
                    RomeCodes = "B1101",
                }
            ),
        ]);
        var occupations = Occupations.Of([Editions.Of("901", [("A1101", "A1101"), ("A1102", "A1101")], [])]);
        Assert.Equal(["RNCP2", "RNCP1"], all.LeadingTo(occupations.Find("A1102")!).Select(one => one.Code));
        Assert.Equal(["RNCP2"], all.LeadingTo(occupations.Find("A1101")!).Select(one => one.Code));
        Assert.Equal(["A1101", "A1102"], occupations.ReachedBy(["A1101"]).Select(one => one.RomeCode));
    }

    [Fact]
    public void A_code_that_no_edition_has_any_more_leads_to_what_took_its_place()
    {
        var edition = Edition("a", null, Row("1", "RNCP2", "Nouvelle", 3)) with
        {
            Successions =
            [
                new CertificationSuccession
                {
                    Version = "a",
                    OldCode = "RNCP1",
                    NewCode = "RNCP2",
                },
            ],
        };
        var all = Certifications.Of([edition]);
        Assert.Null(all.Find("RNCP1"));
        Assert.Equal(["RNCP2"], all.SuccessorsOf("rncp1"));
        Assert.Equal(["RNCP1"], all.Find("RNCP2")!.Replaces);
    }

    [Fact]
    public void A_domain_is_named_by_the_edition_of_its_certification_else_by_the_newest_else_not_at_all()
    {
        var older = Edition(
            "a",
            new DateOnly(2021, 1, 1),
            Row("1", "RNCP1", "Ancienne", 3) with
            {
                Formacodes = "21018 22420 31011",
            }
        );
        older = older with { Labels = [Label("21018", "Autrefois"), Label("44444", "Oublié depuis")] };
        var newer = Edition(
            "b",
            new DateOnly(2024, 6, 28),
            Row("2", "RNCP2", "Récente", 3) with
            {
                Formacodes = "21018",
            }
        );
        newer = newer with { Labels = [Label("21018", "Aujourd'hui"), Label("22420", "Isolation d'essai")] };
        var all = Certifications.Of([older, newer]);
        Assert.Equal(
            [("21018", "Autrefois", "a"), ("22420", "Isolation d'essai", "b"), ("31011", null, null)],
            all.Find("RNCP1")!.Domains.Select(Told)
        );
        Assert.Equal([("21018", "Aujourd'hui", "b")], all.Find("RNCP2")!.Domains.Select(Told));
        Assert.Equal(
            [("21018", "Aujourd'hui", "b"), ("44444", "Oublié depuis", "a"), ("99999", null, null)],
            all.DomainsOf(["21018", "44444", "99999"]).Select(Told)
        );

        static (string, string?, string?) Told(TrainingDomain domain) =>
            (domain.Formacode, domain.Label, domain.From?.Version);

        static FormacodeLabel Label(string code, string label) =>
            new()
            {
                Version = "any",
                Code = code,
                Label = label,
            };
    }

    [Fact]
    public void What_is_not_known_to_have_ended_has_not()
    {
        var day = new DateOnly(2026, 11, 24);
        var open = Assert.Single(Certifications.Of([Edition("a", null, Row("1", "RNCP1", "Une", 3))]).All);
        Assert.False(open.HasEndedBy(day));
        Assert.False((open with { LastSessionYear = 2026, EndsOn = day }).HasEndedBy(day));
        Assert.True((open with { LastSessionYear = 2025 }).HasEndedBy(day));
        Assert.True((open with { EndsOn = day.AddDays(-1) }).HasEndedBy(day));
        Assert.True((open with { IsActive = false }).HasEndedBy(day));
    }

    private static CertificationEdition Edition(string version, DateOnly? date, params Certification[] rows) =>
        new(Editions.Version(version, date) with { Referential = ReferentialVersion.Certifications }, rows, [], []);

    private static Certification Row(string id, string code, string title, int? level) =>
        new()
        {
            Version = "any",
            SourceId = id,
            Code = code,
            Title = title,
            Level = level,
        };
}
