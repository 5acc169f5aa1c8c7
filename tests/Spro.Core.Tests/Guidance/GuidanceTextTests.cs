using System.Text.RegularExpressions;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;
using Spro.Core.Structures;

namespace Spro.Core.Tests.Guidance;

public partial class GuidanceTextTests
{
    private static readonly RuleSet Rules = RuleSet.BuiltIn;

    private static IEnumerable<(string Where, string Text)> PublicTexts() =>
        [
            .. Rules.Rules.SelectMany(rule =>
                new[]
                {
                    (rule.Id, rule.Name),
                    (rule.Id, rule.Reason),
                    (rule.Id, rule.PublicBasis),
                    (rule.Id, rule.Delay ?? "Rien."),
                }
            ),
            .. Rules.Flags.Select(flag => (flag.Code, flag.Text)),
            .. Rules.Filters.Select(filter => (filter.Network.Code, filter.Reason)),
            .. Rules.Networks.SelectMany(network =>
                new[]
                {
                    (network.Code, network.Name),
                    (network.Code, network.ShortName),
                    (network.Code, network.Description),
                    (network.Code, network.Audience),
                    (network.Code, network.Scheme),
                }
            ),
            .. Sheets.BuiltIn.All.SelectMany(sheet =>
                new[] { (sheet.Id, sheet.Title), (sheet.Id, sheet.Summary), (sheet.Id, sheet.Body) }
            ),
            .. SituationField.All.SelectMany(field =>
                Wording.BuiltIn[field] is var words
                    ? words
                        .Values.Select(value => (field.Name, value.Label))
                        .Append((field.Name, words.Question))
                        .Append((field.Name, words.Why))
                        .Append((field.Name, words.Label))
                    : []
            ),
            ("notice", Rules.Notice),
        ];

    [Fact]
    public void No_public_text_leaves_an_acronym_alone()
    {
        Assert.All(
            PublicTexts(),
            text =>
            {
                // What an acronym means stands beside it: there is nothing left to expand.
                Assert.Equal(text.Text, Acronyms.BuiltIn.Expand(text.Text, new HashSet<string>()));
                Assert.All(
                    Word()
                        .Matches(text.Text)
                        .Where(word => word.Value.Count(char.IsUpper) > 1 && word.Value.All(char.IsUpper)),
                    word =>
                        Assert.True(
                            Acronyms.BuiltIn.Find(word.Value) is not null || word.Value is "SMS" or "CE",
                            text.Text
                        )
                );
            }
        );
    }

    [Fact]
    public void A_reference_is_cited_only_when_it_was_verified_or_is_the_charter()
    {
        Assert.All(
            Rules.Rules,
            rule =>
            {
                Assert.DoesNotContain("GK", rule.PublicBasis, StringComparison.Ordinal);
                Assert.StartsWith(rule.Scheme, rule.PublicBasis, StringComparison.Ordinal);
                var hidden = rule.References.Where(reference =>
                    reference.Mark != EvidenceMark.Charter
                    && (rule.Mark != EvidenceMark.Verified || reference.Mark != EvidenceMark.Verified)
                );
                foreach (var reference in hidden)
                {
                    Assert.DoesNotContain(reference.Text, rule.PublicBasis, StringComparison.Ordinal);
                    Assert.Contains("en cours de vérification", rule.PublicBasis, StringComparison.Ordinal);
                }

                if (rule.Mark != EvidenceMark.Verified)
                {
                    Assert.DoesNotMatch(ArticleNumber(), rule.PublicBasis);
                }
            }
        );
    }

    [Theory]
    [InlineData(
        "R03",
        "Obligation de formation jusqu'à 18 ans (code de l'éducation, article L114-1 ; décret n° 2020-978 ; instruction du 22 octobre 2020 sur l'obligation de formation) ; autre référence en cours de vérification"
    )]
    [InlineData("R04", "Retour en formation des jeunes sans diplôme ; référence en cours de vérification")]
    [InlineData(
        "R54",
        "Service public régional de l'orientation (charte du service public régional de l'orientation, article 4.1)"
    )]
    public void The_public_basis_reads_plainly(string id, string basis)
    {
        Assert.Equal(basis, Rules.Rules.Single(rule => rule.Id == id).PublicBasis);
    }

