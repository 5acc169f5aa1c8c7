namespace Spro.Core.Search;

/// <summary>
/// The steps of a search, with the buffers they fill: rows that hold words near those typed, the best of them, and
/// these ranked by words and by letters. One search at a time.
/// </summary>
internal sealed class SearchSession(SearchDocument[] documents, IndexedTerms terms, SearchExpansions expansions)
{
    /// <summary>Rows ranked by their letters, at least.</summary>
    private const int FewestCandidates = 192;

    /// <summary>Rows ranked for each hit asked for: forms and terms of one document are several.</summary>
    private const int CandidatesPerHit = 8;

    /// <summary>Rows visited before common words stop counting in the choice of candidates; they count in the ranking.</summary>
    private const int MostVisits = 30_000;

    /// <summary>Beside this share of a score come the letters in their order; the words, in any order, are the rest.</summary>
    private const float LettersShare = 0.75f;

    /// <summary>What words in another order are worth.</summary>
    private const float WordsAlone = 0.9f;

    /// <summary>What the beginning of a row loses beside a whole row.</summary>
    private const float BeginningLoss = 0.1f;

    /// <summary>A title typed in full needs no other reading.</summary>
    private const float TypedInFull = 0.999f;

    /// <summary>Less than this answers nothing.</summary>
    private const float LeastScore = 0.2f;

    /// <summary>Typed words for which known ones are suggested.</summary>
    private const int WordsHelped = 2;
    private const int SuggestionsPerWord = 3;
    private const int Steps = 256;

    private readonly TypedQuery _query = new(terms);
    private readonly WordDistance _distance = new();
    private readonly Gain[] _gains = new Gain[terms.Rows.Length];
    private readonly List<int> _touched = [];
    private readonly List<int> _candidates = [];
    private readonly List<ulong> _ranked = [];
    private readonly int[] _histogram = new int[Steps];

    public SearchResults Search(string query, SearchKinds kinds, int limit, bool oncePerCode)
    {
        _ranked.Clear();
        _query.Read(query);
        if (_query.Words.IsEmpty)
        {
            return SearchResults.Nothing;
        }

        var readings = expansions.Readings(_query.Letters);
        var candidates = Math.Max(FewestCandidates, CandidatesPerHit * Math.Min(limit, documents.Length));
        Run(kinds, candidates, 0, new Reading(query, 1, InFull: false));
        if (_ranked.Exists(key => Ranked.Of(key).Score >= TypedInFull))
        {
            readings = [];
        }

        for (var reading = 0; reading < readings.Count; reading++)
        {
            _query.Read(readings[reading].Text);
            Run(kinds, candidates, reading + 1, readings[reading]);
        }

        _ranked.Sort();
        var hits = Hits(limit, readings, oncePerCode);
        if (hits.Count > 0)
        {
            return new SearchResults(hits, []);
        }

        _query.Read(query);
        return new SearchResults([], _query.Closest(WordsHelped, SuggestionsPerWord));
    }

    private void Run(SearchKinds kinds, int candidates, int number, Reading reading)
    {
        Gather();
        Choose(kinds, candidates);
        _distance.Prepare(_query.Letters);
        foreach (var row in _candidates)
        {
            var score = Score(row, reading.InFull) * reading.Worth;
            if (score >= LeastScore)
            {
                _ranked.Add(Ranked.Key(score * terms.Rows[row].Weight, row, number));
            }
        }

        foreach (var row in _touched)
        {
            _gains[row] = default;
        }
    }

    /// <summary>Adds up what the words tell of each row, the rarest words first.</summary>
    private void Gather()
    {
        _touched.Clear();
        var words = _query.Words;
        Span<int> order = stackalloc int[words.Length];
        Span<int> rows = stackalloc int[words.Length];
        for (var word = 0; word < words.Length; word++)
        {
            (order[word], rows[word]) = (word, words[word].Rows);
        }

        rows.Sort(order);
        var visits = 0;
        foreach (var typed in order)
        {
            visits += words[typed].Rows;
            if (_touched.Count > 0 && (words[typed].IsGrammar || visits > MostVisits))
            {
                continue;
            }

            foreach (var link in _query.LinksOf(words[typed]))
            {
                Add(terms.RowsOf(link.Word), typed, words[typed].Worth * link.Likeness);
            }
        }
    }

