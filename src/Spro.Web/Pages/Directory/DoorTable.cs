using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>Doors as a table: what the map shows, for those who do not see it.</summary>
internal sealed class DoorTable(IReadOnlyList<DoorView> doors, PageTexts<Resources.Directory> texts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var html = new MarkupWriter(writer, encoder);
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
            html.Write($"<tr><td>{i + 1}</td><td>{door.Place.Name}</td><td>");
            if (door.IsRemote)
                html.Write($"{texts["remote"]}");
            else if (door.Door.Commune is { } commune)
                html.Write($"{commune.Name}");
            else
                html.Write($"{texts["department.only", door.Place.DepartmentCode ?? ""]}");
            html.Write($"</td><td>{door.Distance ?? "–"}</td><td>{door.StateText}</td></tr>\n");
        }
        html.Write($"</tbody></table></div>");
    }
}
