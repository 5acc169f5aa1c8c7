using Microsoft.Data.Sqlite;
using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>SQLite FTS5 with its trigram tokenizer: any trigram of the query, ranked by bm25, in memory.</summary>
internal sealed class SqliteTrigrams : ISearchEngine
{
    private const int Gram = 3;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _find;

    public SqliteTrigrams(IReadOnlyList<RomeTitle> titles)
    {
        _connection.Open();
        using (var create = _connection.CreateCommand())
        {
            create.CommandText = "CREATE VIRTUAL TABLE title USING fts5(text, typed, tokenize = 'trigram')";
            create.ExecuteNonQuery();
        }
        using (var transaction = _connection.BeginTransaction())
        using (var insert = _connection.CreateCommand())
        {
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO title (rowid, text, typed) VALUES ($place, $text, $typed)";
            foreach (var (place, title) in titles.Index())
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$place", place);
                insert.Parameters.AddWithValue("$text", FrenchText.Fold(title.Title));
                insert.Parameters.AddWithValue("$typed", FrenchText.Fold(title.Typed));
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        _find = _connection.CreateCommand();
        _find.CommandText = "SELECT rowid FROM title WHERE title MATCH $match ORDER BY rank LIMIT $depth";
        _find.Parameters.AddWithValue("$match", "");
        _find.Parameters.AddWithValue("$depth", Recall.Depth);
        _find.Prepare();
    }

    public string Name => "SQLite FTS5 trigram";

    public IReadOnlyList<int> Find(string text)
    {
        var folded = FrenchText.Fold(text);
        if (folded.Length < Gram)
            return [];
        _find.Parameters[0].Value = string.Join(
            " OR ",
            Enumerable.Range(0, folded.Length - Gram + 1).Select(at => $"\"{folded.Substring(at, Gram)}\"").Distinct()
        );
        var places = new List<int>(Recall.Depth);
        using var reader = _find.ExecuteReader();
        while (reader.Read())
            places.Add(reader.GetInt32(0));
        return places;
    }

    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }
}