    private void Add(ReadOnlySpan<int> rows, int typed, float worth)
    {
        foreach (var row in rows)
        {
            ref var gain = ref _gains[row];
            if (gain.Words == 0)
            {
                _touched.Add(row);
            }

            var word = 1 << typed;
            if ((gain.Words & word) == 0)
            {
                gain.Words |= word;
                gain.Worth += worth;
            }
        }
    }

    /// <summary>Keeps the rows that share most with the query, by a histogram rather than by sorting them.</summary>
    private void Choose(SearchKinds kinds, int count)
    {
        _candidates.Clear();
        Array.Clear(_histogram);
        foreach (var row in _touched)
        {
            ref readonly var form = ref terms.Rows[row];
            ref var gain = ref _gains[row];
            gain.Worth =
                (form.Kind & kinds) == SearchKinds.None
                    ? 0
                    : form.Weight * 2 * gain.Worth / (_query.Worth + form.Worth);
            _histogram[Step(gain.Worth)]++;
        }

        var least = Steps - 1;
        var room = count;
        while (least > 1 && room >= _histogram[least])
        {
            room -= _histogram[least--];
        }

        foreach (var row in _touched)
        {
            var step = Step(_gains[row].Worth);
            if (step > least || (step == least && room-- > 0))
            {
                _candidates.Add(row);
            }
        }
    }

    /// <summary>0 for what is worth nothing.</summary>
    private static int Step(float worth) => Math.Min((int)MathF.Ceiling(worth * (Steps - 2)), Steps - 1);

    private float Score(int row, bool inFull)
    {
        var byWords = ByWords(row);
        return Math.Max(WordsAlone * byWords, (LettersShare * ByLetters(row, inFull)) + ((1 - LettersShare) * byWords));
    }

    /// <summary>The share of words in common, each by its worth and its likeness, whatever their order.</summary>
    private float ByWords(int row)
    {
        var words = _query.Words;
        Span<float> found = stackalloc float[words.Length];
        found.Clear();
        var shared = 0f;
        foreach (var word in terms.WordsOf(row))
        {
            var likest = 0f;
            for (var number = _query.FirstLinkOf(word); number != 0; number = _query[number].Next)
            {
                var link = _query[number];
                found[link.Typed] = Math.Max(found[link.Typed], link.Likeness);
                likest = Math.Max(likest, link.Likeness);
            }

            shared += likest * terms.Worths[word];
        }

        for (var typed = 0; typed < words.Length; typed++)
        {
            shared += found[typed] * words[typed].Worth;
        }

        return shared / (_query.Worth + terms.Rows[row].Worth);
    }

    /// <summary>The share of letters that need no edit for the query to be the row or its beginning.</summary>
    private float ByLetters(int row, bool inFull)
    {
        var typed = Math.Min(_query.Letters.Length, WordDistance.LongestPattern);
        var letters = terms.LettersOf(row);
        // A long query is cut: so are the rows, or the whole of a short one would win over the beginning of a long one.
        var compared = typed < _query.Letters.Length ? letters[..Math.Min(letters.Length, typed)] : letters;
        var (whole, beginning) = _distance.To(compared);
        var edits = inFull ? Math.Min(whole, typed) : Math.Min(whole, beginning + BeginningLoss);
        return 1 - (edits / typed);
    }

    private List<SearchHit> Hits(int limit, IReadOnlyList<Reading> readings, bool oncePerCode)
    {
        var hits = new List<SearchHit>(Math.Min(limit, _ranked.Count));
        foreach (var key in _ranked)
        {
            var (score, number, reading) = Ranked.Of(key);
            var row = terms.Rows[number];
            var document = documents[row.Document];
            if (Holds(hits, document, oncePerCode))
            {
                continue;
            }

            hits.Add(
                new SearchHit(
                    document,
                    row.Term == 0 ? document.Title : document.OtherTerms[row.Term - 1].Text,
                    reading == 0 ? null : readings[reading - 1].Text,
                    score
                )
            );
            if (hits.Count == limit)
            {
                break;
            }
        }

        return hits;
    }

    private static bool Holds(List<SearchHit> hits, SearchDocument document, bool oncePerCode)
    {
        foreach (var hit in hits)
        {
            var same = ReferenceEquals(hit.Document, document);
            if (same || (oncePerCode && hit.Document.Kind == document.Kind && hit.Document.Code == document.Code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the words of a query tell of a row, and which of them do, a bit each.</summary>
    private struct Gain
    {
        public float Worth;
        public int Words;
    }
}
