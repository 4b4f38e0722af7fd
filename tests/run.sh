#!/usr/bin/env bash
# Runs every test from a fresh clone: installs what Debian has and is missing, builds once, starts a PostgreSQL of its own, runs the test
# projects one after the other. The last line is "N passed, N failed, N skipped"; the exit code is 0 only if tests ran and none failed.
# Arguments are handed on to "dotnet test" (such as --filter).
set -euo pipefail
exec </dev/null
cd "$(dirname "$0")/.."

projects=(tests/JourneyMapper.Maps.Tests tests/JourneyMapper.Web.Tests tests/JourneyMapper.Browser.Tests)
work=$(mktemp -d)
server=''
runner=''

as_server() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

clean_up() {
  trap - EXIT INT TERM HUP
  # Our own job and its children: each background job is a process group of its own (set -m).
  [ -z "$runner" ] || kill -TERM -- "-$runner" 2>/dev/null || true
  [ -z "$server" ] || as_server "$server/pg_ctl" -D "$work/pg/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

find_server() {
  local found
  for found in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) $(pg_config --bindir 2>/dev/null); do
    if [ -x "$found/initdb" ] && [ -x "$found/pg_ctl" ]; then echo "$found"; return; fi
  done
}

install_missing() {
  local missing=()
  [ -n "${JOURNEYMAPPER_TEST_POSTGRES:-}" ] && [ -z "$(find_server)" ] && echo 'Some tests stop and start PostgreSQL and need its programs.' >&2
  [ -n "$(find_server)" ] || missing+=(postgresql)
  command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  echo "Installing ${missing[*]}"
  # No cluster of the distribution's own: ours is thrown away after the run.
  "${root[@]}" mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | "${root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  "${root[@]}" apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

start_postgres() {
  [ -z "${JOURNEYMAPPER_TEST_POSTGRES:-}" ] || return 0
  local found
  found=$(find_server)
  chmod 711 "$work"
  mkdir "$work/pg"
  [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
  chmod 700 "$work/pg"
  (cd / && as_server "$found/initdb" -D "$work/pg/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync) >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; return 1; }
  server=$found
  # A unix socket in a folder of ours: no port to be taken by somebody else.
  (cd / && as_server "$found/pg_ctl" -D "$work/pg/data" -l "$work/pg/log" -w -o "-k $work/pg -c listen_addresses= -c max_connections=300" start) >"$work/start.log" 2>&1 || { cat "$work/start.log" "$work/pg/log" >&2; return 1; }
  export JOURNEYMAPPER_TEST_POSTGRES="Host=$work/pg;Username=postgres;Database=postgres"
}

# In a process group of its own and waited for, so that a signal reaches the trap at once and the trap the whole group.
run() {
  set -m
  "$@" &
  runner=$!
  set +m
  local code=0
  wait "$runner" || code=$?
  runner=''
  return "$code"
}

# Sums an attribute of the <Counters> of all result files.
count() {
  { grep -oh '<Counters [^>]*>' "$work"/results/*.trx 2>/dev/null || true; } | { grep -o " $1=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}

# Most of what runs here runs once: measuring it for a better compilation costs a sixth of the time and never pays.
export DOTNET_TieredPGO=0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
failed_to_run=0
install_missing
for project in "${projects[@]}"; do
  run dotnet build "$project" -m:2 -nodeReuse:false -p:UseSharedCompilation=false -v quiet || failed_to_run=1
done
if [ "$failed_to_run" = 0 ]; then
  start_postgres
  for project in "${projects[@]}"; do
    name=$(basename "$project")
    # The servers of the browser tests live for a minute at most: a third of their time went into compiling again what was called 30 times.
    [ "$name" != JourneyMapper.Browser.Tests ] || export DOTNET_TC_CallCounting=0
    code=0
    run dotnet test "$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$work/results" "$@" || code=$?
    # A project without tests leaves no results; one that broke off leaves none either, but not with code 0.
    [ "$code" = 0 ] || failed_to_run=1
  done
fi

total=$(count total)
passed=$(count passed)
executed=$(count executed)
skipped=$((total - executed))
failed=$((executed - passed))
code=0
[ "$failed_to_run" = 0 ] && [ "$failed" = 0 ] && [ "$passed" -gt 0 ] || code=1
clean_up
echo "$passed passed, $failed failed, $skipped skipped"
exit "$code"
