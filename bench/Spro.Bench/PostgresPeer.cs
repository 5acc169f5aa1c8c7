using Npgsql;
using NpgsqlTypes;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;

namespace Spro.Bench;

/// <summary>
/// The same doors by PostgreSQL and PostGIS, as well as we know how: the networks decided are given, opening intervals
/// are laid out beforehand, everything is in memory, one prepared statement, one round trip.
/// </summary>
internal sealed class PostgresPeer : IAsyncDisposable
{
    private const string Schema = """
        CREATE EXTENSION IF NOT EXISTS postgis;
        CREATE EXTENSION IF NOT EXISTS btree_gist;
        DROP TABLE IF EXISTS opening, door, commune;
        CREATE TABLE door (id int PRIMARY KEY, network text, signatory bool NOT NULL, name text NOT NULL,
          phone text, minimum_age int, maximum_age int, at geometry(Point, 2154));
        CREATE TABLE opening (door int NOT NULL, opens timestamptz NOT NULL, closes timestamptz NOT NULL);
        CREATE TABLE commune (code text PRIMARY KEY, at geometry(Point, 2154) NOT NULL);
        """;

    private const string Indexes = """
        CREATE INDEX ON door USING gist (network, at);
        CREATE INDEX ON door USING gist (at) WHERE signatory;
        CREATE INDEX ON opening (door, closes) INCLUDE (opens);
        VACUUM ANALYZE door; VACUUM ANALYZE opening; VACUUM ANALYZE commune;
        """;

    // The eight nearest of each network that receive that age, their state and next opening; then the nearest open door.
    private const string Query = """
        SELECT asked.network, near.id, near.name, near.phone, near.metres, hours.opens, hours.closes
        FROM (SELECT at FROM commune WHERE code = $1) home
        CROSS JOIN unnest($2::text[]) AS asked(network)
        CROSS JOIN LATERAL (
          SELECT id, name, phone, door.at <-> home.at AS metres FROM door
          WHERE door.network = asked.network AND ST_DWithin(door.at, home.at, 30000)
            AND ($4::int IS NULL OR minimum_age IS NULL OR minimum_age <= $4)
            AND ($3::int IS NULL OR maximum_age IS NULL OR maximum_age >= $3)
          ORDER BY door.at <-> home.at LIMIT 8) near
        LEFT JOIN LATERAL (SELECT opens, closes FROM opening WHERE door = near.id AND closes > $5 ORDER BY closes LIMIT 1) hours ON true
        UNION ALL
        (SELECT '', door.id, door.name, door.phone, door.at <-> home.at, hours.opens, hours.closes
        FROM (SELECT at FROM commune WHERE code = $1) home CROSS JOIN door
        CROSS JOIN LATERAL (SELECT opens, closes FROM opening WHERE door = door.id AND closes > $5 ORDER BY closes LIMIT 1) hours
        WHERE door.signatory AND hours.opens <= $5
          AND ($4::int IS NULL OR minimum_age IS NULL OR minimum_age <= $4)
          AND ($3::int IS NULL OR maximum_age IS NULL OR maximum_age >= $3)
          AND ST_DWithin(door.at, home.at, 30000)
        ORDER BY door.at <-> home.at LIMIT 1)
        """;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;

