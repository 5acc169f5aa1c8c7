#!/usr/bin/env bash
# Measures what was promised about speed, each figure beside a peer; writes artifacts/bench/*.json and docs/benchmarks.md.
set -uo pipefail
cd "$(dirname "$0")"

# Installs what is missing on Debian when it may; without PostgreSQL its line says so, without wrk there is no load.
pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
has_postgis() { [ -n "$pg_bin" ] && [ -f "/usr/share/postgresql/$(basename "$(dirname "$pg_bin")")/extension/postgis.control" ]; }
if ! { has_postgis && command -v wrk >/dev/null 2>&1; } && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing wrk, PostgreSQL and PostGIS"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq wrk postgresql-postgis) >/dev/null 2>&1
  pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
fi
command -v wrk >/dev/null 2>&1 || { echo "please install: wrk" >&2; exit 1; }

work=$(mktemp -d)
chmod 711 "$work"
# The stores of the measures are temporary files: they go with this folder.
export TMPDIR=$work/stores
mkdir -m 777 "$TMPDIR"
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
stop() {
  [ -d "$work/pg" ] && as_postgres "$pg_bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1
  rm -rf "$work"
}
trap stop EXIT

set -e
out=artifacts/bench
mkdir -p "$out"
rm -f "$out"/*.json
# What runs in production is what is measured: published.
dotnet publish src/Spro.Web -c Release -r "linux-$(uname -m | sed s/x86_64/x64/\;s/aarch64/arm64/)" --no-self-contained -o "$out/site" --verbosity quiet
dotnet publish bench/Spro.Bench.BareSite -c Release -o "$out/bare" --verbosity quiet
dotnet publish bench/Spro.Bench -c Release -o "$out/bin" --verbosity quiet
bench() { dotnet "$out/bin/Spro.Bench.dll" "$1" "$out" "${@:2}"; }

bench rules
bench imports
bench guide
bench start "$out/site/Spro.Web.dll"
bench first-view "$out/site/Spro.Web.dll"
bench http "$out/site/Spro.Web.dll" "$out/bare/Spro.Bench.BareSite.dll"
bench national-store "$work/national"
bench national "$work/national"

# A private PostgreSQL on a socket of its own, gone at the end.
if has_postgis; then
  mkdir "$work/pg"
  [ "$(id -u)" = 0 ] && chown postgres "$work/pg"
  as_postgres "$pg_bin/initdb" --no-sync --auth=trust --username=spro --encoding=UTF8 --locale=C.UTF-8 -D "$work/pg" >/dev/null
  as_postgres "$pg_bin/pg_ctl" -w -D "$work/pg" -l "$work/pg/log" \
    -o "-c listen_addresses= -c unix_socket_directories=$work/pg -c fsync=off -c shared_buffers=256MB" start >/dev/null
  export SPRO_BENCH_POSTGRES="Host=$work/pg;Username=spro;Database=postgres"
fi
for measure in counsellors lists; do
  bench "$measure" "$out/site/Spro.Web.dll" sqlite
  [ -z "${SPRO_BENCH_POSTGRES:-}" ] || bench "$measure" "$out/site/Spro.Web.dll" postgres
done
bench answer
# The script peers are not ours: their packages go into artifacts, by their lock file.
scripts=()
if command -v npm >/dev/null 2>&1; then
  mkdir -p "$out/peers"
  cp bench/Spro.Bench/Search/Peers/* "$out/peers"
  (cd "$out/peers" && npm ci --no-audit --no-fund --silent) && scripts=("$out/peers")
fi
bench search "${scripts[@]}"
bench table docs/benchmarks.md