    [Fact]
    public void A_service_whose_source_is_not_verified_can_help_and_promises_nothing()
    {
        Assert.All(
            Rules.Rules.Where(rule => rule.Mark is not (EvidenceMark.Verified or EvidenceMark.Charter)),
            rule => Assert.DoesNotMatch(CertainHelp(), rule.Reason)
        );
        var schooling = Rules.Flags.Single(flag => flag.Code == "COMPULSORY_SCHOOLING");
        Assert.Contains("référence en cours de vérification", schooling.Text, StringComparison.Ordinal);
        Assert.Contains(
            "référence est en cours de vérification",
            Sheets.BuiltIn.OnFlag(schooling.Code)!.Summary,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_said_of_a_service_outside_the_charter_is_true_wherever_it_stands()
    {
        // The rule that raises the flag may give the second door as well as the first.
        var second = new Situation
        {
            Age = AgeRange.Exactly(30),
            MainStatus = MainStatus.Jobseeker,
            Needs = Needs.DisabilityRights,
        };
        var decision = FirstAnswer.Decide(Rules, second);
        var flag = decision.Flags.Single(raised => raised.Code == "PRIMARY_OUTSIDE_SPRO");

        Assert.Equal("FT", decision.Answers[0].Network.Code);
        Assert.StartsWith("Un des services", flag.Text, StringComparison.Ordinal);
        Assert.StartsWith("Un des services", Sheets.BuiltIn.OnFlag(flag.Code)!.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_unverified_is_promised_as_a_right_or_as_a_delay()
    {
        Assert.All(
            Rules.Rules.Where(rule => rule.Mark != EvidenceMark.Verified),
            rule => Assert.DoesNotMatch(Promise(), rule.Reason + rule.Name + rule.Scheme + rule.Delay)
        );
        Assert.All(
            Rules.Rules.Select(rule => rule.Delay).OfType<string>(),
            delay =>
            {
                Assert.DoesNotMatch(Digits(), delay);
                Assert.Contains("en cours de vérification", delay, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Every_public_text_is_a_short_clean_sentence()
    {
        Assert.All(
            PublicTexts().Where(text => !text.Where.StartsWith("besoin-", StringComparison.Ordinal)),
            text =>
            {
                Assert.Equal(text.Text.Trim(), text.Text);
                Assert.DoesNotContain("  ", text.Text, StringComparison.Ordinal);
            }
        );
        Assert.All(Rules.Rules, rule => Assert.Matches(Sentence(), rule.Reason));
        Assert.All(Rules.Flags, flag => Assert.Matches(Sentence(), flag.Text));
        Assert.All(Rules.Rules, rule => Assert.InRange(rule.Reason.Length, 30, 240));
    }

    [Fact]
    public void What_a_person_confided_is_not_shown_back_as_a_label()
    {
        Assert.All(
            Rules.Rules.Where(rule =>
                rule.When.Fields.Contains(SituationField.LiteracyFragile)
                || rule.When.Fields.Contains(SituationField.IsDetained)
            ),
            rule => Assert.DoesNotMatch(Label(), rule.Reason)
        );
    }

    [Fact]
    public void Every_sheet_says_in_two_sentences_what_matters_with_source_date_and_owner()
    {
        Assert.All(
            Sheets.BuiltIn.All,
            sheet =>
            {
                Assert.Equal(2, SentenceEnd().Count(sheet.Summary));
                Assert.NotEmpty(sheet.Source);
                Assert.NotEmpty(sheet.Owner);
                Assert.True(sheet.Needs.Count + sheet.Flags.Count + sheet.Publics.Count > 0, sheet.Id);
                Assert.Empty(sheet.Publics.Except(Audiences.All));
                Assert.Empty(sheet.Needs.Except(NeedCodes.All));
                Assert.Empty(sheet.Flags.Except(Rules.Flags.Select(flag => flag.Code)));
            }
        );
        Assert.Equal(Sheets.BuiltIn.All.Count, Sheets.BuiltIn.All.Select(sheet => sheet.Id).Distinct().Count());
        Assert.True(Sheets.BuiltIn.All.Count >= 48);
    }

    [Fact]
    public void The_sheets_of_an_answer_speak_of_needs_first_then_of_flags_and_are_three_at_most()
    {
        var situation = Situations.Of(
            """{"age":16,"mainStatus":"no_activity","hasTransport":false,"needs":["vae","job_search"]}"""
        );

        var sheets = Sheets.BuiltIn.For(
            NeedCodes.Of(situation.Needs!.Value),
            FirstAnswer.Decide(Rules, situation).Flags.Select(flag => flag.Code)
        );

        Assert.Equal(["besoin-job-search", "besoin-vae", "repere-obligation-16-18"], sheets.Select(sheet => sheet.Id));
    }

    [Theory]
    [InlineData("id: x")]
    [InlineData("---\nid: x\ntitle: y\n---\ntexte")]
    [InlineData("---\nid: x\ntitle: y\nsource: z\nreviewed: hier\nowner: o\n---\ntexte")]
    [InlineData(
        "---\nid: x\ntitle: y\nsource: z\nreviewed: 2026-11-20\nowner: o\nurl: javascript:alert(1)\n---\ntexte"
    )]
    [InlineData("---\nid: x\ntitle: y\nsource: z\nreviewed: 2026-11-20\nowner: o\nprice: 10\n---\ntexte")]
    [InlineData("---\nid: x\ntitle: y\nsource: z\nreviewed: 2026-11-20\nowner: o\n---\n")]
    public void A_sheet_without_its_head_or_text_is_refused_by_name(string markdown)
    {
        var refused = Assert.Throws<RefusedException>(() => Sheets.Read("fiche.md", markdown));

        Assert.Equal(("invalid-sheet", "fiche.md"), (refused.Code, refused.Field));
    }

    [Theory]
    [InlineData(
        "R03",
        "Âge : de 16 à 17 ; Situation aujourd'hui : « À la recherche d'un emploi » ou « Sans activité pour le moment » ou « À la maison, avec ma famille ou un proche »"
    )]
    [InlineData(
        "R02",
        "Âge : 15 au plus ; Situation aujourd'hui : autre que « Élève, au collège ou au lycée » ou « Apprenti ou apprentie »"
    )]
    [InlineData(
        "R20",
        "Situation aujourd'hui : « Salarié ou salariée du privé » ou « Intérimaire » ; Cadre : « Non » ou non dit"
    )]
    [InlineData(
        "R15",
        "Âge : 26 ou plus ; Situation aujourd'hui : « À la recherche d'un emploi » ou « À la maison, avec ma famille ou un proche » ou « En service civique » ou « En formation professionnelle »"
    )]
    [InlineData("R01", "Votre conseiller ou conseillère : dit")]
    [InlineData("R54", "toujours")]
    public void A_condition_is_published_in_the_words_people_read(string id, string words)
    {
        Assert.Equal(words, ConditionText.Of(Rules.Rules.Single(rule => rule.Id == id).When, Wording.BuiltIn));
    }

    [Fact]
    public void The_networks_are_those_of_the_domain_with_their_place_in_the_charter()
    {
        var networks = Networks.BuiltIn;

        Assert.Equal(30, networks.Count);
        Assert.Equal("Pôle emploi", networks["FT"].FormerName);
        Assert.Equal(Membership.Vacant, networks["CEP_OP"].Membership);
        Assert.Equal(Membership.Outside, networks["MDPH"].Membership);
        Assert.Equal(
            ["ANY_SPRO_PLACE", "APEC", "CA", "CAP_EMPLOI", "CCI", "CIO", "CMA", "FT", "IJ", "ML", "REGION", "SUIO"],
            networks
                .Where(network => network.Membership == Membership.Signatory)
                .Select(network => network.Code)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "invalid-networks",
            Assert.Throws<RefusedException>(() => Networks.Load("[{\"code\":\"X\"}]")).Code
        );
    }

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[LRD]\d{3,}")]
    private static partial Regex ArticleNumber();

    [GeneratedRegex(
        @"\b(droit à|avez droit|a droit|garanti|doit vous)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Promise();

    [GeneratedRegex(
        @"(?<!peut |peuvent )\b(vous (reçoit|accompagne|aide|conseille|donne|met|renseigne)|reçoit (toute|aussi)|cherche (avec|une)|aide à)\b",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex CertainHelp();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\p{Lu}.*\.$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[.!?](\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"vous (êtes|avez|lisez|écrivez)|illettr|détenu|prison",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Label();
}