    private PostgresPeer(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        _source = source;
        _connection = connection;
        _command = new NpgsqlCommand(Query, connection)
        {
            Parameters =
            {
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
    }

    public static async Task<PostgresPeer> CreateAsync(
        string connectionString,
        PublicCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var source = NpgsqlDataSource.Create(connectionString);
        var connection = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, Schema, cancellationToken);
        await FillAsync(connection, catalogue, cancellationToken);
        foreach (
            var index in Indexes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
            await ExecuteAsync(connection, index, cancellationToken);
        await ExecuteAsync(
            connection,
            "SET jit = off; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off",
            cancellationToken
        );
        var peer = new PostgresPeer(source, connection);
        await peer._command.PrepareAsync(cancellationToken);
        return peer;
    }

    /// <summary>Asks and reads every row.</summary>
    public List<(string Network, string Name, double Metres, DateTime? Opens)> Answer(
        AnswerRequest request,
        CompleteAnswer decided
    )
    {
        var age = request.Situation.Age;
        _command.Parameters[0].Value = request.CommuneCode;
        _command.Parameters[1].Value = NetworksOf(decided);
        _command.Parameters[2].Value = age is { } youngest ? youngest.Min : DBNull.Value;
        _command.Parameters[3].Value = age is { } oldest ? oldest.Max : DBNull.Value;
        _command.Parameters[4].Value = request.AtUtc;
        var doors = new List<(string, string, double, DateTime?)>();
        using var reader = _command.ExecuteReader();
        while (reader.Read())
            doors.Add(
                (
                    reader.GetString(0),
                    reader.GetString(2),
                    reader.GetDouble(4),
                    reader.IsDBNull(5) ? null : reader.GetDateTime(5)
                )
            );
        return doors;
    }

    /// <summary>Whether both found the first network's door at the same distance, within a hundredth.</summary>
    public bool Agrees(AnswerRequest request, CompleteAnswer answer)
    {
        var theirs = Answer(request, answer);
        return answer.Answers.All(network =>
        {
            var fixedDoors = network
                .Doors.Where(door => door is { Km: not null, Stop: null })
                .Select(door => door.Door.Place.Name);
            var found = theirs
                .Where(door => door.Network == network.Answer.Network.Code)
                .Select(door => door.Name)
                .ToList();
            return network.Answer.Network.Code == Networks.AnySignatoryPlace || fixedDoors.All(found.Contains);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static string[] NetworksOf(CompleteAnswer answer) =>
        [
            .. answer
                .Answers.Concat(answer.Complements)
                .Concat(answer.Others)
                .Select(network => network.Answer.Network.Code),
        ];

    private static async Task FillAsync(
        NpgsqlConnection connection,
        PublicCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        await using (var insert = connection.CreateCommand())
        {
            insert.CommandText =
                "INSERT INTO commune SELECT code, ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 2154) FROM unnest($1, $2, $3) AS c(code, lat, lon)";
            var communes = catalogue.Territory.Communes.Where(commune => commune.Position is not null).ToList();
            insert.Parameters.Add(
                new NpgsqlParameter { Value = communes.ConvertAll(commune => commune.Code).ToArray() }
            );
            insert.Parameters.Add(
                new NpgsqlParameter
                {
                    Value = communes.ConvertAll(commune => commune.Position!.Value.Latitude).ToArray(),
                }
            );
            insert.Parameters.Add(
                new NpgsqlParameter
                {
                    Value = communes.ConvertAll(commune => commune.Position!.Value.Longitude).ToArray(),
                }
            );
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        var from = new DateOnly(2026, 11, 20);
        foreach (var (id, door) in catalogue.Doors.All.Index())
        {
            await using var insert = connection.CreateCommand();
            insert.CommandText =
                "INSERT INTO door VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8::float8 IS NULL THEN NULL ELSE ST_Transform(ST_SetSRID(ST_MakePoint($9::float8, $8::float8), 4326), 2154) END)";
            var position =
                door.ReceivesOnSite && !door.Timetable.IsMobile && door.Place.Status != PlaceStatus.Closed
                    ? door.Position
                    : null;
            foreach (
                var value in new object?[]
                {
                    id,
                    door.Network?.Code,
                    door.Network?.Membership == Membership.Signatory,
                    door.Place.Name,
                    door.Place.Phone,
                    door.MinimumAge,
                    door.MaximumAge,
                    position?.Latitude,
                    position?.Longitude,
                }
            )
                insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            await insert.ExecuteNonQueryAsync(cancellationToken);
            if (door.Timetable.Weekly is not { } weekly)
                continue;
            var intervals = Enumerable
                .Range(0, 30)
                .SelectMany(day => weekly.IntervalsOn(from.AddDays(day), door.Timetable.Calendar))
                .Where(interval => interval.State.Kind == OpenKind.Open)
                .ToList();
            await using var hours = connection.CreateCommand();
            hours.CommandText = "INSERT INTO opening SELECT $1, * FROM unnest($2, $3)";
            hours.Parameters.Add(new NpgsqlParameter { Value = id });
            hours.Parameters.Add(
                new NpgsqlParameter { Value = intervals.ConvertAll(interval => interval.FromUtc).ToArray() }
            );
            hours.Parameters.Add(
                new NpgsqlParameter { Value = intervals.ConvertAll(interval => interval.UntilUtc).ToArray() }
            );
            await hours.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
