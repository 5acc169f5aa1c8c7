using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The texts of the site, each resource file read once for each language. The framework's own localizer goes through
/// <see cref="ResourceManager"/>, and its lock, for every text of every page: that was a third of their time.
/// </summary>
internal sealed class SiteTexts : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> _all = new();

    public IStringLocalizer Create(Type resourceSource) =>
        _all.GetOrAdd(resourceSource, static type => new Texts(type));

    public IStringLocalizer Create(string baseName, string location) =>
        throw new NotSupportedException("A text is found by the type that names its resource file.");

    private sealed class Texts(Type type) : IStringLocalizer
    {
        private readonly ConcurrentDictionary<CultureInfo, FrozenDictionary<string, LocalizedString>> _byCulture =
            new();

        public LocalizedString this[string name] =>
            _byCulture.GetOrAdd(CultureInfo.CurrentUICulture, Read).TryGetValue(name, out var text)
                ? text
                : new LocalizedString(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments] =>
            this[name] is { ResourceNotFound: false } text
                ? new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments))
                : this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            _byCulture.GetOrAdd(CultureInfo.CurrentUICulture, Read).Values;

        // From the neutral file, which is French, to the language asked for: the nearest wins.
        private FrozenDictionary<string, LocalizedString> Read(CultureInfo culture)
        {
            var files = new ResourceManager(type);
            var texts = new Dictionary<string, LocalizedString>(StringComparer.Ordinal);
            var cultures = new Stack<CultureInfo>();
            for (var one = culture; ; one = one.Parent)
            {
                cultures.Push(one);
                if (one == CultureInfo.InvariantCulture)
                    break;
            }
            foreach (var one in cultures)
            {
                if (files.GetResourceSet(one, createIfNotExists: true, tryParents: false) is not { } file)
                    continue;
                foreach (DictionaryEntry entry in file)
                    texts[(string)entry.Key] = new LocalizedString((string)entry.Key, (string?)entry.Value ?? "");
            }
            return texts.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }
}
