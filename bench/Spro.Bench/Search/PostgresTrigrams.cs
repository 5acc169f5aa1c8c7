using Npgsql;
using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>PostgreSQL pg_trgm: the most similar titles by a GIN index, or the nearest masculine forms by GiST.</summary>
internal sealed class PostgresTrigrams : ISearchEngine
{
    private const string ByGin = """
        SELECT place FROM title WHERE text % $1 ORDER BY similarity(text, $1) DESC, place LIMIT 5
        """;

    private const string ByGist = "SELECT place FROM title ORDER BY typed <-> $1 LIMIT 5";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _find;

    private PostgresTrigrams(string name, NpgsqlConnection connection, string query)
    {
        Name = name;
        _connection = connection;
#pragma warning disable CA2100 // Our own constants.
        _find = new NpgsqlCommand(query, connection) { Parameters = { new NpgsqlParameter<string>() } };
#pragma warning restore CA2100
        _find.Prepare();
    }

    public string Name { get; }

    /// <summary>Both, over one table; they close their own connection.</summary>
    public static IReadOnlyList<ISearchEngine> Create(string connectionString, IReadOnlyList<RomeTitle> titles)
    {
        using (var source = NpgsqlDataSource.Create(connectionString))
        {
            Execute(
                source,
                """
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                DROP TABLE IF EXISTS title;
                CREATE TABLE title (place int PRIMARY KEY, text text NOT NULL, typed text NOT NULL);
                """
            );
            using (var insert = source.CreateCommand("INSERT INTO title SELECT * FROM unnest($1, $2, $3)"))
            {
                insert.Parameters.AddWithValue(Enumerable.Range(0, titles.Count).ToArray());
                insert.Parameters.AddWithValue(titles.Select(title => FrenchText.Fold(title.Title)).ToArray());
                insert.Parameters.AddWithValue(titles.Select(title => FrenchText.Fold(title.Typed)).ToArray());
                insert.ExecuteNonQuery();
            }
            Execute(source, "CREATE INDEX ON title USING gin (text gin_trgm_ops)");
            Execute(source, "CREATE INDEX ON title USING gist (typed gist_trgm_ops)");
            Execute(source, "VACUUM ANALYZE title");
        }
        return
        [
            new PostgresTrigrams("pg_trgm GIN", Open(connectionString), ByGin),
            new PostgresTrigrams("pg_trgm GiST", Open(connectionString), ByGist),
        ];
    }

    public IReadOnlyList<int> Find(string text)
    {
        ((NpgsqlParameter<string>)_find.Parameters[0]).TypedValue = FrenchText.Fold(text);
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

    private static NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(NpgsqlDataSource source, string sql)
    {
#pragma warning disable CA2100 // Our own constants.
        using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
