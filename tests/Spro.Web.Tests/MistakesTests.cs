using AngleSharp.Dom;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>Whoever makes two mistakes in a form reads both, each beside its field, and types nothing again.</summary>
public class MistakesTests(Site site)
{
    private const string NoSuchDay = "Day=31&{0}.Month=2&{0}.Year=2027";
    private static readonly Guid New = Guid.CreateVersion7();

    /// <summary>Who writes, where, in which form; what they type; the fields that are wrong; those that keep what was typed.</summary>
    public static TheoryData<Role?, string, string, string, string, string> Forms =>
        new()
        {
            {
                Role.Region,
                $"/animation/instances/{New}",
                "",
                $"Heading=&Chairs=Présidence d'essai&{Wrong("ValidFrom")}&{Wrong("ValidTo")}",
                "Heading Territory ValidFrom ValidTo",
                "Chairs ValidFrom.Day"
            },
            {
                Role.Region,
                $"/animation/instances/{PageExamples.OfNetworkLife("commission")}",
                "seat",
                $"Structure=Nulle part&Email=sans arobase&{Wrong("From")}",
                "Email From Function Structure",
                "Structure Email"
            },
            {
                Role.Region,
                $"/animation/reunions/{PageExamples.OfNetworkLife("session")}/suites",
                "decide",
                $"Owner=Network/ML&{Wrong("Due")}",
                "Due Text",
                "Owner Due.Day"
            },
            {
                Role.Region,
                $"/animation/reunions/{PageExamples.OfNetworkLife("session")}/suites",
                "follow",
                $"Standing=Dropped&{Wrong("NewDue")}",
                "Decision NewDue News",
                "Standing NewDue.Day"
            },
            {
                Role.Region,
                $"/animation/reunions/{PageExamples.OfNetworkLife("exchange")}/suites",
                "",
                "people-ML=beaucoup&people-CIO=trop&Minutes=Un compte rendu&Extract=&IsPublic=true",
                "Extract people-CIO people-ML",
                "people-ML Minutes"
            },
            {
                Role.Region,
                $"/animation/reunions/{PageExamples.OfNetworkLife("next-session")}/documents",
                "",
                "Heading=&Link=nulle part",
                "Heading Link",
                "Link"
            },
            {
                Role.Region,
                "/labels/noter",
                "",
                $"Body=Organisme d'essai&{Wrong("DecidedOn")}&{Wrong("Grant.ValidFrom")}&Grant.Structure=Nulle part",
                "Call DecidedBy DecidedOn Grant_Structure Grant_ValidFrom Grant_ValidTo Reference",
                "Body Grant.Structure Grant.ValidFrom.Day"
            },
            {
                Role.Region,
                "/labels/reconnaissances",
                "",
                $"Structure=Nulle part&{Wrong("RecognisedTo")}",
                "Act Criteria RecognisedFrom RecognisedTo Structure",
                "Structure RecognisedTo.Day"
            },
            {
                Role.Region,
                $"/appels/candidatures/{PageExamples.OfAssociates("application/eligible")}",
                "check",
                $"Result=PieceAsked&{Wrong("PieceBy")}",
                "Note PieceBy",
                "Result PieceBy.Day"
            },
            {
                Role.Region,
                $"/parutions/{New}",
                "",
                $"Heading=Un guide&EditionYear=bientôt&PrintRun=mille&{Wrong("PublishedOn")}",
                "Audience Collection EditionYear PrintRun PublishedOn",
                "Heading EditionYear PrintRun PublishedOn.Day"
            },
            {
                Role.Region,
                "/tenir-la-charte/seuils/OBL-13",
                "",
                $"Value=beaucoup&{Wrong("From")}",
                "Act From Value",
                "Value From.Day"
            },
            {
                Role.Region,
                "/tenir-la-charte/questions/demo-dates",
                "",
                $"DecidedBy=La commission&{Wrong("DecidedOn")}",
                "Answer DecidedOn",
                "DecidedBy DecidedOn.Day"
            },
            { Role.Region, "/tenir-la-charte/erratum", "", "Says=x", "Because Clause ShouldSay", "Says" },
            {
                Role.StructureManager,
                $"/bibliotheque/{New}/modifier",
                "",
                $"Heading=Un outil&{Wrong("ReviewOn")}&{Wrong("DatedOn")}",
                "DatedOn Kind Label Licence ReviewOn Source Summary fichier",
                "Heading ReviewOn.Day"
            },
            {
                Role.StructureManager,
                "/ma-structure/equipe/inviter",
                "",
                "Email=sans arobase&Role=",
                "Email Name Role",
                "Email"
            },
            {
                null,
                $"/rencontrer-un-pro/{PageExamples.OfSharing("ambassador/5")}",
                "",
                "Name=Lou&Email=sans arobase&IsMinor=true&AdultEmail=sans",
                "AdultEmail AdultName Email Question Way",
                "Name Email AdultEmail IsMinor"
            },
            {
                null,
                $"/programme-de-professionnalisation/sessions/{PageExamples.OfDevelopment("open")}",
                "",
                "Organisation=Mairie fictive&Email=sans arobase",
                "Department Email FullName",
                "Organisation Email"
            },
            {
                null,
                $"/agenda/{PageExamples.OfAgenda("discovery")}/inscription",
                "",
                "Form.Email=sans arobase&Form.Phone=12&Form.Needs=StepFree",
                "Form_Email Form_Name Form_Phone",
                "Form.Email Form.Phone Form.Needs"
            },
            {
                null,
                $"/appels-a-projets/{PageExamples.OfAssociates("call/open")}/candidater",
                "",
                "Email=sans arobase",
                "Body Email",
                "Email"
            },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Two_mistakes_are_said_at_once_each_beside_its_field_and_nothing_is_typed_again(
        Role? role,
        string path,
        string handler,
        string said,
        string wrong,
        string kept
    )
    {
        using var somebody = role is { } one ? await site.SignedClientAsync(one) : site.FollowingClient();
        var typed = said.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var own =
            handler.Length == 0
                ? "main form[method=post][novalidate]:not([action*='handler='])"
                : $"main form[action*='handler={handler}']";
        var form = (await somebody.PageAsync(path)).QuerySelector(own)!;

        var refused = await somebody.PostPageAsync(
            handler.Length == 0 ? path : $"{path}?handler={handler}",
            form.Fields([.. typed.Select(pair => (pair.Key, pair.Value))])
        );

        Assert.Equal(
            wrong.Split(' ').Order(StringComparer.Ordinal),
            refused
                .QuerySelectorAll(".govuk-error-summary a")
                .Select(link => link.GetAttribute("href")![1..])
                .Order(StringComparer.Ordinal)
        );
        Assert.All(wrong.Split(' '), field => Assert.NotEmpty(refused.Words($"[id='{field}-error']")));
        Assert.All(kept.Split(' '), field => Assert.Equal(typed[field], Held(refused, field)));
    }

    private static string Wrong(string day) => $"{day}.{NoSuchDay.Replace("{0}", day, StringComparison.Ordinal)}";

    private static string? Held(IDocument page, string field) =>
        page.QuerySelector($"[name='{field}'][checked]")?.GetAttribute("value")
        ?? page.QuerySelector($"select[name='{field}'] option[selected]")?.GetAttribute("value")
        ?? page.QuerySelector($"textarea[name='{field}']")?.TextContent
        ?? page.QuerySelector($"input[name='{field}']:not([type=radio]):not([type=checkbox])")?.GetAttribute("value");
}
