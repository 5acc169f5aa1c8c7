using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures.Opening.French;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>Doors as cards, the items of a list.</summary>
internal sealed class DoorCards(PageTexts<Resources.Directory> texts, HtmlEncoder encoder)
{
    private readonly WrittenPart<DoorView> _name = new(
        encoder,
        (html, door) =>
        {
            html.Write(
                $"""
                <li class="spro-card">
                <h3><a href="{Links.Place(door.Place.Id)}">{door.Place.Name}</a>
                """
            );
            if (door.NeedsFictitiousMark)
                html.Write($""" <span class="govuk-tag">{texts["fictitious"]}</span>""");
            html.Write($"""</h3><p class="spro-muted">{door.Door.Network?.ShortName ?? door.Door.Structure.Name}""");
            if (door.IsOutside)
                html.Write($" · {texts["outside"]}");
            html.Write($"</p>");
        }
    );

    private readonly WrittenPart<DoorView> _contact = new(
        encoder,
        (html, door) =>
        {
            if (door.AddressLine is { } address)
                html.Write($"<p>{address}</p>");
            if (door.Place.Phone is { } phone)
            {
                html.Write($"""<p><a href="{door.PhoneLink}">{texts["call", phone]}</a><br>{texts["written"]} """);
                html.Write($"{door.WrittenWay ?? texts["written.relay"].Value}</p>");
            }
        }
    );

    /// <summary>The cards of these doors, in their order.</summary>
    public IHtmlContent Of(IReadOnlyList<DoorView> doors) =>
        new DirectMarkup(html =>
        {
            foreach (var door in doors)
                Card(html, door);
        });

    private void Card(MarkupWriter html, DoorView door)
    {
        html.Write(
            $"""{_name.Of(door.Door, door)}<p><span class="spro-state {door.StateClass}">{door.StateText}</span>"""
        );
        if (door.Distance is { } distance)
            html.Write($" · {distance} {texts["crow"]}");
        else if (door.IsRemote)
            html.Write($" · {texts["remote"]}");
        html.Write($"</p>");
        if (door.Stop is { } stop)
            html.Write($"<p>{DoorText.Stop(stop)}</p>");
        html.Write($"{_contact.Of(door.Door, door)}");
        if (door.IsStale)
            html.Write($"""<p class="spro-muted">{texts["stale"]}</p>""");
        html.Write($"</li>\n");
    }
}
