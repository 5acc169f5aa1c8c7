using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>Doors as a table: what the map shows, for those who do not see it.</summary>
internal sealed class DoorTable(PageTexts<Resources.Directory> texts, HtmlEncoder encoder)
{
    private readonly WrittenPart<DoorView> _where = new(
        encoder,
        (html, door) =>
        {
            html.Write($"<td>{door.Place.Name}</td><td>");
            if (door.IsRemote)
                html.Write($"{texts["remote"]}");
            else if (door.Door.Commune is { } commune)
                html.Write($"{commune.Name}");
            else
                html.Write($"{texts["department.only", door.Place.DepartmentCode ?? ""]}");
            html.Write($"</td>");
        }
    );

    /// <summary>The table of these doors, numbered in their order.</summary>
    public IHtmlContent Of(IReadOnlyList<DoorView> doors) =>
        new DirectMarkup(html =>
        {
            html.Write(
                $"""
                <div class="spro-scroll" tabindex="0" role="region" aria-label="{texts["table"].Value}">
                <table class="spro-table"><caption>{texts["table"]}</caption>
                <thead><tr><th scope="col">{texts["table.rank"]}</th><th scope="col">{texts[
                    "table.place"
                ]}</th><th scope="col">{texts["table.commune"]}</th><th scope="col">{texts[
                    "table.distance"
                ]}</th><th scope="col">{texts["table.state"]}</th></tr></thead>
                <tbody>

                """
            );
            for (var i = 0; i < doors.Count; i++)
            {
                var door = doors[i];
                html.Write(
                    $"<tr><td>{i + 1}</td>{_where.Of(door.Door, door)}<td>{door.Distance ?? "–"}</td><td>{door.StateText}</td></tr>\n"
                );
            }
            html.Write($"</tbody></table></div>");
        });
}
