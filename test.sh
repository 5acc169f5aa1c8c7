#!/usr/bin/env bash
# Runs every test, on both databases and in a real browser. --long asks for the full counts where the default samples.
set -uo pipefail
cd "$(dirname "$0")"

long=0
for argument in "$@"; do
  case "$argument" in
    --long) long=1 ;;
    *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
  esac
done
[ "$long" = 1 ] && export SPRO_TEST_LONG=1

# Installs what is missing on Debian when it may; otherwise says in one line what to install.
need() { # command package...
  command -v "$1" >/dev/null 2>&1 || missing+=("${@:2}")
}
missing=()
need chromium chromium
pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$pg_bin" ] || missing+=(postgresql)
/usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || missing+=(python3-aiosmtpd)
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing ${missing[*]}"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}") >/dev/null 2>&1 \
      || { echo "could not install ${missing[*]}" >&2; exit 1; }
    pg_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  else
    echo "please install: ${missing[*]}" >&2
    exit 1
  fi
fi

work=$(mktemp -d)
chmod 711 "$work"
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
stop() {
  [ -d "$work/pg" ] && as_postgres "$pg_bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1
  rm -rf "$work"
}
trap stop EXIT

# A private PostgreSQL on the loopback, gone at the end.
port=$((20000 + RANDOM % 20000))
mkdir "$work/pg"
[ "$(id -u)" = 0 ] && chown postgres "$work/pg"
as_postgres "$pg_bin/initdb" --no-sync --auth=trust --username=spro --encoding=UTF8 --locale=C.UTF-8 -D "$work/pg" >/dev/null \
  && as_postgres "$pg_bin/pg_ctl" -w -D "$work/pg" -l "$work/pg/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/pg -c fsync=off -c max_connections=200" start >/dev/null \
  || { echo "PostgreSQL did not start" >&2; exit 1; }
export SPRO_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=spro;Database=postgres"

set -e
dotnet tool restore >/dev/null
dotnet restore --locked-mode --verbosity quiet
dotnet csharpier check src tests bench eng
dotnet build --no-restore --verbosity quiet -warnaserror
set +e

# Known vulnerabilities of packages fail the run. Where the package source does not say, that is told, not passed over;
# SPRO_AUDIT=required makes it a failure.
dotnet run eng/audit.cs | tee "$work/audit"
audited=${PIPESTATUS[0]}
[ "$audited" = 3 ] && [ "${SPRO_AUDIT:-}" != required ] && audited=0

dotnet test --no-build --max-parallel-test-modules 2 2>&1 | tee "$work/out"
status=${PIPESTATUS[0]}

# The runner's summary, as the one line that anybody can read.
count() { grep -aE "^ *$1: [0-9]+" "$work/out" | tail -1 | grep -oE '[0-9]+' | head -1; }
passed=$(count succeeded); failed=$(count failed); skipped=$(count skipped)
if [ "${passed:-0}" = 0 ]; then
  echo "no test ran" >&2
  exit 1
fi
line="${passed:-0} passed, ${failed:-0} failed"
[ "${skipped:-0}" != 0 ] && line="$line, $skipped skipped"
tail -1 "$work/audit"
echo "$line"
[ "$status" = 0 ] && [ "${failed:-0}" = 0 ] && [ "$audited" = 0 ]
