using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening.French;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Directory;
using Spro.Web.Resources;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>Networks of the answer as the items of a list: what they do, every reason, their doors.</summary>
internal sealed class NetworkAnswers(PageTexts<FirstAnswers> texts, HtmlEncoder encoder)
{
    private readonly WrittenPart<Rule> _firstReason = new(encoder, (html, rule) => html.Write($"<p>{rule.Reason}</p>"));

    private readonly WrittenPart<Network> _networkName = new(encoder, (html, network) => html.Write($"{network.Name}"));

    private readonly WrittenPart<Network> _description = new(
        encoder,
        (html, network) =>
        {
            if (network.Membership == Membership.Outside)
                html.Write($"""<p><span class="govuk-tag">{texts["outside"]}</span></p>""");
            html.Write($"<p>{network.Description}</p>");
        }
    );

    private readonly WrittenPart<Rule> _reason = new(
        encoder,
        (html, rule) =>
        {
            html.Write($"<li>{rule.Reason}");
            if (rule.Delay is { } delay)
                html.Write($" {delay}");
            html.Write(
                $"""<br><span class="spro-source">{rule.PublicBasis.Printed()}. <a href="{Links.Rule(rule.Id)}">{texts["rule", rule.Id]}</a></span></li>"""
            );
        }
    );

    private readonly WrittenPart<DoorView> _name = new(
        encoder,
        (html, door) =>
        {
            html.Write(
                $"""<li class="spro-card"><p><strong><a href="{Links.Place(door.Place.Id)}">{door.Place.Name}</a></strong>"""
            );
            if (door.NeedsFictitiousMark)
                html.Write($""" <span class="govuk-tag">{texts["fictitious"]}</span>""");
            html.Write($"<br>");
        }
    );

    private readonly WrittenPart<DoorView> _address = new(
        encoder,
        (html, door) =>
        {
            if (door.AddressLine is { } address)
                html.Write($"<p>{address}</p>");
        }
    );

    private readonly WrittenPart<DoorView> _call = new(encoder, (html, door) => Call(html, door, texts, ""));

    private readonly WrittenPart<DoorView> _callFirst = new(
        encoder,
        (html, door) => Call(html, door, texts, "govuk-button")
    );

    /// <summary>The items of these networks, in their order.</summary>
    /// <param name="networks">Each with its reasons and doors.</param>
    /// <param name="atUtc">The moment of the answer.</param>
    /// <param name="phoneFirst">The person prefers to talk: the telephone comes before the page.</param>
    /// <param name="level">Level of their headings.</param>
    /// <param name="itemClass">Class of their list items.</param>
    public IHtmlContent Of(
        IReadOnlyList<AnsweredNetwork> networks,
        DateTime atUtc,
        bool phoneFirst,
        int level,
        string itemClass
    ) =>
        new DirectMarkup(html =>
        {
            foreach (var answered in networks)
            {
                var network = answered.Answer.Network;
                var name = _networkName.Of(network, network);
                html.Write(
                    $"""<li class="{itemClass}"><h{level}>{name}</h{level}>{_description.Of(network, network)}"""
                );
                Reasons(html, name, answered.Answer.Reasons);
                if (answered.Doors.Count > 0)
                {
                    html.Write($"""<ul class="spro-cards">""");
                    foreach (var proposed in answered.Doors)
                        Card(html, new DoorView(proposed, atUtc), phoneFirst);
                    html.Write($"</ul>");
                }
                else if (answered.CoverageGap)
                    html.Write($"<p>{texts["gap", DoorChoice.ReachKm]}</p>");
                else
                    html.Write($"""<p class="spro-muted">{texts["no.commune"]}</p>""");
                html.Write($"</li>\n");
            }
        });

    private void Reasons(MarkupWriter html, HtmlString network, IReadOnlyList<Rule> reasons)
    {
        html.Write(
            $"""
            {_firstReason.Of(reasons[0], reasons[0])}
            <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{(
                reasons.Count == 1 ? texts["why.one"] : texts["why.all", reasons.Count]
            )}<span class="govuk-visually-hidden"> : {network}</span></span></summary>
            <div class="govuk-details__text"><ul class="spro-reasons">
            """
        );
        foreach (var rule in reasons)
            html.Write($"{_reason.Of(rule, rule)}");
        html.Write($"</ul></div></details>\n");
    }

    // Shorter than the card of the directory: the network is said above it.
    private void Card(MarkupWriter html, DoorView door, bool phoneFirst)
    {
        var place = door.Place;
        html.Write(
            $"""{_name.Of(door.Door, door)}<span class="spro-state {door.StateClass}">{door.StateText}</span>"""
        );
        if (door.Distance is { } distance)
            html.Write($" · {distance} {texts["crow"]}");
        else if (door.IsRemote)
            html.Write($" · {texts["remote"]}");
        else if (place.DepartmentCode is { } department && door.Door.Commune is null)
            html.Write($" · {texts["department.only", department]}");
        html.Write($"</p>");
        if (phoneFirst)
            html.Write($"{_callFirst.Of(door.Door, door)}");
        if (door.Stop is { } stop)
            html.Write($"<p>{DoorText.Stop(stop)}</p>");
        html.Write($"{_address.Of(door.Door, door)}");
        if (!phoneFirst)
            html.Write($"{_call.Of(door.Door, door)}");
        if (door.IsStale)
            html.Write($"""<p class="spro-muted">{texts["stale"]}</p>""");
        html.Write($"</li>\n");
    }

    private static void Call(MarkupWriter html, DoorView door, PageTexts<FirstAnswers> texts, string linkClass)
    {
        if (door.Place.Phone is not { } phone)
            return;
        html.Write($"<p><a");
        if (linkClass.Length > 0)
            html.Write($" class=\"{linkClass}\"");
        html.Write(
            $""" href="{door.PhoneLink}">{texts["call", phone]}</a><br>{texts["written", door.WrittenWay ?? texts["written.relay"].Value]}</p>"""
        );
    }
}
