using System.Globalization;
using Spro.Core.Common;

namespace Spro.Core.Knowledge;

/// <summary>The path of activities to learn to find one's way (<c>data/activities</c>), in the order of its steps.</summary>
public sealed class Activities(IReadOnlyList<Activity> all)
{
    private static readonly Lazy<Activities> Embedded = new(() =>
        new Activities([.. EmbeddedData.List("activities").Select(path => Read(path, EmbeddedData.ReadText(path)))])
    );

    private static readonly string[] Keys = ["id", "title", "step", "minutes", "reviewed", "owner"];

    /// <summary>The activities that come with Spro.</summary>
    public static Activities BuiltIn => Embedded.Value;

    /// <summary>The steps of the path: know myself, find and judge information, meet people, decide, act.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["connaitre", "informer", "rencontrer", "decider", "agir"];

    /// <summary>Every activity, in order.</summary>
    public IReadOnlyList<Activity> All { get; } = all;

    /// <summary>The activity of that identifier, or null.</summary>
    public Activity? Find(string id) => All.FirstOrDefault(activity => activity.Id == id);

    /// <summary>Reads a Markdown file: a head of <c>key: value</c> lines, then what to do.</summary>
    /// <exception cref="RefusedException">Code <c>invalid-sheet</c>; the message names the file and what is wrong.</exception>
    public static Activity Read(string name, string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var head = new MarkdownHead(name, markdown, Keys);
        return new Activity
        {
            Id = head.Required("id"),
            Title = head.Required("title"),
            Step =
                head.Required("step") is var step && Steps.Contains(step)
                    ? step
                    : throw head.Refuse($"« step » doit être parmi {string.Join(", ", Steps)}"),
            Minutes =
                int.TryParse(head.Required("minutes"), CultureInfo.InvariantCulture, out var minutes) && minutes > 0
                    ? minutes
                    : throw head.Refuse("« minutes » doit être un nombre"),
            Text = head.Text,
            ReviewedOn = head.Day("reviewed"),
            Owner = head.Required("owner"),
        };
    }
}
