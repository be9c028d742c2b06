#!/bin/sh
# Runs every experiment of a device lab, one after another, and gates each. For cron on the machine
# that the devices hang on:
#
#   17 1 * * * /srv/lab/device-sweep.sh /srv/lab/experiments /srv/lab >>/srv/lab/sweep.log 2>&1
#
# Each experiment file in the first folder is a sweep over the devices that it names. The second
# folder keeps runs, gates and the site. Set UNDERSTUDY_HISTORY to one PostgreSQL database where
# several machines share a history; the default is a file in the second folder.
set -u

experiments=${1:?a folder of experiment files}
lab=${2:?a folder for runs, gates and the site}
understudy=${UNDERSTUDY:-understudy}
UNDERSTUDY_HISTORY=${UNDERSTUDY_HISTORY:-$lab/history.db}
export UNDERSTUDY_HISTORY
night=$(date -u +%Y-%m-%dT%H%M)
worst=0

# Two sweeps at once would time each other.
mkdir -p "$lab/runs" "$lab/gates"
exec 9>"$lab/.sweep.lock"
flock -n 9 || { echo "the last sweep is still running" >&2; exit 4; }

# 1, a regression, is the worst of all; of the others the higher code.
note() {
  if [ "$worst" -ne 1 ] && { [ "$1" -eq 1 ] || [ "$1" -gt "$worst" ]; }; then worst=$1; fi
}

for file in "$experiments"/*.yaml; do
  [ -e "$file" ] || { echo "no experiment files in $experiments" >&2; exit 2; }
  name=$(basename "$file" .yaml)
  run="$lab/runs/$night-$name"
  echo "== $name, $night"
  "$understudy" run "$file" --out "$run" --quiet
  code=$?
  if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then
    note "$code" # one experiment that cannot run does not keep the others from running
    continue
  fi
  "$understudy" history import "$run"
  "$understudy" gate "$run" --baseline last:10 --confirm --quiet --out "$lab/gates/$night-$name"
  note $?
done

"$understudy" history prune --older-than 365d
"$understudy" site -o "$lab/site"
exit "$worst"
